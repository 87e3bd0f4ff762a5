import type { Draft } from './draft.ts';
import type { Money } from './money.ts';
import { withoutAmounts } from './without-amounts.ts';

/** What is given for what comes back, as the cashier chose it. */
export interface DraftExchange {
  readonly lines: readonly DraftExchangeLine[];
  /**
   * The goods are not exchanged but sold in POS's cart: what comes back is given as store credit, and pays for them together with any
   * tender. Two orders instead of one exchange.
   */
  readonly throughCart: boolean;
  /** Where goods go that are shipped; null is the order's own address. */
  readonly shipTo: ShipTo | null;
}

/** Goods to be given: one of the draft's exchange lines. At most one for each variant and each line that it is given for. */
export interface DraftExchangeLine {
  /** `ProductVariant.id`. */
  readonly variantId: string;
  /** At least 1. */
  readonly quantity: number;
  /** The line that comes back for it (`DraftLine.lineItemId`); null: for none in particular. */
  readonly forLineItemId: string | null;
  /** The same item again for a defective one: noted so on the order and in the log. */
  readonly replacement: boolean;
  readonly handOver: HandOver;
  readonly discount: ExchangeDiscount;
  /** What it was called when it was chosen: shown until it is planned, when Shopify's own name takes its place. */
  readonly title: string;
}

/** Given at this counter now, or sent from where it is in stock. */
export type HandOver = 'now' | 'ship';
export const HAND_OVERS: readonly HandOver[] = ['now', 'ship'];

export type ExchangeDiscount =
  | { readonly kind: 'none' }
  /** Another variant of what comes back, at the price that was paid for that. */
  | { readonly kind: 'even' }
  /** By hand, off all its units together, before tax where tax comes on top. */
  | { readonly kind: 'manual'; readonly amount: Money };

/** An address as Shopify takes it (`MailingAddressInput`). Empty texts are left out. */
export interface ShipTo {
  readonly firstName: string;
  readonly lastName: string;
  readonly address1: string;
  readonly address2: string;
  readonly zip: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  /** ISO 3166-2 without the country; empty where the country has none. */
  readonly provinceCode: string;
}

export const NO_EXCHANGE: DraftExchange = { lines: [], throughCart: false, shipTo: null };
/** Which of a draft's exchange lines. */
export type ExchangeKey = Pick<DraftExchangeLine, 'variantId' | 'forLineItemId'>;

/** Shopify takes no longer list in one input. */
export const EXCHANGE_LINES_LIMIT = 100;
/** Units of all lines together: Shopify may be told of each as a line of its own, and takes no more of them in one input. */
export const EXCHANGE_UNITS_LIMIT = 250;

export function hasExchange({ exchange }: Pick<Draft, 'exchange'>): boolean {
  return exchange.lines.length > 0;
}

export function isSameExchange(a: ExchangeKey, b: ExchangeKey): boolean {
  return a.variantId === b.variantId && a.forLineItemId === b.forLineItemId;
}

/** What can be said of an exchange line beside what it is. */
export type ExchangeDetails = Pick<DraftExchangeLine, 'quantity' | 'replacement' | 'handOver' | 'discount'>;

/** Adds goods to be given; the same variant for the same line again adds to its quantity. */
export function addExchange(draft: Draft, added: DraftExchangeLine): Draft {
  const present = draft.exchange.lines.find((line) => isSameExchange(line, added));
  if (present) return changeExchange(draft, added, { quantity: present.quantity + added.quantity });
  const { lines } = draft.exchange;
  const tooMany =
    lines.length >= EXCHANGE_LINES_LIMIT || unitsIn(lines) + added.quantity > EXCHANGE_UNITS_LIMIT;
  return tooMany ? draft : withLines(draft, [...lines, added]);
}

/** Changes what is said of an exchange line; what is not named stays. A quantity below 1 takes it out. */
export function changeExchange(draft: Draft, key: ExchangeKey, details: Partial<ExchangeDetails>): Draft {
  const { lines } = draft.exchange;
  const present = lines.find((line) => isSameExchange(line, key));
  if (!present) return draft;
  const changed = { ...present, ...details };
  const others = unitsIn(lines) - present.quantity;
  const units = Math.min(Math.trunc(changed.quantity) || 0, EXCHANGE_UNITS_LIMIT - others);
  return withLines(
    draft,
    units < 1
      ? lines.filter((line) => line !== present)
      : lines.map((line) => (line === present ? { ...changed, quantity: units } : line)),
  );
}

/** Goods are sold in POS's cart for store credit, or exchanged after all. */
export function setThroughCart(draft: Draft, throughCart: boolean): Draft {
  return { ...withoutAmounts(draft), exchange: { ...draft.exchange, throughCart } };
}

export function setShipTo(draft: Draft, shipTo: ShipTo | null): Draft {
  return { ...draft, exchange: { ...draft.exchange, shipTo } };
}

/** A draft without goods for lines that do not come back any more. */
export function withoutStrayExchange(draft: Draft): Draft {
  const lines = draft.exchange.lines.filter(
    ({ forLineItemId }) =>
      forLineItemId === null || draft.lines.some(({ lineItemId }) => lineItemId === forLineItemId),
  );
  return lines.length === draft.exchange.lines.length ? draft : withLines(draft, lines);
}

function unitsIn(lines: readonly DraftExchangeLine[]): number {
  return lines.reduce((units, { quantity }) => units + quantity, 0);
}

function withLines(draft: Draft, lines: readonly DraftExchangeLine[]): Draft {
  return { ...withoutAmounts(draft), exchange: { ...draft.exchange, lines } };
}
