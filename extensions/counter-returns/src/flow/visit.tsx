import { visitTotal } from '../../../../domain/visit.ts';
import type { Plan } from '../../../../domain/plan.ts';
import { plansOf } from './arrive-visit.ts';
import { isApproved, unsettledOf } from './arrive.ts';
import { type Kit, type ScreenProps, useAfterDraw, useRetryOnline } from './kit.ts';
import { Frame, PlanProblem, RefusalBanner, Row, Section, tenderName } from './parts.tsx';
import type { VisitPart, VisitPlanning } from './screens.ts';

/** Asks for the plans of all drafts; settles them once they are confirmed. */
function useVisitEffects({ screen, kit }: ScreenProps<VisitPlanning>): void {
  const { asking, sending, parts, problem } = screen;
  useAfterDraw(() => {
    if (!asking) return;
    for (const { order, draft } of parts) void kit.shelf.keepDraft({ draft, order, sent: 'latest' });
    void kit.backend
      .planVisit(asking)
      .then((reply) => kit.send({ type: 'visit-planned', drafts: asking, reply }));
  }, [asking]);
  useRetryOnline(kit, asking && problem);
  useAfterDraw(() => {
    const plans = plansOf(parts);
    if (sending && plans) void settle(plans, kit);
  }, [sending]);
}

/** The till notes everything that it sends before it sends it: killed in between, it asks instead of paying again. */
async function settle(plans: readonly Plan[], { backend, shelf, send }: Kit): Promise<void> {
  for (const plan of plans) await shelf.markSent(unsettledOf(plan));
  const reply = await backend.settleVisit(plans.map(({ id }) => id));
  if (reply.kind === 'failure' && !reply.mayHaveHappened) {
    for (const { id } of plans) await shelf.forgetUnsettled(id);
  }
  send({ type: 'visit-settled', reply });
}

/** Who is paid what for every order; one button that does it all. */
export function VisitScreen({ screen, kit }: ScreenProps<VisitPlanning>) {
  useVisitEffects({ screen, kit });
  const { words, send } = kit;
  const { t, money } = words;
  const { parts, asking, sending, problem, refused } = screen;
  const plans = plansOf(parts);
  const waiting = asking !== null && problem === null;
  const toApprove = parts.some((part) => part.plan !== null && !isApproved(part));
  const foot = plans && (
    <Section>
      {toApprove && <s-text>{t('visit.approve')}</s-text>}
      <s-button
        variant="primary"
        loading={sending}
        disabled={sending || toApprove || !kit.online}
        onClick={() => send({ type: 'confirmed' })}
      >
        {t('plan.confirm', { amount: money(visitTotal(plans)) })}
      </s-button>
      {sending && <s-text>{t('plan.sending')}</s-text>}
    </Section>
  );
  return (
    <Frame
      kit={kit}
      heading={plans ? t('plan.heading', { amount: money(visitTotal(plans)) }) : t('plan.loading')}
      subheading={t('visit.orders', { count: parts.length })}
      onBack={sending ? undefined : () => send({ type: 'left' })}
      foot={foot}
    >
      {problem && <PlanProblem failure={problem} asking={asking !== null} kit={kit} />}
      {waiting && <s-spinner accessibilityLabel={t('plan.loading')} />}
      {parts.map((part) => (
        <Part
          key={part.order.id}
          part={part}
          refused={refused?.orderId === part.order.id ? refused.refusal : null}
          busy={sending || waiting}
          kit={kit}
        />
      ))}
    </Frame>
  );
}

interface PartProps {
  readonly part: VisitPart;
  readonly refused: NonNullable<VisitPlanning['refused']>['refusal'] | null;
  readonly busy: boolean;
  readonly kit: Kit;
}

/** One order: what comes back of it, and where its money goes. */
function Part({ part: { order, plan, approval }, refused, busy, kit }: PartProps) {
  const { words, send } = kit;
  const { t, money } = words;
  const orderId = order.id;
  return (
    <Section heading={order.name}>
      {refused && <RefusalBanner words={words} refusal={refused} />}
      {approval !== null && approval !== 'ran-out' && (
        <s-text tone="success">{t('approval.given', { name: approval.manager.name })}</s-text>
      )}
      {plan?.lines.map(({ lineItemId, quantity, title }) => (
        <s-text key={lineItemId}>{t('plan.line', { quantity, title })}</s-text>
      ))}
      {plan?.cancellation?.lines.map(({ lineItemId, quantity, title }) => (
        <s-text key={`${lineItemId} cancelled`}>
          {t('plan.line', { quantity, title })} ({t('plan.goods.unsent')})
        </s-text>
      ))}
      {plan?.legs.map((leg) => (
        <Row key={leg.parentId} strong name={tenderName(words, leg)} amount={money(leg.amount)} />
      ))}
      <s-stack direction="inline" gap="small">
        <s-button variant="secondary" disabled={busy} onClick={() => send({ type: 'part-picked', orderId })}>
          {t('visit.items', { order: order.name })}
        </s-button>
        {plan && (
          <s-button
            variant="secondary"
            disabled={busy}
            onClick={() => send({ type: 'part-plan-picked', orderId })}
          >
            {t('visit.money', { order: order.name })}
          </s-button>
        )}
      </s-stack>
    </Section>
  );
}
