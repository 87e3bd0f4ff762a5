import type { ExchangeChoicesReply } from '../../../domain/contract.ts';
import { USUAL_DETAILS, type Draft } from '../../../domain/draft.ts';
import type { ExchangeItem } from '../../../domain/exchange-items.ts';
import type { Money } from '../../../domain/money.ts';
import type { OrderForReturn, OrderLine, ReturnReason, UnfinishedReturn } from '../../../domain/order.ts';
import {
  NEW_GIFT_CARD,
  NEW_STORE_CREDIT,
  type Leg,
  type Plan,
  type PlannedExchange,
  type QuotedExchangeLine,
  type QuotedTender,
} from '../../../domain/plan.ts';
import type { DueView, SettledLeg, SettlementView } from '../../../domain/settlement.ts';
import { showLegs } from '../../../domain/shown-leg.ts';
import type { Unsettled } from '../src/shelf.ts';

// Whole values with defaults, for tests that care about one part of them.

export function gbp(minor: number): Money {
  return { minor, currency: 'GBP' };
}

/** A line of `quantity` units, all returnable unless `left` says otherwise. */
export function exampleLine(name: string, over: Partial<OrderLine> & { left?: number } = {}): OrderLine {
  const { left, ...rest } = over;
  const quantity = rest.quantity ?? 1;
  return {
    id: `gid://shopify/LineItem/${name}`,
    title: name,
    variantTitle: null,
    sku: `SKU-${name}`,
    barcode: `EAN-${name}`,
    quantity,
    currentQuantity: quantity,
    unfulfilledQuantity: 0,
    isGiftCard: false,
    unitPrice: gbp(465),
    dutyIds: [],
    suggestedReasonIds: [],
    returnable: [
      {
        fulfillmentLineItemId: `gid://shopify/FulfillmentLineItem/${name}`,
        quantity: left ?? quantity,
        handedOverAt: '2026-11-03T10:00:00Z',
      },
    ],
    tags: [],
    exchangedAt: null,
    objection: null,
    ...rest,
  };
}

export function exampleReason(handle: string, name: string): ReturnReason {
  return { id: `gid://shopify/ReturnReasonDefinition/${handle}`, name };
}

/** A return that a customer asked for online, of `quantity` units of the line of this name. */
export function exampleRequest(
  name: string,
  { quantity = 1, ...over }: Partial<UnfinishedReturn> & { quantity?: number } = {},
): UnfinishedReturn {
  return {
    id: 'gid://shopify/Return/1',
    name: '#1001-R1',
    status: 'REQUESTED',
    begunAt: '2026-11-18T10:00:00Z',
    lines: [
      {
        id: `gid://shopify/ReturnLineItem/${name}`,
        lineItemId: `gid://shopify/LineItem/${name}`,
        fulfillmentLineItemId: `gid://shopify/FulfillmentLineItem/${name}`,
        quantity,
        reason: 'Too small',
        note: 'It does not fit my shelf',
        objection: null,
      },
    ],
    fees: gbp(0),
    exchange: false,
    ...over,
  };
}

export function exampleOrder(over: Partial<OrderForReturn> = {}): OrderForReturn {
  return {
    id: 'gid://shopify/Order/1',
    name: '#1001',
    processedAt: '2026-11-03T10:00:00Z',
    soldAt: 'counter',
    timeZone: 'Europe/London',
    firstHandedOverAt: '2026-11-03T10:00:00Z',
    customer: { id: 'gid://shopify/Customer/1', name: 'Ann Example' },
    currency: 'GBP',
    cancelledAt: null,
    total: gbp(1395),
    shipping: { paid: gbp(395), refunded: gbp(0) },
    tip: null,
    shopifyOnly: null,
    authorized: null,
    reasons: [exampleReason('small', 'Too small'), exampleReason('unwanted', 'Changed my mind')],
    locations: [
      { id: 'gid://shopify/Location/1', name: 'Covent Garden' },
      { id: 'gid://shopify/Location/2', name: 'Camden' },
    ],
    lines: [exampleLine('mug', { quantity: 3 }), exampleLine('lamp')],
    unfinishedReturns: [],
    endedReturns: [],
    ...over,
  };
}

export const CARD: QuotedTender = {
  parentId: 'gid://shopify/OrderTransaction/1',
  kind: 'card',
  gateway: 'shopify_payments',
  label: 'Visa',
  lastDigits: '2082',
  paid: gbp(1000),
  ceiling: gbp(1000),
  unavailable: null,
};
export const GIFT_CARD: QuotedTender = {
  ...CARD,
  parentId: 'gid://shopify/OrderTransaction/2',
  kind: 'gift_card',
  gateway: 'gift_card',
  label: 'Gift card',
  lastDigits: '9f3k',
  paid: gbp(258),
  ceiling: gbp(258),
};

export const STORE_CREDIT: QuotedTender = {
  ...CARD,
  parentId: NEW_STORE_CREDIT,
  kind: 'new_store_credit',
  gateway: 'shopify_store_credit',
  label: 'Store credit',
  lastDigits: null,
  paid: gbp(0),
  ceiling: gbp(1395),
};

export const NEW_CARD: QuotedTender = {
  ...CARD,
  parentId: NEW_GIFT_CARD,
  kind: 'new_gift_card',
  gateway: 'gift_card',
  label: 'Gift card',
  lastDigits: null,
  paid: gbp(0),
  ceiling: gbp(465),
};

