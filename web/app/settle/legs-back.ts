import { isPositive, money, smaller, subtract, sum, type Money } from '../../../domain/money.ts';
import { payoutOf, type Plan, type QuotedTender } from '../../../domain/plan.ts';
import type { SettledLeg } from '../../../domain/settlement.ts';
import { splitByRule } from '../../../domain/split.ts';
import type { Owing } from './ports.ts';
import type { Run } from './run.ts';

/**
 * What the order owes its customer now, as money that is owed until it is paid: what was paid towards the exchange where it was paid,
 * the rest by the rule, as far as the plan's payments take it.
 */
export async function legsBack(run: Run): Promise<SettledLeg[]> {
  const { plan, orderId } = run.record;
  const owing = await run.ports.returns.owing(orderId, plan.currency);
  if (!owing || !isPositive(owing.owed)) return [];
  const since = await paidSince(run, owing);
  const paidBack = since.map(({ amount }) => amount);
  const left = subtract(owing.owed, sum(plan.currency, paidBack));
  return [...byRule(plan, owing.ceilings, left), ...since];
}

/** Payments made after the plan, each as far as it goes. */
async function paidSince(run: Run, { owed, ceilings }: Owing): Promise<SettledLeg[]> {
  const { plan, orderId } = run.record;
  const known = new Set(plan.tenders.map(({ parentId }) => parentId));
  if ([...ceilings.keys()].every((parentId) => known.has(parentId))) return [];
  const payments = await run.ports.returns.payments(orderId, plan.currency);
  let left = owed;
  return payments.flatMap((tender) => {
    if (known.has(tender.parentId)) return [];
    const amount = smaller(left, tender.ceiling);
    left = subtract(left, amount);
    return isPositive(amount) ? [owedOn(tender, amount)] : [];
  });
}

function byRule(plan: Plan, ceilings: Owing['ceilings'], owed: Money): SettledLeg[] {
  const tenders = plan.tenders.map((tender): QuotedTender => {
    const ceiling = ceilings.get(tender.parentId);
    return ceiling
      ? { ...tender, ceiling }
      : { ...tender, unavailable: tender.unavailable ?? 'NOTHING_LEFT' };
  });
  const most = tenders
    .filter(({ unavailable }) => unavailable === null)
    .reduce((sum, { ceiling }) => sum + ceiling.minor, 0);
  const now = smaller(owed, money(most, plan.currency));
  const split = splitByRule({ tenders, total: now });
  const amounts = 'code' in split ? [] : split;
  const rest = subtract(owed, now);
  const [first] = plan.tenders;
  const all = isPositive(rest) && first ? [...amounts, { parentId: first.parentId, amount: rest }] : amounts;
  return all.flatMap(({ parentId, amount }) => {
    const tender = plan.tenders.find((each) => each.parentId === parentId);
    return tender ? [owedOn(tender, amount)] : [];
  });
}

function owedOn({ parentId, kind, gateway, label, lastDigits }: QuotedTender, amount: Money): SettledLeg {
  const leg = { parentId, kind, gateway, label, lastDigits, amount, payout: payoutOf(kind) };
  return { ...leg, status: 'failed', transactionId: null };
}
