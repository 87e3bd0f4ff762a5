/**
 * What an attribute of a POS component may hold.
 * - `{ oneOf }`: a closed union; a member may be a pattern such as `{number}px`.
 * - `{ oneOf, upTo }`: one to `upTo` members separated by spaces (padding, gap, borderRadius).
 */
export type AttributeType =
  'string' | 'boolean' | 'number' | 'string[]' | { oneOf: readonly string[]; upTo?: number };

export interface ComponentRules {
  attributes: Readonly<Record<string, AttributeType>>;
  /** Event names in lower case, without `on`. */
  events: readonly string[];
  /** Named slots, as written in the `slot` attribute. */
  slots: readonly string[];
  /** Whether the component takes unnamed children. */
  children: boolean;
}

export interface TargetRules {
  /** Properties of the `shopify` global in this target. */
  api: readonly string[];
  /** Properties among them that the package marks as deprecated. */
  deprecated: readonly string[];
  /** Tags that the target may render. */
  components: readonly string[];
}

export interface Registry {
  package: string;
  components: Readonly<Record<string, ComponentRules>>;
  targets: Readonly<Record<string, TargetRules>>;
}
