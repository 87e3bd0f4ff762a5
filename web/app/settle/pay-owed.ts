import type { OwedReply, OwedRequest, Till } from '../../../domain/contract.ts';
import { canTakeOwed } from '../../../domain/gift-card.ts';
import { compare, subtract, sum } from '../../../domain/money.ts';
import type { Plan, QuotedTender } from '../../../domain/plan.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { LegStatus, SettledLeg } from '../../../domain/settlement.ts';
import { giftCardFor, meansOf, type OwedPaid } from './owed-means.ts';
import type { JournalEvent, JournalNote, OwedPayment } from './ports.ts';
import { Run, type SettlePorts } from './run.ts';
import type { Asker } from '../plan/ports.ts';
import { judgeStillOwed } from './still-owed.ts';
import { mayBeUnderWay } from './under-way.ts';
import { tell } from './tell.ts';
import { isAccepted } from './view.ts';

/** Whether a leg may be moved to another tender; `manager`: on whose word, null where the shop's rules ask for nobody's. */
export type MayMove = (
  run: Run,
) => Promise<
  { readonly kind: 'may'; readonly manager: string | null } | Exclude<OwedReply, { kind: 'settlement' }>
>;

/**
 * Pays a failed leg again, to the same tender or another one. Asking twice pays once: the second time there is no failed leg left.
 * @throws LockBusy, ShopifyUnavailable, NotInstalled
 */
export async function payOwed(
  { planId, parentId, toParentId }: Omit<OwedRequest, 'till'>,
  asker: Asker,
  ports: SettlePorts,
  mayMove: MayMove,
): Promise<OwedReply> {
  return ports.journal.alone(planId, async (stillAlone) => {
    const record = await ports.journal.read(planId);
    if (!isAccepted(record)) return { kind: 'refused', refusal: { code: 'PLAN_UNKNOWN' }, settlement: null };
    const run = new Run(record, ports, stillAlone);
    let refusal: Refusal | null = null;
    if (record.owed) {
      refusal = await payOwedAgain(run);
    } else if (record.state === 'finished') {
      const leg = record.legs.find((each) => each.parentId === parentId && each.status === 'failed');
      if (leg) {
        refusal = judge(record.plan, record.legs, leg, toParentId);
        const asked = refusal || toParentId === parentId ? UNASKED : await mayMove(run);
        if (asked.kind !== 'may') return asked;
        refusal ??= await judgeNow(run, leg, toParentId);
        refusal ??= await payLeg(run, leg, asker.till, { toParentId, manager: asked.manager });
      }
    }
    const settlement = await tell(run.record, asker, ports);
    return refusal ? { kind: 'refused', refusal, settlement } : { kind: 'settlement', settlement };
  });
}

/** Pays one failed leg, where it is owed if nothing else is said. Answers Shopify's refusal, if that is the end: then it stays owed. */
export async function payLeg(
  run: Run,
  leg: SettledLeg,
  till: Till,
  to: MovedTo = { toParentId: leg.parentId, manager: null },
): Promise<Refusal | null> {
  await intend(run, leg, till, to);
  return payOwedAgain(run);
}

/** Asked once, before anything of ours is under way: afterwards our own payment would speak against itself. */
async function judgeNow(run: Run, leg: SettledLeg, toParentId: string): Promise<Refusal | null> {
  const refusal = await judgeStillOwed(run, leg, toParentId);
  if (!refusal) return null;
  const said = step('refused', { refusal });
  if (refusal.code === 'NOTHING_OWED') {
    const legs = replaced(run.record.legs, leg, [{ ...leg, status: 'settled_elsewhere' }]);
    await run.change({ legs }, said);
  } else {
    await run.note(said);
  }
  return refusal;
}

/** Brings the payment that was begun to its end, or leaves it unknown. Answers Shopify's refusal, if that is the end. */
export async function payOwedAgain(run: Run): Promise<Refusal | null> {
  const { owed, plan, legs } = run.record;
  const leg =
    owed &&
    legs.find(
      ({ parentId, status, part }) =>
        parentId === owed.parentId && status === 'waiting' && part === owed.part,
    );
  const tender = owed && leg && tenderFor(plan, leg, owed.toParentId);
  if (!tender) return null;
  const means = meansOf(run, owed, leg, tender);
  const found = await means.find();
  if (found) {
    await paid(run, owed, leg, tender, found, 'found');
    return null;
  }
  run.stillAlone();
  const written = await means.act();
  if (written.kind === 'done') {
    await paid(run, owed, leg, tender, written.value, 'acted');
    return null;
  }
  if (written.kind === 'unknown') {
    const unknownAt = run.ports.clock.now().toISOString();
    await run.change({ owed: { ...owed, unknownAt } }, step('unknown', { why: written.why }));
    return null;
  }
  const facts = { message: written.message };
  // Then a refusal of its repetition, as for the key that is in use, says nothing about the first: taking it for the end would let
  // another attempt, with another key, pay a second time.
  if (owed.unknownAt !== undefined && mayBeUnderWay(new Date(owed.unknownAt), run)) {
    await run.note(step('unknown', facts));
    return null;
  }
  await run.change(
    { owed: null, legs: replaced(legs, leg, [{ ...leg, status: 'failed' }]) },
    step('refused', facts),
  );
  return { code: 'SHOPIFY_REFUSED', message: written.message };
}

