import { GraphQLError } from 'graphql';
import { given } from './given.ts';

export interface ConnectionArgs {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

/** One page of a connection; `edges`, `nodes` and `pageInfo` are read off it. */
export interface Page<T> {
  items: T[];
  cursorOf: (item: T) => string;
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** "Input arguments … maximum size of 250" (https://shopify.dev/docs/api/usage/limits); pages have the same limit. */
export const LARGEST_PAGE = 250;

/**
 * Cuts a page out of a list (https://shopify.dev/docs/api/usage/pagination-graphql).
 *
 * @param idOf what a cursor remembers of an item: it has to stay the same as long as the item is there
 * @throws {GraphQLError} without `first` or `last`, with both, with more than 250, or with a cursor that is not one
 */
export function pageOf<T>(
  items: readonly T[],
  args: ConnectionArgs,
  idOf: (item: T) => string | number,
): Page<T> {
  const { first, last } = args;
  if (!given(first) && !given(last)) throw badArgument('you must provide one of first or last');
  if (given(first) && given(last)) throw badArgument('providing both first and last is not supported');
  const size = first ?? last ?? 0;
  if (size < 0) throw badArgument('first and last cannot be negative');
  if (size > LARGEST_PAGE) throw badArgument(`first and last cannot exceed ${LARGEST_PAGE}, got ${size}`);
  const ordered = args.reverse === true ? [...items].reverse() : items;
  const after = !given(args.after) ? -1 : indexOf(ordered, args.after, idOf);
  const before = !given(args.before) ? ordered.length : indexOf(ordered, args.before, idOf);
  const from = given(first) ? after + 1 : Math.max(after + 1, before - size);
  const to = given(first) ? Math.min(before, after + 1 + size) : before;
  return {
    items: ordered.slice(from, to),
    cursorOf: (item) => Buffer.from(JSON.stringify({ last_id: idOf(item) })).toString('base64'),
    hasNextPage: to < ordered.length,
    hasPreviousPage: from > 0,
  };
}

function indexOf<T>(items: readonly T[], cursor: string, idOf: (item: T) => string | number): number {
  let id: unknown;
  try {
    id = (JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')) as { last_id?: unknown }).last_id;
  } catch {
    throw badArgument(`Invalid cursor: ${cursor}`);
  }
  const index = items.findIndex((item) => idOf(item) === id);
  if (index === -1) throw badArgument(`Invalid cursor: ${cursor}`);
  return index;
}

function badArgument(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}
