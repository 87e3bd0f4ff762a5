import { goodsStatus, moneyStatus, type SettlementView } from '../../../domain/settlement.ts';
import { mergedLegs } from '../../../domain/cancellation.ts';
import { showLegs } from '../../../domain/shown-leg.ts';
import type { AcceptedRecord, SettlementRecord } from './ports.ts';

export function isAccepted(record: SettlementRecord | null): record is AcceptedRecord {
  return record !== null && record.acceptedAt !== null && record.plan !== null;
}

/** What a device is told of a settlement. */
export function viewOf(record: AcceptedRecord): SettlementView {
  const { plan, state, legs } = record;
  return {
    planId: record.planId,
    reference: record.reference,
    orderId: record.orderId,
    orderName: plan.orderName,
    state,
    goods: goodsStatus(state, plan.lines.length > 0),
    money: moneyStatus(state, legs),
    returnName: record.returnName,
    plan,
    legs: showLegs(plan, mergedLegs(legs)),
    approval: record.approval,
    // While a return is being called off the refusal stands, but it is not the end yet.
    refusal: state === 'refused' ? record.refusal : null,
    // After the return there is no way back: what stands against cancelling the rest is no end of the whole.
    notCancelled: legs.some(({ status }) => status === 'not_cancelled') ? record.refusal : null,
    newPlan: record.newPlan,
    acceptedAt: record.acceptedAt.toISOString(),
    endedAt: record.endedAt?.toISOString() ?? null,
  };
}