export function exampleLeg(tender: QuotedTender, minor: number): Leg {
  const { parentId, kind, gateway, label, lastDigits } = tender;
  const payout = kind === 'cash' ? 'cash_drawer' : kind === 'manual' ? 'pay_yourself' : 'shopify';
  return { parentId, kind, gateway, label, lastDigits, amount: gbp(minor), payout };
}

export function examplePlan(draft: Draft, over: Partial<Plan> = {}): Plan {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    reference: 'ABCD2345',
    draft,
    orderId: draft.orderId,
    orderName: '#1001',
    currency: 'GBP',
    continues: null,
    lines: [
      {
        lineItemId: 'gid://shopify/LineItem/lamp',
        quantity: 1,
        value: gbp(465),
        title: 'lamp',
        variantTitle: null,
        ...USUAL_DETAILS,
        reasonName: null,
        locationName: null,
        objection: null,
      },
    ],
    cancellation: null,
    shipping: { amount: gbp(0), refundable: gbp(395), beforeTax: false },
    duties: { amount: gbp(0), ids: [], offered: false },
    tip: { amount: gbp(0), lineItemId: null, refundable: gbp(0) },
    fees: [],
    adjustment: gbp(0),
    exchange: null,
    cart: null,
    due: gbp(0),
    total: gbp(465),
    totalInShopMoney: gbp(465),
    legs: [exampleLeg(GIFT_CARD, 258), exampleLeg(CARD, 207)],
    tenders: [GIFT_CARD, CARD],
    approvals: [],
    policyVersion: 1,
    giftCardRoute: 'exchange_line',
    madeAt: '2026-11-21T10:00:00Z',
    validUntil: '2026-11-21T10:30:00Z',
    ...over,
  };
}

/** Goods of which there are 3 here and 4 in Camden, which sends them. */
export function exampleGoods(name: string, over: Partial<ExchangeItem> = {}): ExchangeItem {
  return {
    variantId: `gid://shopify/ProductVariant/${name}`,
    productId: 'gid://shopify/Product/shirt',
    title: 'Shirt',
    variantTitle: name,
    sku: `SKU-${name}`,
    barcode: `EAN-${name}`,
    options: [{ name: 'Size', value: name }],
    price: gbp(465),
    evenSwap: true,
    stock: {
      here: 3,
      stockedHere: true,
      elsewhere: [{ locationId: 'gid://shopify/Location/2', name: 'Camden', available: 4, ships: true }],
    },
    unavailable: null,
    ...over,
  };
}

/** Sizes S, which comes back, M and L. */
export function exampleChoices(over: Partial<ExchangeChoicesReply> = {}): ExchangeChoicesReply {
  const items = ['S', 'M', 'L'].map((size) => exampleGoods(size));
  return { kind: 'choices', items, returned: exampleGoods('S').variantId, ...over };
}

export function exampleGiven(over: Partial<QuotedExchangeLine> = {}): QuotedExchangeLine {
  const { variantId, productId, title, variantTitle, sku, stock } = exampleGoods('M');
  return {
    ...{ variantId, productId, title, variantTitle, sku, stock },
    quantity: 1,
    forLineItemId: 'gid://shopify/LineItem/lamp',
    replacement: false,
    handOver: 'now',
    price: gbp(465),
    value: gbp(465),
    unitDiscounts: [gbp(0)],
    discount: null,
    ...over,
  };
}

export function exampleExchange(over: Partial<PlannedExchange> = {}): PlannedExchange {
  return {
    lines: [exampleGiven()],
    value: gbp(465),
    valueInShopMoney: gbp(465),
    bonus: gbp(0),
    shipTo: null,
    collect: [],
    dueDays: 7,
    ...over,
  };
}

/** A plan of an even swap; `over` may make it one that the customer gets or pays something for. */
export function exampleSwap(draft: Draft, over: Partial<Plan> = {}): Plan {
  return examplePlan(draft, { exchange: exampleExchange(), total: gbp(0), legs: [], ...over });
}

export function exampleDue(over: Partial<DueView> = {}): DueView {
  return {
    agreed: gbp(500),
    left: gbp(500),
    paid: gbp(0),
    collect: [{ route: 'collect_payment', unavailable: null }],
    payLink: null,
    managers: [],
    until: '2026-11-28T10:01:00Z',
    overdue: false,
    callOff: { refund: gbp(465) },
    ...over,
  };
}

interface SettlementParts extends Omit<SettlementView, 'legs'> {
  readonly legs: readonly SettledLeg[];
}

export function exampleSettlement(plan: Plan, over: Partial<SettlementParts> = {}): SettlementView {
  const { legs = plan.legs.map((leg): SettledLeg => ({ ...leg, status: 'success', transactionId: null })) } =
    over;
  return {
    planId: plan.id,
    reference: plan.reference,
    orderId: plan.orderId,
    orderName: plan.orderName,
    state: 'finished',
    goods: 'returned',
    money: 'paid',
    given: 'none',
    due: null,
    soldIn: null,
    returnName: '#1001-R1',
    plan,
    movers: null,
    approval: null,
    refusal: null,
    notCancelled: null,
    newPlan: null,
    acceptedAt: '2026-11-21T10:01:00Z',
    endedAt: '2026-11-21T10:01:02Z',
    ...over,
    legs: showLegs(plan, legs),
  };
}

export function exampleUnsettled(over: Partial<Unsettled> = {}): Unsettled {
  return {
    planId: '00000000-0000-4000-8000-000000000001',
    reference: 'ABCD2345',
    orderId: 'gid://shopify/Order/1',
    orderName: '#1001',
    amount: gbp(465),
    ...over,
  };
}
