import type { ExchangeItem, Wanted } from '../../../domain/exchange-items.ts';

/** What could be given. Each throws ShopifyUnavailable or NotInstalled. */
export interface Goods {
  /** The variants of a line's product in the product's order, and what the reason for its return asks for. */
  choicesFor(
    lineItemId: string,
    reasonId: string | null,
    locationId: number,
    evenSwap: boolean,
  ): Promise<{
    readonly items: readonly ExchangeItem[];
    readonly returned: string | null;
    readonly wanted: Wanted;
  }>;
  /** What bears this barcode or SKU, exactly. */
  withCode(code: string, locationId: number): Promise<FoundGoods>;
  withWords(words: string, locationId: number): Promise<FoundGoods>;
}

export interface FoundGoods {
  readonly items: readonly ExchangeItem[];
  readonly more: boolean;
}
