import fc from 'fast-check';
import { USUAL_DETAILS, type Draft } from './draft.ts';
import { judgeLine } from './eligibility.ts';
import { NO_EXCHANGE, type DraftExchangeLine } from './exchange.ts';
import type { QuotedExchange, QuotedExchangeLine } from './exchange-plan.ts';
import type { Fee } from './fees.ts';
import { money, type Money } from './money.ts';
import type { OrderForReturn, OrderLine, ReturnableUnits, UnfinishedReturn } from './order.ts';
import {
  NEW_GIFT_CARD,
  NEW_STORE_CREDIT,
  type PlanStamp,
  type Quote,
  type QuotedTender,
  type TenderKind,
} from './plan.ts';

/** An order with one returnable line, to be overridden where a test cares. */
export function anOrder(overrides: Partial<OrderForReturn> = {}): OrderForReturn {
  const currency = overrides.currency ?? 'GBP';
  return {
    id: 'gid://shopify/Order/1',
    name: '#1001',
    processedAt: '2026-11-08T09:49:00Z',
    soldAt: 'online',
    timeZone: 'Europe/London',
    firstHandedOverAt: '2026-11-10T09:49:00Z',
    customer: null,
    currency,
    cancelledAt: null,
    total: money(860, currency),
    shipping: { paid: money(395, currency), refunded: money(0, currency) },
    tip: null,
    shopifyOnly: null,
    authorized: null,
    reasons: [
      { id: 'gid://shopify/ReturnReasonDefinition/1', name: 'Changed my mind' },
      { id: 'gid://shopify/ReturnReasonDefinition/2', name: 'Too small' },
    ],
    locations: [
      { id: 'gid://shopify/Location/1', name: 'Covent Garden' },
      { id: 'gid://shopify/Location/2', name: 'Camden' },
    ],
    lines: [aLine()],
    unfinishedReturns: [],
    endedReturns: [],
    ...overrides,
  };
}

export function aLine(overrides: Partial<OrderLine> = {}): OrderLine {
  return {
    id: 'gid://shopify/LineItem/1',
    title: 'Set of 3 Coloured Flying Ducks',
    variantTitle: null,
    sku: '35004C',
    barcode: '5030003500403',
    quantity: 3,
    currentQuantity: 3,
    unfulfilledQuantity: 0,
    isGiftCard: false,
    unitPrice: money(465, 'GBP'),
    dutyIds: [],
    suggestedReasonIds: ['gid://shopify/ReturnReasonDefinition/2'],
    returnable: [units('gid://shopify/FulfillmentLineItem/1', 3)],
    tags: [],
    exchangedAt: null,
    objection: null,
    ...overrides,
  };
}

/** Units of one fulfillment, handed over when the order of `anOrder` was unless a test says otherwise. */
export function units(
  fulfillmentLineItemId: string,
  quantity: number,
  handedOverAt = '2026-11-10T09:49:00Z',
): ReturnableUnits {
  return { fulfillmentLineItemId, quantity, handedOverAt };
}

export function aTender(overrides: Partial<QuotedTender> = {}): QuotedTender {
  return {
    parentId: 'gid://shopify/OrderTransaction/1',
    kind: 'card',
    gateway: 'shopify_payments',
    label: 'Visa',
    lastDigits: '2082',
    paid: money(860, 'GBP'),
    ceiling: money(860, 'GBP'),
    unavailable: null,
    ...overrides,
  };
}

/** A return that a customer asked for online: two of the one line. */
export function aRequest(overrides: Partial<UnfinishedReturn> = {}): UnfinishedReturn {
  return {
    id: 'gid://shopify/Return/1',
    name: '#1001-R1',
    status: 'REQUESTED',
    begunAt: '2026-11-20T08:00:00Z',
    lines: [
      {
        id: 'gid://shopify/ReturnLineItem/1',
        lineItemId: 'gid://shopify/LineItem/1',
        fulfillmentLineItemId: 'gid://shopify/FulfillmentLineItem/1',
        quantity: 2,
        reason: 'Too small',
        note: null,
        objection: null,
      },
    ],
    fees: money(0, 'GBP'),
    exchange: false,
    ...overrides,
  };
}

