import type { VisitPartReply } from '../../../../domain/contract.ts';
import { sum } from '../../../../domain/money.ts';
import type { Plan } from '../../../../domain/plan.ts';
import { isRunning } from '../../../../domain/settlement.ts';
import { ByHand } from './done.tsx';
import { type Kit, type ScreenProps, useAfterDraw } from './kit.ts';
import { Frame, Row, Section } from './parts.tsx';
import { PrintSlip } from './print-slip.tsx';
import type { VisitDone } from './screens.ts';

/** Puts what is settled where Find shows it; asks again for what is not known. */
function useVisitDoneEffects({ screen, kit }: ScreenProps<VisitDone>): void {
  const { parts, asking } = screen;
  useAfterDraw(() => {
    for (const { plan, reply } of parts) void putAway(plan, reply, kit);
  }, [parts]);
  useAfterDraw(() => {
    if (!asking) return;
    void kit.backend
      .settleVisit(parts.map(({ plan }) => plan.id))
      .then((reply) => kit.send({ type: 'visit-settled', reply }));
  }, [asking]);
}

async function putAway(plan: Plan, reply: VisitPartReply, { shelf }: Kit): Promise<void> {
  if (wordOf(reply) === 'unknown') return;
  await shelf.forgetUnsettled(plan.id);
  if (reply.kind !== 'settlement' || reply.settlement.refusal) return;
  const { planId, reference, orderName, acceptedAt, endedAt } = reply.settlement;
  await shelf.discardDraft(plan.orderId);
  await shelf.remember({ planId, reference, orderName, amount: plan.total, at: endedAt || acceptedAt });
}

type Word = 'paid' | 'pending' | 'owed' | 'attention' | 'refused' | 'unknown';

/** What became of one order, in one word. */
function wordOf(reply: VisitPartReply): Word {
  if (reply.kind !== 'settlement') return reply.kind;
  const { state, money, refusal } = reply.settlement;
  if (refusal) return 'refused';
  if (state === 'attention') return 'attention';
  if (isRunning(state) || money === 'unknown' || money === 'not_paid') return 'unknown';
  if (money === 'partly') return 'attention';
  return money === 'due' || money === 'none' ? 'paid' : money;
}

const TONES = {
  paid: 'success',
  pending: 'info',
  owed: 'critical',
  attention: 'critical',
  refused: 'warning',
  unknown: 'caution',
} as const;

/** What became of each order; then the next customer. */
export function VisitDoneScreen({ screen, kit }: ScreenProps<VisitDone>) {
  useVisitDoneEffects({ screen, kit });
  const { words, send } = kit;
  const { t, money } = words;
  const { parts, asking } = screen;
  const [first] = parts;
  const paid = parts.filter(({ reply }) => ['paid', 'pending'].includes(wordOf(reply)));
  const total = sum(
    first ? first.plan.currency : '',
    paid.map(({ plan }) => plan.total),
  );
  const unknown = parts.some(({ reply }) => wordOf(reply) === 'unknown');
  const allPaid = paid.length === parts.length;
  const known = parts.filter(({ reply }) => !['unknown', 'refused'].includes(wordOf(reply)));
  const foot = (
    <Section>
      {known.length > 0 && <PrintSlip planIds={known.map(({ plan }) => plan.id)} kit={kit} />}
      {unknown && (
        <s-button
          variant="primary"
          loading={asking}
          disabled={asking || !kit.online}
          onClick={() => send({ type: 'retried' })}
        >
          {t('checking.again')}
        </s-button>
      )}
      <s-button variant={unknown ? 'secondary' : 'primary'} onClick={() => send({ type: 'left' })}>
        {t('done.next')}
      </s-button>
    </Section>
  );
  return (
    <Frame
      kit={kit}
      heading={t('done.paid', { amount: money(total) })}
      subheading={t('visit.orders', { count: parts.length })}
      foot={foot}
    >
      {!allPaid && (
        <s-banner heading={t('visit.notAll.what')} tone="warning">
          <s-text>{t(unknown ? 'visit.notAll.unknown' : 'visit.notAll.next')}</s-text>
        </s-banner>
      )}
      {parts.map(({ plan, reply }) => (
        <Section key={plan.id} heading={plan.orderName}>
          <Row strong name={t('done.reference', { reference: plan.reference })} amount={money(plan.total)}>
            <s-text tone={TONES[wordOf(reply)]}>{t(`visit.became.${wordOf(reply)}`)}</s-text>
          </Row>
          {reply.kind === 'settlement' && <ByHand legs={reply.settlement.legs} kit={kit} />}
          {wordOf(reply) !== 'unknown' && (
            <s-button
              variant="secondary"
              onClick={() => send({ type: 'part-picked', orderId: plan.orderId })}
            >
              {t('visit.details', { order: plan.orderName })}
            </s-button>
          )}
        </Section>
      ))}
    </Frame>
  );
}
