import type { Draft } from '../../../domain/draft.ts';
import {
  bonusFor,
  discountsOf,
  discountTotal,
  type LineDiscount,
} from '../../../domain/exchange-discounts.ts';
import type { ExchangeItem } from '../../../domain/exchange-items.ts';
import { judgeGoods } from '../../../domain/judge-goods.ts';
import { equal, money, subtract, sum, zero, type Money } from '../../../domain/money.ts';
import type { Quote, QuotedExchange, QuotedExchangeLine } from '../../../domain/plan.ts';
import type { Policy } from '../../../domain/policy.ts';
import { AdminErrors, type AdminClient } from './admin.ts';
import { toExchangeItem } from './exchange-goods.ts';
import { toExchangeInput, unitsAsked } from './exchange-lines.ts';
import type { ExchangeQuoteQuery, QuoteQuery } from './generated/admin.generated.d.ts';
import type { CalculateReturnInput } from './generated/admin.types.d.ts';
import { knownPrices } from './known-prices.ts';
import { EXCHANGE_QUOTE } from './operations/exchange-quote.ts';
import type { UnitsOff } from './order-edits.ts';
import { pricesOf, type Priced, type PricedLine } from './priced-goods.ts';

type OrderNode = NonNullable<QuoteQuery['order']>;

export interface AskedExchange {
  readonly draft: Draft;
  readonly policy: Policy;
  /** What comes back, as it was just asked about. */
  readonly input: CalculateReturnInput;
  readonly node: OrderNode;
  /** Units that were never sent, where an edit swaps them: nothing comes back then. */
  readonly swapped: readonly UnitsOff[];
  /** What was paid for the units that go, before tax where tax came on top, by `LineItem.id`. */
  readonly paid: ReadonlyMap<string, { readonly amount: Money; readonly quantity: number }>;
  /** What comes back is worth this much, less the fees that are taken. */
  readonly worth: Quote['total'];
  /** Numeric id of the till's location. */
  readonly locationId: number;
}

/** Prices guessed, then as told; the bonus follows from what is due without it. */
const TRIES = 4;

/** What the goods of a draft cost: one request where their prices are known and there is no bonus. */
export async function quoteExchange(admin: AdminClient, asked: AskedExchange): Promise<QuotedExchange> {
  const { node, draft, policy } = asked;
  const { currencyCode: shopCurrency, presentmentCurrencyCode: currency } = node;
  if (shopCurrency !== currency) {
    return unquoted(node, { code: 'EXCHANGE_OTHER_CURRENCY', currency, shopCurrency });
  }
  const variants = [...new Set(draft.exchange.lines.map(({ variantId }) => variantId))];
  const known = knownPrices(admin.shop);
  let prices = known.of(variants);
  let bonus = zero<string>(currency);
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const discounts = discountsOf(draft.exchange.lines, { currency, prices, paid: asked.paid, bonus });
    const { answer, refused } = await answered(admin, asked, variants, discounts);
    const goods = goodsIn(answer, asked.locationId, shopCurrency);
    const told = new Map([...goods].map(([id, { price }]) => [id, price]));
    known.learn(told);
    const problem = judgeGoods(draft, {
      goods,
      products: new Map(answer.returned.flatMap((line) => productOf(line))),
      evenSwaps: policy.exchange.evenSwap,
      hasAddress: (answer.order?.shippingAddress?.formatted ?? []).length > 0,
    });
    if (problem) return unquoted(node, problem);
    const guessedRight = variants.every((id) => isSame(prices.get(id), told.get(id)));
    const dependsOnPrices =
      bonus.minor > 0 || draft.exchange.lines.some(({ discount }) => discount.kind !== 'none');
    prices = told;
    if (dependsOnPrices && !guessedRight) {
      bonus = zero(currency);
      continue;
    }
    const priced =
      refused === null
        ? await pricesOf(admin, asked, answer, goods, discounts)
        : ({ kind: 'refused', message: refused } as const);
    if (priced.kind === 'refused') {
      return unquoted(node, { code: 'EXCHANGE_REFUSED', message: priced.message });
    }
    const quoted = toQuoted(answer, goods, discounts, asked, bonus, priced);
    const more = bonus.minor === 0 ? bonusOn(quoted, priced.lines, asked) : zero<string>(currency);
    if (more.minor === 0) return quoted;
    bonus = more;
  }
  return unquoted(node, {
    code: 'EXCHANGE_REFUSED',
    message: 'The prices changed while they were asked for.',
  });
}

/** What the bonus takes off these goods; where tax comes on top of their prices, its share stays out of it. */
function bonusOn(
  { value, lines }: QuotedExchange,
  priced: readonly PricedLine[],
  { draft, policy, worth }: AskedExchange,
): Money {
  const { currency } = worth;
  if (draft.exchange.throughCart) return zero(currency);
  const plain = priced.filter((_, place) => lines[place]?.discount === null);
  const price = plain.reduce((whole, { subtotal }) => whole + subtotal.minor, 0);
  const cost = plain.reduce((whole, line) => whole + line.value.minor, 0);
  const bonus = bonusFor(policy.exchange.bonus, worth, subtract(value, worth));
  return cost > 0
    ? money(Math.floor((Math.min(bonus.minor, cost) * price) / cost), currency)
    : zero(currency);
}