interface MovedTo {
  readonly toParentId: string;
  /** On whose word, if anybody's. */
  readonly manager: string | null;
}

const UNASKED = { kind: 'may', manager: null } as const;

async function intend(
  run: Run,
  leg: SettledLeg,
  till: Till,
  { toParentId, manager }: MovedTo,
): Promise<void> {
  const attempt = run.record.owedCount + 1;
  const at = run.ports.clock.now().toISOString();
  const { parentId, part } = leg;
  const owed = { parentId, ...(part && { part }), toParentId, attempt, at, till };
  // Waiting, not failed: from here on nobody can tell until Shopify has said so.
  const legs = replaced(run.record.legs, leg, [{ ...leg, status: 'waiting' }]);
  const change = { ...giftCardFor(run, leg, toParentId), owed, owedCount: attempt, legs };
  await run.change(change, step('intended', { ...owed, amount: leg.amount, ...(manager && { manager }) }));
}

async function paid(
  run: Run,
  { at, till }: OwedPayment,
  leg: SettledLeg,
  tender: QuotedTender,
  { refundId, transactionId, status, change, lastDigits = tender.lastDigits ?? undefined }: OwedPaid,
  event: 'found' | 'acted',
): Promise<void> {
  const { legs, refundIds, plan } = run.record;
  const same = tender.parentId === leg.parentId;
  const now: SettledLeg = {
    ...legOn(tender, leg, plan),
    lastDigits: lastDigits ?? null,
    status,
    transactionId,
    later: { at, till },
  };
  await run.change(
    {
      ...change,
      owed: null,
      refundIds: refundId === null ? refundIds : [...refundIds, refundId],
      legs: replaced(legs, leg, same ? [now] : [{ ...leg, status: 'moved' }, now]),
    },
    step(event, { refundId, transactionId, status }),
  );
}

function legOn(
  { parentId, kind, gateway, label, lastDigits }: QuotedTender,
  leg: SettledLeg,
  plan: Plan,
): SettledLeg {
  const payout =
    plan.legs.find((each) => each.parentId === parentId)?.payout ??
    (kind === 'cash' ? 'cash_drawer' : kind === 'manual' ? 'pay_yourself' : 'shopify');
  return { ...leg, parentId, kind, gateway, label, lastDigits, payout };
}

/** One of the plan's, or the leg's own, as of a payment that was made after the plan. */
function tenderFor(plan: Plan, leg: SettledLeg, toParentId: string): QuotedTender | undefined {
  const own = { ...leg, paid: leg.amount, ceiling: leg.amount, unavailable: null };
  return (
    plan.tenders.find(({ parentId }) => parentId === toParentId) ??
    (toParentId === leg.parentId ? own : undefined)
  );
}

const NOT_PAID_HERE: readonly LegStatus[] = ['failed', 'moved', 'settled_elsewhere', 'not_cancelled'];

function judge(plan: Plan, legs: readonly SettledLeg[], leg: SettledLeg, toParentId: string): Refusal | null {
  const tender = tenderFor(plan, leg, toParentId);
  if (!tender || tender.unavailable || !canTakeOwed(plan, legs, leg, tender))
    return { code: 'TENDER_UNKNOWN' };
  const used = legs.filter(
    ({ parentId, status }) => parentId === toParentId && !NOT_PAID_HERE.includes(status),
  );
  const left = subtract(
    tender.ceiling,
    sum(
      plan.currency,
      used.map(({ amount }) => amount),
    ),
  );
  return compare(leg.amount, left) > 0
    ? { code: 'TENDER_ABOVE_CEILING', label: tender.label, asked: leg.amount, ceiling: left }
    : null;
}

function replaced(legs: readonly SettledLeg[], leg: SettledLeg, by: readonly SettledLeg[]): SettledLeg[] {
  return legs.flatMap((each) => (each === leg ? by : [each]));
}

const step = (event: JournalEvent, facts: JournalNote['facts']) =>
  ({ step: 'pay_owed', event, facts }) as const;
