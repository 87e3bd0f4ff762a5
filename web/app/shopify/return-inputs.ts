import { cancellationLegs, returnLegs } from '../../../domain/cancellation.ts';
import { DISPOSITION, isKept, type Draft } from '../../../domain/draft.ts';
import type { AskedFees } from '../../../domain/fees.ts';
import { toDecimal } from '../../../domain/money.ts';
import { isGivenAnew, NEW_STORE_CREDIT, type Leg, type Plan } from '../../../domain/plan.ts';
import type { UnitsByLine } from '../plan/ports.ts';
import type { Allotted } from '../plan/units.ts';
import { processNote } from '../settle/mark.ts';
import type { Cancellable, Exchange, OwedRefund, ShopifyReturn } from '../settle/ports.ts';
import { unitsToProcess } from '../settle/units-to-process.ts';
import { noteOn, toExchangeInput, unitsGiven } from './exchange-lines.ts';
import { toMoneyInput } from './money-input.ts';
import type {
  CalculateReturnInput,
  RefundDutyInput,
  RefundInput,
  RefundLineItemInput,
  RefundMethodInput,
  RefundShippingInput,
  ReturnInput,
  ReturnProcessInput,
  ReverseFulfillmentOrderDisposeInput,
} from './generated/admin.types.d.ts';

/** `returnCreate`: the plan's units, each line with its reason and our mark, the fees that are taken, and what is given in exchange. */
export function toReturnInput(
  { orderId, madeAt, fees, lines, exchange: goods }: Plan,
  units: UnitsByLine,
  note: string,
  exchange: Exchange | null,
): ReturnInput {
  const taken = fees.filter(({ waived }) => !waived);
  const shipping = taken.find(({ kind }) => kind === 'return_shipping');
  return {
    orderId,
    requestedAt: madeAt,
    returnLineItems: Object.entries(units).flatMap(([lineItemId, ofLine]) => {
      const percentage = taken.find((fee) => fee.lineItemId === lineItemId)?.percentage ?? null;
      return ofLine.map(({ fulfillmentLineItemId, quantity }) => ({
        fulfillmentLineItemId,
        quantity,
        returnReasonDefinitionId: lines.find((line) => line.lineItemId === lineItemId)?.reasonId ?? null,
        returnReasonNote: noteOn(lineItemId, note, goods),
        restockingFee: percentage === null ? null : { percentage },
      }));
    }),
    exchangeLineItems: exchangeInput(goods, exchange),
    returnShippingFee: shipping ? { amount: toMoneyInput(shipping.amount) } : null,
  };
}

function exchangeInput(goods: Plan['exchange'], giftCard: Exchange | null): ReturnInput['exchangeLineItems'] {
  const cards = giftCard
    ? [{ variantId: giftCard.variantId, quantity: 1, giftCardCodes: [giftCard.giftCardCode] }]
    : [];
  const lines = [...toExchangeInput(unitsGiven(goods)), ...cards];
  return lines.length > 0 ? lines : null;
}

/** `returnCalculate`: the same, of a draft that has no plan yet. Fees are asked for whether they are waived or not. */
export function toCalculateInput(
  { orderId }: Draft,
  units: UnitsByLine,
  { restocking, returnShipping }: AskedFees,
): CalculateReturnInput {
  return {
    orderId,
    returnLineItems: Object.entries(units).flatMap(([lineItemId, ofLine]) => {
      const percentage = restocking[lineItemId];
      return ofLine.map(({ fulfillmentLineItemId, quantity }) => ({
        fulfillmentLineItemId,
        quantity,
        restockingFee: percentage === undefined ? null : { percentage },
      }));
    }),
    returnShippingFee: returnShipping && { amount: toMoneyInput(returnShipping) },
  };
}

/** `suggestedRefund`: the lines of a draft of which units come back. */
export function toReturnedLines({ units }: Allotted): RefundLineItemInput[] {
  return Object.entries(units).map(([lineItemId, ofLine]) => ({
    lineItemId,
    quantity: ofLine.reduce((sum, { quantity }) => sum + quantity, 0),
  }));
}

