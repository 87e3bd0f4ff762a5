import { useState } from 'preact/hooks';
import { directionOf, type Plan } from '../../../../domain/plan.ts';
import { canBeCollected } from '../../../../domain/plan-exchange.ts';
import { Approvals } from './approvals.tsx';
import { isApproved, isReady, unsettledOf } from './arrive.ts';
import { Besides } from './besides.tsx';
import type { Planning } from './screens.ts';
import { Fees } from './fees.tsx';
import type { Words } from '../words.ts';
import { type Kit, type ScreenProps, useAfterDraw, useRetryOnline } from './kit.ts';
import { Banner, Frame, PlanProblem, Section } from './parts.tsx';
import { Given } from './given.tsx';
import { ComingBack, netOf, Sum } from './plan-lines.tsx';
import { Tenders, type Change } from './tenders.tsx';

/** Asks for the plan of the draft; settles the plan once it is confirmed. */
function usePlanEffects({ screen, kit }: ScreenProps<Planning>): void {
  const { asking, sending, order, plan, problem } = screen;
  useAfterDraw(() => {
    if (!asking) return;
    if (order) void kit.shelf.keepDraft({ draft: asking, order, sent: 'latest' });
    void kit.backend.plan(asking).then((reply) => kit.send({ type: 'planned', draft: asking, reply }));
  }, [asking]);
  useRetryOnline(kit, asking && problem);
  useAfterDraw(() => {
    if (sending && plan) void settle(plan, screen.blankCard?.code || null, kit);
  }, [sending]);
}

/** The till notes what it sends before it sends it: killed in between, it asks instead of paying again. */
async function settle(plan: Plan, giftCardCode: string | null, { backend, shelf, send }: Kit): Promise<void> {
  const planId = plan.id;
  await shelf.markSent(unsettledOf(plan));
  const reply = await backend.settle(planId, giftCardCode);
  // Refused without a settlement, or never heard: there is nothing to ask after.
  const nothing = reply.kind === 'failure' ? !reply.mayHaveHappened : reply.kind === 'refused';
  if (nothing) await shelf.forgetUnsettled(planId);
  send({ type: 'settled', planId, reply });
}

/** Who is paid what, on which tender, and why not on another; one button that does it. */
export function PlanScreen({ screen, kit }: ScreenProps<Planning>) {
  usePlanEffects({ screen, kit });
  const { words, send } = kit;
  const { t, money } = words;
  const { plan, asking, sending, problem } = screen;
  const loading = asking !== null && problem === null;
  const released = plan?.cancellation?.released;
  // Amounts that were typed and not yet taken over must not look as if they were about to be paid.
  const [changing, setChanging] = useState<Change | null>(null);
  const foot = plan && (
    <Section>
      <Sum plan={plan} kit={kit} />
      {screen.visit ? (
        <s-button
          variant="primary"
          loading={loading}
          disabled={changing !== null || asking !== null}
          onClick={() => send({ type: 'left' })}
        >
          {t('visit.use')}
        </s-button>
      ) : canBeCollected(plan) ? (
        <>
          <s-button
            variant={asking || isApproved(screen) ? 'primary' : 'secondary'}
            loading={sending || loading}
            disabled={sending || changing !== null || asking !== null || !kit.online || !isReady(screen)}
            onClick={() => send({ type: 'confirmed' })}
          >
            {plan.exchange
              ? t(`exchange.confirm.${directionOf(plan)}`, { amount: money(netOf(plan)) })
              : released
                ? t('hold.confirm')
                : t('plan.confirm', { amount: money(plan.total) })}
          </s-button>
          {!asking && !isApproved(screen) && <s-text color="subdued">{t('approval.first')}</s-text>}
          {sending && (
            <s-text>
              {t(plan.exchange ? 'exchange.sending' : released ? 'hold.sending' : 'plan.sending')}
            </s-text>
          )}
        </>
      ) : (
        <s-text>{t('exchange.needsOther')}</s-text>
      )}
    </Section>
  );
  return (
    <Frame
      kit={kit}
      heading={plan ? headingOf(plan, words) : t('plan.loading')}
      subheading={plan?.continues?.name || plan?.orderName || screen.order?.name || ''}
      onBack={sending ? undefined : () => send({ type: 'left' })}
      foot={foot}
      details={
        plan && (
          <>
            <ComingBack plan={plan} kit={kit} back={t('plan.back')} cancelled={t('plan.cancelled')} />
            <Given
              key={plan.id}
              plan={plan}
              kit={kit}
              edit={{ frozen: sending || loading || changing !== null, changing, setChanging }}
            />
          </>
        )
      }
    >
      {problem === 'not-sent' ? (
        <Banner
          words={words}
          says={released ? 'notSent.hold' : 'plan.notSent'}
          facts={{ order: plan?.orderName || '' }}
          tone="info"
        />
      ) : (
        problem && <PlanProblem failure={problem} asking={asking !== null} kit={kit} />
      )}
      {!plan && loading && <s-spinner accessibilityLabel={t('plan.loading')} />}
      {plan && (
        <Approvals
          key={plan.id}
          plan={plan}
          screen={screen}
          kit={kit}
          busy={sending || asking !== null || changing !== null}
        />
      )}
      {plan && (
        <Tenders
          plan={plan}
          screen={screen}
          kit={kit}
          busy={sending || loading}
          changing={changing}
          setChanging={setChanging}
        />
      )}
      {plan && <Fees plan={plan} kit={kit} frozen={sending || loading || changing !== null} />}
      {plan && !released && (
        <Besides
          screen={screen}
          plan={plan}
          kit={kit}
          busy={sending}
          changing={changing}
          setChanging={setChanging}
        />
      )}
    </Frame>
  );
}

/** Who has what to get. */
function headingOf(plan: Plan, { t, money }: Words): string {
  const released = plan.cancellation?.released;
  return plan.exchange
    ? t(`exchange.${directionOf(plan)}`, { amount: money(netOf(plan)) })
    : t(released ? 'hold.heading' : 'plan.heading', { amount: money(released || plan.total) });
}
