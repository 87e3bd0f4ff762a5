import type { Money } from './money.ts';

/** A variant that could be given, with what the cashier must know to choose it. */
export interface ExchangeItem {
  /** `ProductVariant.id`. */
  readonly variantId: string;
  readonly productId: string;
  readonly title: string;
  /** Null where the product has one variant only. */
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly barcode: string | null;
  /** By the name of the option, such as Size: M. In the product's order; empty where it has one variant only. */
  readonly options: readonly { readonly name: string; readonly value: string }[];
  /** `ProductVariant.price`, in the shop's currency; what it costs in the end the plan says. */
  readonly price: Money;
  /** It may be given at the price that was paid for the line it was asked for. */
  readonly evenSwap: boolean;
  readonly stock: ExchangeStock;
  /** Why it cannot be chosen; null when it can. */
  readonly unavailable: ExchangeUnavailable | null;
}

export type ExchangeUnavailable =
  /** A gift card is money: a plan's tender, never goods. */
  | 'GIFT_CARD'
  /** Not active in Shopify: archived, or a draft. */
  | 'NOT_SOLD'
  /** Nowhere in stock, and Shopify does not sell it beyond its stock. */
  | 'OUT_OF_STOCK';

export interface ExchangeStock {
  /** Units at the till's location; null where any number may be given: not tracked, or sold beyond its stock. */
  readonly here: number | null;
  /** Whether the till's location keeps it in stock at all: if not, it cannot be handed over from here. */
  readonly stockedHere: boolean;
  /** Other locations that have some, those that ship first, then those with the most. */
  readonly elsewhere: readonly StockElsewhere[];
}

export interface StockElsewhere {
  readonly locationId: string;
  readonly name: string;
  readonly available: number;
  /** `Location.fulfillsOnlineOrders`: a warehouse, or a shop that ships. */
  readonly ships: boolean;
}

/** What the reason for a return says of the goods that the customer would rather have. */
export type Wanted = 'larger' | 'smaller' | 'same' | 'other';

/** By Shopify's handles, and by the old words that shops' own reasons are named after (`ReturnReason`). */
const WANTED: readonly (readonly [RegExp, Wanted])[] = [
  [/too[\s_-]*small/i, 'larger'],
  [/too[\s_-]*(large|big)/i, 'smaller'],
  [/defect|damage|broken|faulty/i, 'same'],
];

/** What a reason (`ReturnReasonDefinition.handle` or name) asks for. */
export function wantedBy(reason: string | null): Wanted {
  return WANTED.find(([pattern]) => reason !== null && pattern.test(reason))?.[1] ?? 'other';
}

/**
 * A product's variants in the order in which they are likely to be wanted instead of one of them: the next size up first, the same again
 * first, or simply the others in the product's order. What cannot be chosen comes last; what is here before what is not.
 * @param items in the product's order
 */
export function byLikelihood(
  items: readonly ExchangeItem[],
  returned: Pick<ExchangeItem, 'variantId'>,
  wanted: Wanted,
): ExchangeItem[] {
  const from = items.find(({ variantId }) => variantId === returned.variantId);
  const scored = items.map((item, place) => ({
    item,
    place,
    score: from ? distance(from, item) : place + 1,
  }));
  return scored
    .sort((a, b) => Number(isOut(a.item)) - Number(isOut(b.item)) || a.score - b.score || a.place - b.place)
    .map(({ item }) => item);

  function distance(one: ExchangeItem, other: ExchangeItem): number {
    const far = items.length + 1;
    if (one === other) return wanted === 'same' ? -1 : far * 3;
    if (wanted === 'same' || wanted === 'other') return items.indexOf(other);
    const apart = one.options.filter(({ name, value }) => valueOf(other, name) !== value);
    const [only] = apart;
    if (apart.length !== 1 || !only || !isSize(only.name)) return far * 2 + items.indexOf(other);
    const values = valuesOf(only.name);
    const steps = values.indexOf(valueOf(other, only.name)) - values.indexOf(only.value);
    const ahead = wanted === 'larger' ? steps : -steps;
    return ahead > 0 ? ahead : far - ahead;
  }

  function valuesOf(option: string): string[] {
    return [...new Set(items.map((item) => valueOf(item, option)))];
  }

  /** Where a product has one option only, that is what it comes in. */
  function isSize(option: string): boolean {
    return (items[0]?.options.length ?? 0) === 1 || /size|taille|grösse|größe|talla|taglia/i.test(option);
  }
}

function valueOf({ options }: ExchangeItem, option: string): string {
  return options.find(({ name }) => name === option)?.value ?? '';
}

function isOut({ unavailable }: ExchangeItem): boolean {
  return unavailable !== null;
}