/** The same, those of which units are cancelled: CANCEL is "for unfulfilled line items" (`RefundLineItemRestockType`). */
export function toCancelledLines({ cancelled }: Pick<Allotted, 'cancelled'>): RefundLineItemInput[] {
  return Object.entries(cancelled).map(([lineItemId, quantity]) => ({
    lineItemId,
    quantity,
    restockType: 'CANCEL',
  }));
}

/** The same, a tip as the line that Shopify keeps it as. */
export function toTipLine(tipLineItemId: string | null): RefundLineItemInput[] {
  return tipLineItemId === null ? [] : [{ lineItemId: tipLineItemId, quantity: 1 }];
}

/** Of each duty what belongs to the units that go back. */
export function toDutiesInput(ids: readonly string[]): RefundDutyInput[] {
  return ids.map((dutyId) => ({ dutyId, refundType: 'PROPORTIONAL' }));
}

/** `refundShipping` of a draft; null where none is given back. */
export function toShippingInput(shipping: Draft['shipping']): RefundShippingInput | null {
  if (shipping.kind === 'none') return null;
  return shipping.kind === 'full'
    ? { fullRefund: true }
    : { shippingRefundAmount: toMoneyInput(shipping.amount) };
}

/** What of the exchange is still to be given; on a return that was begun elsewhere what is given is not ours. */
export function toExchangeLines(
  { continues }: Plan,
  { exchangeLines }: ShopifyReturn,
): { readonly id: string; readonly quantity: number }[] {
  if (continues) return [];
  return exchangeLines
    .filter(({ quantity, processed }) => quantity > processed)
    .map(({ id, quantity, processed }) => ({ id, quantity: quantity - processed }));
}

/** `returnProcess`: the plan's goods with where they go, what is given in exchange, and its legs of money. */
export function toProcessInput(
  orderReturn: ShopifyReturn,
  plan: Plan,
  locationId: number,
): ReturnProcessInput {
  return {
    returnId: orderReturn.id,
    returnLineItems: unitsToProcess(plan, orderReturn).map(({ line, quantity }) => ({
      id: line.id,
      quantity,
      dispositions: dispositionsOf(line, quantity, orderReturn, plan, locationId),
    })),
    exchangeLineItems: toExchangeLines(plan, orderReturn),
    refundShipping: toShippingInput(plan.draft.shipping),
    refundDuties: toDutiesInput(plan.duties.ids),
    tipLineId: plan.tip.lineItemId,
    financialTransfer: toTransfer(plan),
    note: processNote(plan),
  };
}

/** Null where no money moves: all of it is a new gift card. */
function toTransfer(plan: Plan): ReturnProcessInput['financialTransfer'] {
  const legs = returnLegs(plan);
  const payments = legs.filter((leg) => !isGivenAnew(leg));
  const credits = legs.filter(isNewStoreCredit);
  if (payments.length + credits.length === 0) return null;
  return {
    issueRefund: {
      allowOverRefunding: false,
      orderTransactions: payments.map(({ parentId, amount }) => ({
        parentId,
        transactionAmount: toMoneyInput(amount),
      })),
      refundMethods: credits.map(toStoreCreditRefund),
    },
  };
}

function dispositionsOf(
  line: ShopifyReturn['lines'][number],
  units: number,
  { goods }: ShopifyReturn,
  plan: Plan,
  locationId: number,
): ReverseFulfillmentOrderDisposeInput[] {
  const details = plan.lines.find(({ lineItemId }) => lineItemId === line.lineItemId);
  const condition = details?.condition ?? 'needs_a_look';
  const dispositionType = DISPOSITION[condition];
  const to = details?.restockLocationId ?? `gid://shopify/Location/${locationId}`;
  // Shopify wants a location for what is sold again; what waits to be looked at waits somewhere too.
  const where = isKept(condition) ? { dispositionType, locationId: to } : { dispositionType };
  let left = units;
  return goods.flatMap(({ id, fulfillmentLineItemId, quantity: waiting }) => {
    if (fulfillmentLineItemId !== line.fulfillmentLineItemId) return [];
    const quantity = Math.min(left, waiting);
    left -= quantity;
    return quantity > 0 ? [{ reverseFulfillmentOrderLineItemId: id, quantity, ...where }] : [];
  });
}

