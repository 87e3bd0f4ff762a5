import { DISPOSITION, isKept, type Draft } from '../../../domain/draft.ts';
import type { AskedFees } from '../../../domain/fees.ts';
import { toDecimal, type Money } from '../../../domain/money.ts';
import { NEW_STORE_CREDIT, type Leg, type Plan } from '../../../domain/plan.ts';
import type { UnitsByLine } from '../plan/ports.ts';
import { processNote } from '../settle/mark.ts';
import type { OwedRefund, ShopifyReturn } from '../settle/ports.ts';
import { unitsToProcess } from '../settle/units-to-process.ts';
import type {
  CalculateReturnInput,
  MoneyInput,
  RefundDutyInput,
  RefundInput,
  RefundLineItemInput,
  RefundMethodInput,
  RefundShippingInput,
  ReturnInput,
  ReturnProcessInput,
  ReverseFulfillmentOrderDisposeInput,
} from './generated/admin.types.d.ts';

/** `returnCreate`: the plan's units, each line with its reason and our mark, and the fees that are taken. */
export function toReturnInput(
  { orderId, madeAt, fees, lines }: Plan,
  units: UnitsByLine,
  note: string,
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
        returnReasonNote: note,
        restockingFee: percentage === null ? null : { percentage },
      }));
    }),
    returnShippingFee: shipping ? { amount: toMoneyInput(shipping.amount) } : null,
  };
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

/** `suggestedRefund`: the lines of a draft, and its tip as the line that Shopify keeps it as. */
export function toRefundLines({ lines }: Draft, tipLineItemId: string | null): RefundLineItemInput[] {
  const tip = tipLineItemId === null ? [] : [{ lineItemId: tipLineItemId, quantity: 1 }];
  return [...lines.map(({ lineItemId, quantity }) => ({ lineItemId, quantity })), ...tip];
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

/** `returnProcess`: the plan's goods with where they go, and its legs. */
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
    refundShipping: toShippingInput(plan.draft.shipping),
    refundDuties: toDutiesInput(plan.duties.ids),
    tipLineId: plan.tip.lineItemId,
    financialTransfer: {
      issueRefund: {
        allowOverRefunding: false,
        orderTransactions: plan.legs
          .filter((leg) => !isNewStoreCredit(leg))
          .map(({ parentId, amount }) => ({ parentId, transactionAmount: toMoneyInput(amount) })),
        refundMethods: plan.legs.filter(isNewStoreCredit).map(toStoreCreditRefund),
      },
    },
    note: processNote(plan),
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

function isNewStoreCredit({ parentId }: Leg): boolean {
  return parentId === NEW_STORE_CREDIT;
}

function toStoreCreditRefund({ amount }: Leg): RefundMethodInput {
  return { storeCreditRefund: { amount: toMoneyInput(amount) } };
}

function toMoneyInput(amount: Money): MoneyInput {
  return { amount: toDecimal(amount), currencyCode: amount.currency as MoneyInput['currencyCode'] };
}