/** Store credit to be given, at most `ceiling` minor units of the currency. */
export function newStoreCredit(ceiling: number, currency = 'GBP'): QuotedTender {
  return aTender({
    parentId: NEW_STORE_CREDIT,
    kind: 'new_store_credit',
    gateway: 'shopify_store_credit',
    label: 'Store credit',
    lastDigits: null,
    paid: money(0, currency),
    ceiling: money(ceiling, currency),
  });
}

/** Neither duties nor a tip. */
export function noBesides(currency: string): Pick<Quote, 'duties' | 'tip'> {
  const nothing = money(0, currency);
  return {
    duties: { amount: nothing, ids: [], offered: false },
    tip: { amount: nothing, lineItemId: null, refundable: nothing },
  };
}

/** A gift card to be issued, of at most `ceiling` minor units of the currency. */
export function newGiftCard(ceiling: number, currency = 'GBP'): QuotedTender {
  return aTender({
    parentId: NEW_GIFT_CARD,
    kind: 'new_gift_card',
    gateway: 'gift_card',
    label: 'Gift card',
    lastDigits: null,
    paid: money(0, currency),
    ceiling: money(ceiling, currency),
  });
}

/** One tea towel in place of the order's one line. */
export function anExchangeLine(overrides: Partial<DraftExchangeLine> = {}): DraftExchangeLine {
  return {
    variantId: 'gid://shopify/ProductVariant/7',
    quantity: 1,
    forLineItemId: 'gid://shopify/LineItem/1',
    replacement: false,
    handOver: 'now',
    discount: { kind: 'none' },
    title: 'Tea towel',
    ...overrides,
  };
}

/** The same at what it costs, in pence. */
export function aQuotedExchange(
  minor: number,
  discount: QuotedExchangeLine['discount'] = null,
): QuotedExchange {
  const { discount: _, ...line } = anExchangeLine();
  const value = money<string>(minor, 'GBP');
  const price = money<string>(minor + (discount?.amount.minor ?? 0), 'GBP');
  return {
    lines: [
      {
        ...line,
        productId: 'gid://shopify/Product/7',
        variantTitle: null,
        sku: null,
        price,
        value,
        unitDiscounts: discount ? [discount.amount] : [],
        discount,
        stock: { here: 5, stockedHere: true, elsewhere: [] },
      },
    ],
    value,
    valueInShopMoney: value,
    bonus: money(0, 'GBP'),
    shipTo: null,
    order: { payments: 1, edited: false },
    edit: null,
    problem: null,
  };
}

export function aQuote(overrides: Partial<Quote> = {}): Quote {
  return {
    lines: [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 1, value: money(465, 'GBP') }],
    shipping: { amount: money(0, 'GBP'), refundable: money(395, 'GBP'), beforeTax: false },
    ...noBesides('GBP'),
    cancellation: null,
    fees: [],
    total: money(465, 'GBP'),
    totalInShopMoney: money(465, 'GBP'),
    tenders: [aTender()],
    continues: null,
    exchange: null,
    ...overrides,
  };
}

export function aDraft(overrides: Partial<Draft> = {}): Draft {
  return {
    id: '6f1c0d56-6f5e-4ae0-9d4e-0f8b4a2f6c11',
    orderId: 'gid://shopify/Order/1',
    continues: null,
    lines: [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 1, ...USUAL_DETAILS }],
    exchange: NO_EXCHANGE,
    shipping: { kind: 'none' },
    duties: true,
    tip: false,
    split: null,
    note: '',
    visitId: null,
    proved: true,
    overrideReason: null,
    waivedFees: null,
    ...overrides,
  };
}

export const STAMP: PlanStamp = {
  id: '0b6c1a6e-3f41-4d5e-8a67-1f0f5f1d2c3b',
  reference: 'ABCD2345',
  policyVersion: 1,
  madeAt: '2026-11-24T10:00:00Z',
  validUntil: '2026-11-24T10:30:00Z',
};

const currencies = fc.constantFrom('GBP', 'JPY', 'KWD');
const kinds = fc.constantFrom<TenderKind>('gift_card', 'store_credit', 'card', 'cash', 'manual', 'other');