/** `refundCreate`: money only, on one tender, in presentment currency. */
export function toRefundInput({ orderId, leg, note }: OwedRefund): RefundInput {
  const currency = leg.amount.currency as RefundInput['currency'];
  if (isNewStoreCredit(leg)) return { orderId, currency, note, refundMethods: [toStoreCreditRefund(leg)] };
  return {
    orderId,
    currency,
    note,
    transactions: [
      {
        orderId,
        parentId: leg.parentId,
        gateway: leg.gateway,
        kind: 'REFUND',
        amount: toDecimal(leg.amount),
      },
    ],
  };
}

/** `refundCreate`: the plan's units where they wait, what goes back beside them, and the legs of that part. */
export function toCancellationInput(plan: Plan, waiting: Cancellable['waiting'], note: string): RefundInput {
  const { orderId, currency, cancellation } = plan;
  const legs = cancellationLegs(plan);
  const lines = (cancellation?.lines ?? []).flatMap(({ lineItemId, quantity }) =>
    takeUnits(waiting.get(lineItemId) ?? [], quantity).map((units) => ({
      lineItemId,
      restockType: 'CANCEL' as const,
      ...units,
    })),
  );
  return {
    orderId,
    currency: currency as RefundInput['currency'],
    note,
    refundLineItems: [...lines, ...toTipLine(besideItems(plan).tipLineItemId)],
    refundDuties: toDutiesInput(cancellation?.dutyIds ?? []),
    shipping: toShippingRefund(besideItems(plan).shipping),
    transactions: legs
      .filter((leg) => !isGivenAnew(leg))
      .map(({ parentId, gateway, amount }) => ({
        orderId,
        parentId,
        gateway,
        kind: 'REFUND',
        amount: toDecimal(amount),
      })),
    refundMethods: legs.filter(isNewStoreCredit).map(toStoreCreditRefund),
  };
}

/**
 * What goes back beside units that are cancelled: shipping and tip are given back once, with the return where there is one. Beside what is
 * swapped nothing does: the order still stands.
 */
export function besideItems({ lines, draft, tip, cancellation }: Plan): {
  readonly shipping: Draft['shipping'];
  readonly tipLineItemId: string | null;
} {
  return lines.length > 0 || cancellation?.swapped
    ? { shipping: { kind: 'none' }, tipLineItemId: null }
    : { shipping: draft.shipping, tipLineItemId: tip.lineItemId };
}

function toShippingRefund(shipping: Draft['shipping']): RefundInput['shipping'] {
  if (shipping.kind === 'none') return null;
  return shipping.kind === 'full' ? { fullRefund: true } : { amount: toDecimal(shipping.amount) };
}

/** So many units of those that wait, from one place after the other. */
function takeUnits(
  waiting: readonly { readonly locationId: string; readonly quantity: number }[],
  quantity: number,
): { locationId: string; quantity: number }[] {
  let left = quantity;
  return waiting.flatMap(({ locationId, quantity: units }) => {
    const taken = Math.min(left, units);
    left -= taken;
    return taken > 0 ? [{ locationId, quantity: taken }] : [];
  });
}

function isNewStoreCredit({ parentId }: Leg): boolean {
  return parentId === NEW_STORE_CREDIT;
}

function toStoreCreditRefund({ amount }: Leg): RefundMethodInput {
  return { storeCreditRefund: { amount: toMoneyInput(amount) } };
}