function isSame(one: Money | undefined, other: Money | undefined): boolean {
  return one !== undefined && other !== undefined && one.currency === other.currency && equal(one, other);
}

/** What Shopify will not price is an error beside the goods: they tell why. */
async function answered(
  admin: AdminClient,
  { draft, input, swapped, locationId }: AskedExchange,
  variants: readonly string[],
  discounts: readonly (LineDiscount | null)[],
): Promise<{ answer: ExchangeQuoteQuery; refused: string | null }> {
  const exchangeLineItems = toExchangeInput(unitsAsked(draft, discounts));
  try {
    const answer = await admin.query(EXCHANGE_QUOTE, {
      orderId: draft.orderId,
      returns: swapped.length === 0,
      return: { ...input, exchangeLineItems },
      variants: [...variants],
      lines: draft.lines.map(({ lineItemId }) => lineItemId),
      here: `gid://shopify/Location/${locationId}`,
    });
    return { answer, refused: null };
  } catch (error) {
    if (error instanceof AdminErrors && isExchangeQuote(error.data)) {
      const { data, errors } = error;
      return { answer: data, refused: errors.map(({ message }) => message).join('; ') };
    }
    throw error;
  }
}

function isExchangeQuote(data: unknown): data is ExchangeQuoteQuery {
  return typeof data === 'object' && data !== null && 'goods' in data && Array.isArray(data.goods);
}

function goodsIn(
  { goods }: ExchangeQuoteQuery,
  locationId: number,
  shopCurrency: string,
): Map<string, ExchangeItem> {
  const here = `gid://shopify/Location/${locationId}`;
  return new Map(
    goods.flatMap((node) =>
      node && 'inventoryItem' in node
        ? [[node.id, toExchangeItem(node, here, shopCurrency, false)] as const]
        : [],
    ),
  );
}

function productOf(line: ExchangeQuoteQuery['returned'][number]): [string, string | null][] {
  return line && 'product' in line ? [[line.id, line.product?.id ?? null]] : [];
}

function toQuoted(
  answer: ExchangeQuoteQuery,
  goods: ReadonlyMap<string, ExchangeItem>,
  discounts: readonly (LineDiscount | null)[],
  { draft, node }: AskedExchange,
  bonus: Money,
  priced: Priced,
): QuotedExchange {
  const currency: string = node.presentmentCurrencyCode;
  const lines = draft.exchange.lines.map((line, place): QuotedExchangeLine => {
    const discount = discounts[place] ?? null;
    const item = goods.get(line.variantId);
    const price = money((item?.price.minor ?? 0) * line.quantity, currency);
    const amount = discount ? discountTotal(discount, currency) : zero(currency);
    const { discount: _, title, ...rest } = line;
    return {
      ...rest,
      productId: item?.productId ?? '',
      title: item?.title ?? title,
      variantTitle: item?.variantTitle ?? null,
      sku: item?.sku ?? null,
      price,
      value: priced.lines[place]?.value ?? zero(currency),
      unitDiscounts: discount?.units ?? [],
      discount: discount && {
        kind: discount.kind,
        amount,
        percent: price.minor > 0 ? Math.round((amount.minor * 10_000) / price.minor) / 100 : 0,
      },
      stock: item?.stock ?? { here: 0, stockedHere: false, elsewhere: [] },
    };
  });
  const { shipTo } = draft.exchange;
  const address = shipTo ? Object.values(shipTo) : (answer.order?.shippingAddress?.formatted ?? []);
  return {
    lines,
    value: sum(
      currency,
      lines.map(({ value }) => value),
    ),
    valueInShopMoney: sum(
      currency,
      priced.lines.map(({ inShopMoney }) => inShopMoney),
    ),
    bonus,
    shipTo: lines.some(({ handOver }) => handOver === 'ship') ? address.filter(Boolean).join(', ') : null,
    edit: priced.edit,
    // Once it is swapped it is edited.
    order: { payments: paymentsOf(node), edited: priced.edit !== null || (answer.order?.edited ?? false) },
    problem: null,
  };
}

function paymentsOf({ transactions }: OrderNode): number {
  return transactions.filter(
    ({ kind, status }) => (kind === 'SALE' || kind === 'CAPTURE') && status === 'SUCCESS',
  ).length;
}

function unquoted(node: OrderNode, problem: NonNullable<QuotedExchange['problem']>): QuotedExchange {
  const nothing = zero<string>(node.presentmentCurrencyCode);
  return {
    lines: [],
    value: nothing,
    valueInShopMoney: zero<string>(node.currencyCode),
    bonus: nothing,
    shipTo: null,
    edit: null,
    order: { payments: paymentsOf(node), edited: false },
    problem,
  };
}
