import { getNamedType, GraphQLError, type GraphQLOutputType } from 'graphql';
import { adminSchema, type AccessEntry } from './schema.ts';

/** Says whether an app with these scopes may read a field, the way Shopify answers when it may not. */
export interface AccessRules {
  /** @throws {GraphQLError} ACCESS_DENIED */
  checkField(typeName: string, fieldName: string, returns: GraphQLOutputType): void;
  /** @throws {GraphQLError} ACCESS_DENIED; for what an interface such as `Node` turned out to be */
  checkType(typeName: string, fieldName: string): void;
}

/**
 * Access that the package's list leaves out. `refundCreate`: "Requires `orders` access scope"
 * (https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/refundCreate); a mutation needs its write half.
 */
const UNLISTED: AccessEntry[] = [
  {
    typeName: 'Mutation',
    fieldName: 'refundCreate',
    requiredAccess: '`write_orders` access scope.',
    offlineScopes: ['write_orders'],
  },
];

const SCOPES_PAGE = 'https://shopify.dev/api/usage/access-scopes';

export function accessRules(granted: readonly string[]): AccessRules {
  const entries = new Map<string, AccessEntry>();
  for (const entry of [...adminSchema().access, ...UNLISTED])
    entries.set(keyOf(entry.typeName, entry.fieldName), entry);
  const held = new Set(granted);
  const denials = new Map<string, AccessEntry | null>();

  const denial = (key: string): AccessEntry | null => {
    let found = denials.get(key);
    if (found === undefined) {
      const entry = entries.get(key);
      found =
        entry === undefined || alternatives(entry).every((any) => any.some((s) => holds(held, s)))
          ? null
          : entry;
      denials.set(key, found);
    }
    return found;
  };
  const check = (key: string, fieldName: string): void => {
    const entry = denial(key);
    if (entry !== null) throw denied(fieldName, entry.requiredAccess);
  };
  return {
    checkField(typeName, fieldName, returns) {
      check(keyOf(typeName, fieldName), fieldName);
      check(keyOf(getNamedType(returns).name, undefined), fieldName);
    },
    checkType(typeName, fieldName) {
      check(keyOf(typeName, undefined), fieldName);
    },
  };
}

/** "A write scope includes its read scope" (https://shopify.dev/docs/api/usage/access-scopes). */
function holds(held: ReadonlySet<string>, scope: string): boolean {
  return held.has(scope) || (scope.startsWith('read_') && held.has(`write_${scope.slice('read_'.length)}`));
}

/** One of each list is needed; "Also: Requires the `x` access scope" adds a list. */
function alternatives(entry: AccessEntry): string[][] {
  const [first = '', ...also] = entry.requiredAccess.split('Also:');
  const further = also.filter((text) => /^\s*Requires the/.test(text)).map(scopesIn);
  const own = scopesIn(first);
  return [own.length > 0 ? own : entry.offlineScopes, ...further].filter((list) => list.length > 0);
}

function scopesIn(text: string): string[] {
  return [...text.matchAll(/`((?:read|write)_\w+)`/g)].map((match) => match[1] ?? '');
}

function keyOf(typeName: string, fieldName: string | undefined): string {
  return fieldName === undefined ? typeName : `${typeName}.${fieldName}`;
}

export function denied(fieldName: string, requiredAccess: string): GraphQLError {
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${requiredAccess}`, {
    extensions: { code: 'ACCESS_DENIED', documentation: SCOPES_PAGE, requiredAccess },
  });
}
