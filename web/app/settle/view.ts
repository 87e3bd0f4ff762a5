import type { ManagerName } from '../../../domain/approval.ts';
import { mergedLegs } from '../../../domain/cancellation.ts';
import {
  goodsStatus,
  moneyStatus,
  type DueView,
  type GivenStatus,
  type SettlementView,
} from '../../../domain/settlement.ts';
import { showLegs } from '../../../domain/shown-leg.ts';
import { money, zero, type Money } from '../../../domain/money.ts';
import { ROUTES_WHILE_DUE, type Plan } from '../../../domain/plan.ts';
import type { AcceptedRecord, SettlementRecord } from './ports.ts';

export function isAccepted(record: SettlementRecord | null): record is AcceptedRecord {
  return record !== null && record.acceptedAt !== null && record.plan !== null;
}

/** By the rules that judged the plan: money that a payment of it did not take is moved to another one only with a manager's word. */
export function needsManagerToMove({ policy, legs }: Pick<AcceptedRecord, 'policy' | 'legs'>): boolean {
  return policy.managerFor.tenderChanged && legs.some(({ status }) => status === 'failed');
}

/** What a device is told of a settlement. `managers`: whom it may ask there. */
export function viewOf(
  record: AcceptedRecord,
  now = new Date(),
  managers: readonly ManagerName[] = [],
): SettlementView {
  const { plan, state, legs } = record;
  return {
    planId: record.planId,
    reference: record.reference,
    orderId: record.orderId,
    orderName: plan.orderName,
    state,
    goods: goodsStatus(state, plan.lines.length > 0),
    money: moneyStatus(state, legs),
    given: givenStatus(record),
    due: dueView(record, now, managers),
    soldIn: record.soldIn,
    returnName: record.returnName,
    plan,
    legs: showLegs(plan, mergedLegs(legs)),
    movers: needsManagerToMove(record) ? managers : null,
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

function givenStatus({ plan, given, state }: AcceptedRecord): GivenStatus {
  if (!plan.exchange) return 'none';
  if (state === 'refused') return 'called_off';
  return given === null || given === 'addressed' || given === 'moved' ? 'waiting' : given;
}

/** What goes back to the customer if an exchange is called off while so much is left to be paid. */
export function callOffRefund(
  { exchange, currency }: Pick<Plan, 'exchange' | 'currency'>,
  left: Money,
): Money {
  return money(Math.max(0, (exchange?.value.minor ?? 0) - left.minor), currency);
}

function dueView(
  { due, plan, state, given }: AcceptedRecord,
  now: Date,
  managers: readonly ManagerName[],
): DueView | null {
  if (!due) return null;
  const { agreed, left, link, qr, until } = due;
  const waits = state === 'awaiting_payment';
  const collect = (plan.exchange?.collect ?? [])
    .filter(({ route }) => ROUTES_WHILE_DUE.includes(route))
    .map((offer) =>
      offer.route === 'pay_link' && !link ? { ...offer, unavailable: 'NO_LINK' as const } : offer,
    );
  return {
    agreed,
    left,
    paid:
      given === 'called_off'
        ? zero(agreed.currency)
        : money(Math.max(0, agreed.minor - left.minor), agreed.currency),
    collect: waits ? collect : [],
    payLink: waits && link && qr ? { url: link, qr } : null,
    managers: waits ? managers : [],
    until,
    overdue: waits && until <= now.toISOString(),
    callOff: waits && !due.calledOff ? { refund: callOffRefund(plan, left) } : null,
  };
}
