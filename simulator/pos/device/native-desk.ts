// What staff do on POS's own screens: returns, exchanges and payments, done in the shop through the simulator's control, then told
// to background extensions as POS does.
import type { Cart, TransactionCompleteEvent } from '@shopify/ui-extensions/point-of-sale';
import type { OrderFacts } from './order-facts.ts';
import type { CatalogueVariant } from '../cart/cart-record.ts';
import type { VariantKey } from '../shop-lookups.ts';
import {
  exchangeEvent,
  paymentEvent,
  returnEvent,
  saleEvent,
  type Changed,
  type SoldLine,
} from './transaction-events.ts';

export interface NativeLine {
  sku: string;
  quantity: number;
}

export interface NativeReturn {
  lines: NativeLine[];
  /** A gateway such as `cash`; without it the original payments. */
  tender?: string;
}

export interface NativeExchange extends NativeReturn {
  /** What the customer takes instead. */
  newLines: NativeLine[];
}

export interface DeskSurroundings {
  taxRate: () => number;
  now: () => Date;
  online: () => boolean;
  /** Settles when extensions were told and screens show it. */
  announce(event: TransactionCompleteEvent): Promise<void>;
}

/** The staff's side of POS: each method settles when Shopify has done it and the event was sent. */
export class NativeDesk {
  readonly #around: DeskSurroundings;

  constructor(around: DeskSurroundings) {
    this.#around = around;
  }

  /** What Shopify holds about an order; undefined when it has none of this name. */
  async truth(name: string): Promise<OrderFacts | undefined> {
    const response = await fetch(`/__sim/orders/${encodeURIComponent(name)}`);
    return response.ok ? ((await response.json()) as OrderFacts) : undefined;
  }

  returnNatively(order: string, { lines, tender }: NativeReturn): Promise<OrderFacts> {
    return this.#change(order, { action: 'return', lines, tender }, returnEvent, lines);
  }

  exchangeNatively(order: string, { lines, newLines, tender }: NativeExchange): Promise<OrderFacts> {
    const asked = { action: 'exchange', lines, newLines, tender };
    return this.#change(order, asked, exchangeEvent, lines, newLines);
  }

  /** Collects what an order still owes, or a part of it. */
  payOutstanding(order: string, amount?: string, tender?: string): Promise<OrderFacts> {
    return this.#change(order, { action: 'pay', amount, tender }, paymentEvent);
  }

  /** Sells what is in the cart; custom sales are no goods of the shop and are not modelled. */
  async sell(cart: Cart, locationId: number, tender?: string): Promise<OrderFacts> {
    if (!this.#around.online()) throw new Error('POS is offline.');
    const lines = cart.lineItems.map(({ sku, quantity }) => ({ sku: sku ?? '', quantity }));
    const added = await this.#sold(lines);
    const after = (await this.#post('sell', {
      lines,
      customerId: cart.customer?.id ?? null,
      properties: cart.properties,
      locationId,
      tender,
    })) as OrderFacts;
    const before = { ...after, transactions: [], returns: [], refunds: [] };
    const { taxRate, now } = this.#around;
    await this.#around.announce(
      saleEvent({ before, after, removed: [], added, taxRate: taxRate(), executedAt: now() }),
    );
    return after;
  }

  async #change(
    order: string,
    asked: object,
    describe: (changed: Changed) => TransactionCompleteEvent,
    removed: readonly NativeLine[] = [],
    added: readonly NativeLine[] = [],
  ): Promise<OrderFacts> {
    if (!this.#around.online()) throw new Error('POS is offline.');
    const sold = await Promise.all([removed, added].map((lines) => this.#sold(lines)));
    const before = await this.#truthOf(order);
    await this.#ask({ ...asked, order });
    const after = await this.#truthOf(order);
    await this.#around.announce(
      describe({
        before,
        after,
        removed: sold[0] ?? [],
        added: sold[1] ?? [],
        taxRate: this.#around.taxRate(),
        executedAt: this.#around.now(),
      }),
    );
    return after;
  }

  async #truthOf(order: string): Promise<OrderFacts> {
    const found = await this.truth(order);
    if (!found) throw new Error(`The shop has no order ${order}.`);
    return found;
  }

  #sold(lines: readonly NativeLine[]): Promise<SoldLine[]> {
    return Promise.all(
      lines.map(async ({ sku, quantity }) => {
        const variant = await lookUpVariant('sku', sku);
        if (!variant) throw new Error(`The shop sells nothing with the SKU ${sku}.`);
        return { variant, quantity };
      }),
    );
  }

  async #ask(body: object): Promise<void> {
    await this.#post('native', body);
  }

  async #post(path: string, body: object): Promise<unknown> {
    const response = await fetch(`/__sim/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return response.json();
    const { error } = (await response.json().catch(() => ({}))) as { error?: string };
    throw new Error(error ?? `Shopify answered ${response.status}.`);
  }
}

/** A variant of the shop, asked of the device's server. */
export async function lookUpVariant(key: VariantKey, value: string): Promise<CatalogueVariant | undefined> {
  const response = await fetch(`/__pos/variant?${key}=${encodeURIComponent(value)}`);
  return response.ok ? ((await response.json()) as CatalogueVariant) : undefined;
}
