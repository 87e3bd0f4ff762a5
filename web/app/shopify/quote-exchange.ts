import type { Draft } from '../../../domain/draft.ts';
import {
  bonusFor,
  discountsOf,
  discountTotal,
  type LineDiscount,
} from '../../../domain/exchange-discounts.ts';
import type { ExchangeItem } from '../../../domain/exchange-items.ts';
import { judgeGoods } from '../../../domain/judge-goods.ts';
import { add, equal, money, parseMoney, subtract, sum, zero, type Money } from '../../../domain/money.ts';
import type { Quote, QuotedExchange, QuotedExchangeLine } from '../../../domain/plan.ts';
import type { Policy } from '../../../domain/policy.ts';
import { AdminErrors, type AdminClient } from './admin.ts';
import { toExchangeItem } from './exchange-goods.ts';
import { DISCOUNT_NAMES, toExchangeInput } from './exchange-lines.ts';
import type { ExchangeQuoteQuery, QuoteQuery } from './generated/admin.generated.d.ts';
import type { CalculateReturnInput } from './generated/admin.types.d.ts';
import { knownPrices } from './known-prices.ts';
import { EXCHANGE_QUOTE } from './operations/exchange-quote.ts';

type OrderNode = NonNullable<QuoteQuery['order']>;

export interface AskedExchange {
  readonly draft: Draft;
  readonly policy: Policy;
  /** What comes back, as it was just asked about. */
  readonly input: CalculateReturnInput;
  readonly node: OrderNode;
  /** What was paid for the units that come back, before tax where tax came on top, by `LineItem.id`. */
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
    if (refused !== null) return unquoted(node, { code: 'EXCHANGE_REFUSED', message: refused });
    const quoted = toQuoted(answer, goods, discounts, asked, bonus);
    const more = bonus.minor === 0 ? bonusOn(quoted, answer, asked) : zero<string>(currency);
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
  { returnCalculate }: ExchangeQuoteQuery,
  { draft, policy, worth, node }: AskedExchange,
): Money {
  const { currency } = worth;
  if (draft.exchange.throughCart) return zero(currency);
  const plain = lines.filter(({ discount }) => discount === null).map(({ variantId }) => variantId);
  const priced = (returnCalculate?.exchangeLineItems ?? []).filter(({ variant }) =>
    plain.includes(variant?.id ?? ''),
  );
  const sumOf = (field: 'subtotalSet' | 'totalTaxSet') =>
    priced.reduce(
      (whole, line) => whole + parseMoney<string>(line[field].presentmentMoney.amount, currency).minor,
      0,
    );
  const price = sumOf('subtotalSet');
  const cost = node.taxesIncluded ? price : price + sumOf('totalTaxSet');
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
  { draft, input, locationId }: AskedExchange,
  variants: readonly string[],
  discounts: readonly (LineDiscount | null)[],
): Promise<{ answer: ExchangeQuoteQuery; refused: string | null }> {
  const exchangeLineItems = toExchangeInput(
    draft.exchange.lines.map(({ variantId, quantity }, place) => ({
      variantId,
      quantity,
      unitDiscounts: discounts[place]?.units ?? [],
      description: nameOf(discounts[place]),
    })),
  );
  try {
    const answer = await admin.query(EXCHANGE_QUOTE, {
      orderId: draft.orderId,
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

function nameOf(discount: LineDiscount | null | undefined): string | null {
  return discount ? DISCOUNT_NAMES[discount.kind] : null;
}

function toQuoted(
  answer: ExchangeQuoteQuery,
  goods: ReadonlyMap<string, ExchangeItem>,
  discounts: readonly (LineDiscount | null)[],
  { draft, node }: AskedExchange,
  bonus: Money,
): QuotedExchange {
  const currency: string = node.presentmentCurrencyCode;
  const left = [...(answer.returnCalculate?.exchangeLineItems ?? [])];
  const worthOf = (set: 'presentmentMoney' | 'shopMoney', line: (typeof left)[number]): Money => {
    const subtotal = parseMoney<string>(line.subtotalSet[set].amount, currency);
    return node.taxesIncluded ? subtotal : add(subtotal, parseMoney(line.totalTaxSet[set].amount, currency));
  };
  let inShopMoney = zero<string>(currency);
  const lines = draft.exchange.lines.map((line, place): QuotedExchangeLine => {
    const discount = discounts[place] ?? null;
    const item = goods.get(line.variantId);
    // A line for the units without a discount, then one for each of the others, as it was asked.
    const discounted = (discount?.units ?? []).filter(({ minor }) => minor > 0).length;
    const parts = Array.from({ length: discounted + (line.quantity > discounted ? 1 : 0) }).flatMap(() => {
      const at = left.findIndex(({ variant }) => variant?.id === line.variantId);
      return at < 0 ? [] : left.splice(at, 1);
    });
    inShopMoney = sum(currency, [inShopMoney, ...parts.map((part) => worthOf('shopMoney', part))]);
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
      value: sum(
        currency,
        parts.map((part) => worthOf('presentmentMoney', part)),
      ),
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
    valueInShopMoney: inShopMoney,
    bonus,
    shipTo: lines.some(({ handOver }) => handOver === 'ship') ? address.filter(Boolean).join(', ') : null,
    order: { payments: paymentsOf(node), edited: answer.order?.edited ?? false },
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
    order: { payments: paymentsOf(node), edited: false },
    problem,
  };
}
