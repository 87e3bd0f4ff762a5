import type { LineDiscount } from '../../../domain/exchange-discounts.ts';
import type { ExchangeItem } from '../../../domain/exchange-items.ts';
import { add, money, parseMoney, subtract, sum, zero, type Money } from '../../../domain/money.ts';
import type { StagedEdit } from '../../../domain/plan.ts';
import { ShopifyUnavailable } from '../plan/ports.ts';
import type { AdminClient } from './admin.ts';
import { unitsAsked } from './exchange-lines.ts';
import type { ExchangeQuoteQuery } from './generated/admin.generated.d.ts';
import { stageEdit, type Outstanding } from './order-edits.ts';
import type { AskedExchange } from './quote-exchange.ts';

/** What one exchange line costs here. */
export interface PricedLine {
  /** Less its discount, before tax where tax comes on top. */
  readonly subtotal: Money;
  /** Tax included. */
  readonly value: Money;
  readonly inShopMoney: Money;
}

/** What goods cost, line by line. */
export interface Priced {
  readonly kind: 'priced';
  readonly lines: readonly PricedLine[];
  /** Where units that were never sent are swapped: the edit, and what the units are worth that it takes off. */
  readonly edit: (StagedEdit & { readonly worth: Money; readonly worthInShopMoney: Money }) | null;
}

type Refused = { readonly kind: 'refused'; readonly message: string };

/** What Shopify says that the goods cost: with what comes back, or on the order once they are swapped. @throws ShopifyUnavailable */
export function pricesOf(
  admin: AdminClient,
  asked: AskedExchange,
  answer: ExchangeQuoteQuery,
  goods: ReadonlyMap<string, ExchangeItem>,
  discounts: readonly (LineDiscount | null)[],
): Promise<Priced | Refused> {
  return asked.swapped.length > 0
    ? stagedPrices(admin, asked, goods, discounts)
    : Promise.resolve(calculatedPrices(asked, answer, discounts));
}

function calculatedPrices(
  { draft, node }: AskedExchange,
  { returnCalculate }: ExchangeQuoteQuery,
  discounts: readonly (LineDiscount | null)[],
): Priced {
  const currency: string = node.presentmentCurrencyCode;
  const left = [...(returnCalculate?.exchangeLineItems ?? [])];
  const amountOf = (
    field: 'subtotalSet' | 'totalTaxSet',
    set: keyof Outstanding,
    parts: typeof left,
  ): Money =>
    sum(
      currency,
      parts.map((part) => parseMoney<string>(part[field][set].amount, currency)),
    );
  const lines = draft.exchange.lines.map((line, place): PricedLine => {
    // A line for the units without a discount, then one for each of the others, as it was asked.
    const discounted = (discounts[place]?.units ?? []).filter(({ minor }) => minor > 0).length;
    const parts = Array.from({ length: discounted + (line.quantity > discounted ? 1 : 0) }).flatMap(() => {
      const at = left.findIndex(({ variant }) => variant?.id === line.variantId);
      return at < 0 ? [] : left.splice(at, 1);
    });
    const worthIn = (set: keyof Outstanding): Money => {
      const subtotal = amountOf('subtotalSet', set, parts);
      return node.taxesIncluded ? subtotal : add(subtotal, amountOf('totalTaxSet', set, parts));
    };
    return {
      subtotal: amountOf('subtotalSet', 'presentmentMoney', parts),
      value: worthIn('presentmentMoney'),
      inShopMoney: worthIn('shopMoney'),
    };
  });
  return { kind: 'priced', lines, edit: null };
}

async function stagedPrices(
  admin: AdminClient,
  { draft, node, swapped, locationId }: AskedExchange,
  goods: ReadonlyMap<string, ExchangeItem>,
  discounts: readonly (LineDiscount | null)[],
): Promise<Priced | Refused> {
  const currency: string = node.presentmentCurrencyCode;
  const here = `gid://shopify/Location/${locationId}`;
  const units = unitsAsked(draft, discounts);
  const on = draft.exchange.lines.flatMap(({ handOver }, place) => {
    const asked = units[place];
    return asked ? [{ ...asked, locationId: handOver === 'now' ? here : null }] : [];
  });
  const staged = await stageEdit(admin, { orderId: draft.orderId, off: swapped, on });
  if (staged.kind === 'refused') return staged;
  if (staged.kind === 'unknown') throw new ShopifyUnavailable(`An order edit: ${staged.why}`);
  const { id, lines: had, left, before, without, withGoods } = staged.value;
  const difference = (more: Outstanding, less: Outstanding, set: keyof Outstanding): Money =>
    subtract(parseMoney<string>(more[set].amount, currency), parseMoney<string>(less[set].amount, currency));
  const lines = draft.exchange.lines.map(({ variantId, quantity }, place): PricedLine => {
    const [now, then] = [withGoods[place] ?? without, withGoods[place - 1] ?? without];
    const price = money((goods.get(variantId)?.price.minor ?? 0) * quantity, currency);
    return {
      subtotal: subtract(price, sum(currency, units[place]?.unitDiscounts ?? [zero(currency)])),
      value: difference(now, then, 'presentmentMoney'),
      inShopMoney: difference(now, then, 'shopMoney'),
    };
  });
  const given = draft.exchange.lines.map(({ variantId }) => variantId);
  return {
    kind: 'priced',
    lines,
    edit: {
      id,
      left,
      before: had.flatMap(({ lineItemId, variantId }) =>
        variantId && given.includes(variantId) ? [lineItemId] : [],
      ),
      worth: difference(before, without, 'presentmentMoney'),
      worthInShopMoney: difference(before, without, 'shopMoney'),
    },
  };
}