/** Any order with up to six lines, what a cashier chose of it, and a quote that Shopify could give. */
export const orderDraftQuote = currencies.chain((currency) => {
  const amount = (max: number) => fc.integer({ min: 0, max }).map((minor) => money(minor, currency));
  const line = (index: number) =>
    fc
      .record({
        returnable: fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 3 }),
        unfulfilledQuantity: fc.integer({ min: 0, max: 2 }),
        isGiftCard: fc.boolean(),
      })
      .map(({ returnable, unfulfilledQuantity, isGiftCard }) =>
        aLine({
          id: `gid://shopify/LineItem/${index}`,
          quantity: returnable.reduce((sum, units) => sum + units, unfulfilledQuantity),
          unfulfilledQuantity,
          isGiftCard,
          unitPrice: money(100, currency),
          returnable: returnable.map((quantity, part) =>
            units(`gid://shopify/FulfillmentLineItem/${index}${part}`, quantity),
          ),
        }),
      );
  const tender = (index: number) =>
    fc
      .record({ kind: kinds, ceiling: amount(50_000), usable: fc.boolean() })
      .map(({ kind, ceiling, usable }) =>
        aTender({
          parentId: `gid://shopify/OrderTransaction/${index}`,
          kind,
          paid: ceiling,
          ceiling: usable ? ceiling : money(0, currency),
          unavailable: usable ? null : 'NOTHING_LEFT',
        }),
      );
  return fc
    .record({
      lines: fc
        .integer({ min: 1, max: 6 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => line(i)))),
      tenders: fc
        .integer({ min: 1, max: 4 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => tender(i)))),
      values: fc.array(amount(20_000), { minLength: 6, maxLength: 6 }),
      shippingAmount: amount(1_000),
      dutiesAmount: amount(500),
      tipAmount: amount(500),
      adjustment: fc.integer({ min: -20, max: 20 }),
      givenAnew: fc.boolean(),
      feePercent: fc.constantFrom(0, 0, 7, 20),
      waived: fc.boolean(),
      fraction: fc.array(anyShare(), { minLength: 6, maxLength: 6 }),
    })
    .map(
      ({
        lines,
        tenders,
        values,
        shippingAmount,
        dutiesAmount,
        tipAmount,
        adjustment,
        givenAnew,
        feePercent,
        waived,
        fraction,
      }) => {
        const order = anOrder({ currency, lines });
        const chosen = lines.flatMap((item, index) => {
          const eligibility = judgeLine(item);
          if (eligibility.kind === 'refused') return [];
          const quantity = Math.floor((fraction[index] ?? 0) * eligibility.upTo);
          return quantity > 0 ? [{ lineItemId: item.id, quantity, ...USUAL_DETAILS }] : [];
        });
        const quoted = chosen.map(({ lineItemId, quantity }, index) => ({
          lineItemId,
          quantity,
          value: values[index] ?? money(0, currency),
        }));
        const fees = quoted.flatMap(({ lineItemId, value }): Fee[] => {
          const amount = money(Math.floor((value.minor * feePercent) / 100), currency);
          return feePercent > 0
            ? [{ kind: 'restocking', lineItemId, percentage: feePercent, amount, waived }]
            : [];
        });
        const taken = waived ? 0 : fees.reduce((sum, { amount }) => sum + amount.minor, 0);
        const besides = shippingAmount.minor + dutiesAmount.minor + tipAmount.minor;
        const parts = quoted.reduce((sum, { value }) => sum + value.minor, besides - taken);
        const total: Money = money(Math.max(0, parts + adjustment), currency);
        const left = tenders.reduce((minor, { ceiling }) => minor + ceiling.minor, 0);
        const quote: Quote = {
          lines: quoted,
          cancellation: null,
          fees,
          shipping: { amount: shippingAmount, refundable: shippingAmount, beforeTax: false },
          duties: { amount: dutiesAmount, ids: [], offered: true },
          tip: { amount: tipAmount, lineItemId: 'gid://shopify/LineItem/9', refundable: tipAmount },
          total,
          totalInShopMoney: total,
          tenders: givenAnew
            ? [...tenders, newStoreCredit(left, currency), newGiftCard(total.minor, currency)]
            : tenders,
          continues: null,
          exchange: null,
        };
        return { order, draft: aDraft({ lines: chosen }), quote };
      },
    );
});

/** From none (0) to all (1), evenly. Of `fc.double` nearly every value is next to nothing: it draws from how numbers are written. */
export function anyShare(): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
}
