// The rules of the registry, applied: each function answers what is wrong, in one sentence, or nothing.
import { registry } from './registry.ts';
import type { AttributeType, ComponentRules, TargetRules } from './types.ts';

/** Rules of a target. Throws for a target that this API version does not have. */
export function rulesOfTarget(target: string): TargetRules {
  const rules = registry.targets[target];
  if (!rules) throw new Error(`There is no target "${target}" in ${registry.package}.`);
  return rules;
}

export function rulesOfComponent(tag: string): ComponentRules | undefined {
  return registry.components[tag];
}

/** Whether a target may render a tag. */
export function elementProblem(target: string, tag: string): string | undefined {
  if (!rulesOfComponent(tag)) return `<${tag}> is not a POS component.`;
  if (!rulesOfTarget(target).components.includes(tag)) return `<${tag}> is not available in ${target}.`;
  return undefined;
}

/** Whether a component has an attribute, and the attribute may hold the value. */
export function attributeProblem(tag: string, name: string, value: unknown): string | undefined {
  const type = rulesOfComponent(tag)?.attributes[name];
  if (type === undefined) return `<${tag}> has no attribute "${name}".`;
  if (value === undefined || value === null || fits(type, value)) return undefined;
  const shown = typeof value === 'string' ? `"${value}"` : `${JSON.stringify(value)} (${typeof value})`;
  return `<${tag} ${name}> cannot be ${shown}; it takes ${describe(type)}.`;
}

export function eventProblem(tag: string, event: string): string | undefined {
  const rules = rulesOfComponent(tag);
  return rules && !rules.events.includes(event) ? `<${tag}> has no event "${event}".` : undefined;
}

/** Whether a child may go into a slot of its parent; a parent outside the registry (the screen's root) has no slots. */
export function slotProblem(
  parent: string | undefined,
  tag: string,
  slot: string | undefined,
): string | undefined {
  if (!slot) return undefined;
  const slots = parent === undefined ? [] : (rulesOfComponent(parent)?.slots ?? []);
  return slots.includes(slot) ? undefined : `<${parent ?? 'screen'}> has no slot "${slot}" for <${tag}>.`;
}

/** Number field: what `controls="stepper"` rules out, by the component's page in Shopify's reference. */
const NOT_WITH_STEPPER = ['label', 'details', 'error', 'placeholder', 'required', 'inputMode'];

/** Rules that need more than one attribute to judge. */
export function combinationProblem(tag: string, attributes: Record<string, unknown>): string | undefined {
  if (tag === 's-number-field' && attributes['controls'] === 'stepper') {
    const used = NOT_WITH_STEPPER.filter((name) => attributes[name]);
    if (used.length > 0) return `<s-number-field controls="stepper"> ignores ${used.join(', ')}.`;
    if (/[.,]/.test(String(attributes['value'] ?? ''))) {
      return `<s-number-field controls="stepper"> takes whole numbers, not ${String(attributes['value'])}.`;
    }
  }
  return undefined;
}

function fits(type: AttributeType, value: unknown): boolean {
  if (type === 'string[]') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (typeof type === 'string') return typeof value === type && !Number.isNaN(value);
  if (typeof value !== 'string') return false;
  const words = type.upTo === undefined ? [value] : value.split(' ');
  return (
    words.length <= (type.upTo ?? 1) &&
    words.every((word) => type.oneOf.some((member) => matches(member, word)))
  );
}

function matches(member: string, word: string): boolean {
  if (!member.startsWith('{number}')) return member === word;
  const unit = member.slice('{number}'.length);
  return word.endsWith(unit) && /^-?\d+(\.\d+)?$/.test(word.slice(0, -unit.length));
}

function describe(type: AttributeType): string {
  if (typeof type === 'string') return type;
  const shown = type.oneOf.length > 16 ? `one of ${type.oneOf.length} names` : type.oneOf.join(', ');
  return type.upTo === undefined ? shown : `up to ${type.upTo} of: ${shown}`;
}
