import { isDay } from '../../../domain/calendar.ts';
import { idFrom } from './cash-up-filter.ts';

/**
 * How a line of the log stands, in the manager's words.
 * `unconfirmed`: planned, and may still be confirmed. `abandoned`: planned, and never was.
 * `due`: the customer has yet to pay; `overdue`: for longer than the shop's rules say. `owed`: a payment failed. `pending`: Shopify has accepted every payment, a bank has not yet.
 */
export const OUTCOMES = [
  'finished',
  'running',
  'pending',
  'owed',
  'due',
  'overdue',
  'attention',
  'refused',
  'unconfirmed',
  'abandoned',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** By us at the counter, or by people in Shopify's own screens. */
export const MADE_IN = ['here', 'shopify'] as const;
export type MadeIn = (typeof MADE_IN)[number];

/** What a manager asked to see. Lives in the URL, so that it can be kept and sent to a colleague. */
export interface LogFilter {
  readonly locationId: number | null;
  readonly staffMemberId: number | null;
  /** First and last day, YYYY-MM-DD in the shop's time zone. */
  readonly from: string | null;
  readonly to: string | null;
  readonly outcome: Outcome | null;
  readonly madeIn: MadeIn | null;
  /** An order's name, with or without its "#", or our reference. */
  readonly search: string;
  /** Only these orders (`Order.id`): never in a URL, for requests that Shopify brings. Null is every order. */
  readonly orderIds: readonly string[] | null;
}

export const NO_FILTER: LogFilter = {
  locationId: null,
  staffMemberId: null,
  from: null,
  to: null,
  outcome: null,
  madeIn: null,
  search: '',
  orderIds: null,
};

const SEARCH_LIMIT = 64;

/** What makes no sense in a URL is left out rather than refused: the form shows what is in force. */
export function filterFromUrl({ searchParams }: URL): LogFilter {
  return {
    locationId: idFrom(searchParams.get('location')),
    staffMemberId: idFrom(searchParams.get('staff')),
    from: dayFrom(searchParams.get('from') ?? ''),
    to: dayFrom(searchParams.get('to') ?? ''),
    outcome: OUTCOMES.find((outcome) => outcome === searchParams.get('state')) ?? null,
    madeIn: MADE_IN.find((madeIn) => madeIn === searchParams.get('made')) ?? null,
    search: (searchParams.get('search') ?? '').replaceAll('\0', '').trim().slice(0, SEARCH_LIMIT),
    orderIds: null,
  };
}

/** The inverse of `filterFromUrl`. */
export function filterToParameters(filter: LogFilter): URLSearchParams {
  const parameters = new URLSearchParams();
  const set = (name: string, value: string | number | null) => {
    if (value !== null && value !== '') parameters.set(name, String(value));
  };
  set('search', filter.search);
  set('state', filter.outcome);
  set('made', filter.madeIn);
  set('location', filter.locationId);
  set('staff', filter.staffMemberId);
  set('from', filter.from);
  set('to', filter.to);
  return parameters;
}

export function isFiltered(filter: LogFilter): boolean {
  return filterToParameters(filter).size > 0;
}

function dayFrom(text: string): string | null {
  return isDay(text) ? text : null;
}
