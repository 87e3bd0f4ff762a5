import { GraphQLError } from 'graphql';
import { given } from './given.ts';

/** A search such as `name:"#1001" OR source_identifier:1-1-1001`, taken apart. */
export type SearchNode =
  { and: SearchNode[] } | { or: SearchNode[] } | { not: SearchNode } | { term: SearchTerm };

export interface SearchTerm {
  /** Undefined for bare words, which search several fields. */
  field: string | undefined;
  comparator: ':' | ':<' | ':<=' | ':>' | ':>=';
  value: string;
  quoted: boolean;
}

/** How one kind of record answers a term; undefined for a field that is not modelled. */
export type Matches<R> = (record: R, term: SearchTerm) => boolean | undefined;

/**
 * Shopify's search syntax (https://shopify.dev/docs/api/usage/search-syntax): terms, `field:value`, quotes, comparators, AND
 * (also by juxtaposition), OR, NOT and `-`, parentheses, a `*` at the end of a value. AND binds tighter than OR.
 */
export function parseSearch(text: string): SearchNode {
  const tokens = tokensOf(text);
  let position = 0;
  const peek = (): Token | undefined => tokens[position];

  const either = (): SearchNode => {
    const options = [both()];
    while (peek()?.kind === 'OR') {
      position += 1;
      options.push(both());
    }
    return options.length === 1 && options[0] !== undefined ? options[0] : { or: options };
  };
  const both = (): SearchNode => {
    const parts: SearchNode[] = [];
    for (
      let token = peek();
      token !== undefined && token.kind !== 'OR' && token.kind !== ')';
      token = peek()
    ) {
      if (token.kind === 'AND') position += 1;
      else parts.push(single());
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { and: parts };
  };
  const single = (): SearchNode => {
    const token = tokens[position];
    position += 1;
    if (token === undefined) return { and: [] };
    if (token.kind === 'NOT') return { not: single() };
    if (token.kind === '(') {
      const inner = either();
      if (peek()?.kind === ')') position += 1;
      return inner;
    }
    return token.kind === 'term' ? { term: token.term } : { and: [] };
  };
  return either();
}

/** The records that a search finds, in their order; all of them for an empty search. */
export function searched<R>(
  records: readonly R[],
  query: string | null | undefined,
  matches: Matches<R>,
): R[] {
  if (!given(query) || query.trim() === '') return [...records];
  const tree = parseSearch(query);
  return records.filter((record) => holds(tree, record, matches));
}

function holds<R>(node: SearchNode, record: R, matches: Matches<R>): boolean {
  if ('and' in node) return node.and.every((each) => holds(each, record, matches));
  if ('or' in node) return node.or.some((each) => holds(each, record, matches));
  if ('not' in node) return !holds(node.not, record, matches);
  const result = matches(record, node.term);
  if (result === undefined)
    throw new GraphQLError(`The simulator does not model the search filter "${node.term.field}"`, {
      extensions: { code: 'SIMULATOR_NOT_MODELLED' },
    });
  return result;
}

/** Text fields compare whole and without case; `abc*` matches a beginning, a lone `*` anything that is there. */
export function sameText(value: string | null | undefined, term: SearchTerm): boolean {
  if (!given(value)) return false;
  const mine = value.toLowerCase();
  const asked = term.value.toLowerCase();
  if (!term.quoted && asked.endsWith('*')) return mine.startsWith(asked.slice(0, -1));
  return mine === asked;
}

/** Bare words match the beginning of a word of any of the texts. */
export function someWordStarts(texts: readonly (string | null | undefined)[], term: SearchTerm): boolean {
  const asked = term.value.toLowerCase().replace(/\*$/, '');
  if (asked === '') return true;
  return texts.some((text) => {
    if (!given(text)) return false;
    const mine = text.toLowerCase();
    return (
      mine.startsWith(asked) ||
      mine.split(/[\s#@.,:/-]+/).some((word) => word.startsWith(asked.replace(/^#/, '')))
    );
  });
}

export function compared(value: number, term: SearchTerm): boolean {
  const asked = Number(term.value.replace(/^gid:\/\/shopify\/\w+\//, ''));
  if (Number.isNaN(asked)) return false;
  return byComparator(value - asked, term.comparator);
}

/** Dates compare as instants; a bare day means its beginning, `now` the clock's time. */
export function comparedDate(value: string, term: SearchTerm, now: () => Date): boolean {
  const asked = term.value === 'now' ? now().getTime() : Date.parse(term.value);
  if (Number.isNaN(asked)) return false;
  return byComparator(Date.parse(value) - asked, term.comparator);
}

function byComparator(difference: number, comparator: SearchTerm['comparator']): boolean {
  if (comparator === ':<') return difference < 0;
  if (comparator === ':<=') return difference <= 0;
  if (comparator === ':>') return difference > 0;
  if (comparator === ':>=') return difference >= 0;
  return difference === 0;
}

type Token = { kind: 'OR' | 'AND' | 'NOT' | '(' | ')' } | { kind: 'term'; term: SearchTerm };

const QUOTED = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/y;
const FIELD = /([a-z_][\w.]*):(<=|>=|<|>)?/iy;
const WORD = /(?:\\.|[^\s()])+/y;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  while (at < text.length) {
    const character = text[at] ?? '';
    if (/\s/.test(character)) {
      at += 1;
    } else if (character === '(' || character === ')') {
      tokens.push({ kind: character });
      at += 1;
    } else if (
      character === '-' &&
      /[\w"']/.test(text[at + 1] ?? '') &&
      /(^|[\s(])$/.test(text.slice(0, at))
    ) {
      tokens.push({ kind: 'NOT' });
      at += 1;
    } else {
      tokens.push(nextTerm(take));
    }
  }
  return tokens;
}

function nextTerm(take: (pattern: RegExp) => RegExpExecArray | null): Token {
  const named = take(FIELD);
  const comparator = `:${named?.[2] ?? ''}` as SearchTerm['comparator'];
  const quoted = take(QUOTED);
  const value = quoted === null ? (take(WORD)?.[0] ?? '') : (quoted[1] ?? quoted[2] ?? '');
  const upper = value.toUpperCase();
  if (named === null && quoted === null && (upper === 'OR' || upper === 'AND' || upper === 'NOT'))
    return { kind: upper };
  const term = {
    field: named?.[1]?.toLowerCase(),
    comparator,
    value: value.replace(/\\(.)/g, '$1'),
    quoted: quoted !== null,
  };
  return { kind: 'term', term };
}
