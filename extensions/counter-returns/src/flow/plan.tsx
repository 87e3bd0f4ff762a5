import { useState } from 'preact/hooks';
import { isPositive, isZero } from '../../../../domain/money.ts';
import type { Leg, Plan } from '../../../../domain/plan.ts';
import { unsettledOf } from './arrive.ts';
import type { Planning } from './flow.ts';
import { type Kit, type ScreenProps, useAfterDraw } from './kit.ts';
import { FailureBanner, Frame, Row, tenderName } from './parts.tsx';
import { SplitFields } from './split-fields.tsx';

/** More lines than this are folded away: the amounts come first. */
const LINES_SHOWN = 5;

/** Asks for the plan of the draft; settles the plan once it is confirmed. */
function usePlanEffects({ screen, kit }: ScreenProps<Planning>): void {
  const { asking, sending, order, plan } = screen;
  useAfterDraw(() => {
    if (!asking) return;
    if (order) void kit.shelf.keepDraft({ draft: asking, order, sent: 'latest' });
    void kit.backend
      .plan(asking)
      .then((answer) =>
        kit.send(
          answer.kind === 'reply'
            ? { type: 'planned', draft: asking, reply: answer.reply }
            : { type: 'plan-failed', draft: asking, failure: answer.failure },
        ),
      );
  }, [asking]);
  useAfterDraw(() => {
    if (sending && plan) void settle(plan, kit);
  }, [sending]);
}

/** The till notes what it sends before it sends it: killed in between, it asks instead of paying again. */
async function settle(plan: Plan, { backend, shelf, send }: Kit): Promise<void> {
  const planId = plan.id;
  await shelf.markSent(unsettledOf(plan));
  const answer = await backend.settle(planId);
  if (answer.kind === 'reply') return send({ type: 'settled', planId, reply: answer.reply });
  if (!answer.failure.mayHaveHappened) await shelf.forgetUnsettled(planId);
  send({ type: 'settle-failed', planId, failure: answer.failure });
}

/** Who is paid what, on which tender, and why not on another; one button that does it. */
export function PlanScreen({ screen, kit }: ScreenProps<Planning>) {
  usePlanEffects({ screen, kit });
  const { words, send } = kit;
  const { t, money } = words;
  const { plan, asking, sending, problem } = screen;
  const loading = asking !== null && problem === null;
  const foot = plan && (
    <s-section>
      <s-stack gap="base">
        <s-button
          variant="primary"
          loading={sending || loading}
          disabled={sending || asking !== null || !kit.online}
          onClick={() => send({ type: 'confirmed' })}
        >
          {t('plan.confirm', { amount: money(plan.total) })}
        </s-button>
        {sending && <s-text>{t('plan.sending')}</s-text>}
      </s-stack>
    </s-section>
  );
  return (
    <Frame
      kit={kit}
      heading={plan ? t('plan.heading', { amount: money(plan.total) }) : t('plan.loading')}
      subheading={plan?.orderName ?? screen.order?.name ?? ''}
      onBack={sending ? undefined : () => send({ type: 'left' })}
      foot={foot}
    >
      {problem === 'not-sent' && (
        <s-banner heading={t('plan.notSent.what')} tone="info">
          <s-text>{t('plan.notSent.next')}</s-text>
        </s-banner>
      )}
      {problem && problem !== 'not-sent' && (
        <FailureBanner words={words} failure={problem}>
          {asking && <s-button onClick={() => send({ type: 'retried' })}>{t('common.tryAgain')}</s-button>}
        </FailureBanner>
      )}
      {!plan && loading && <s-spinner accessibilityLabel={t('plan.loading')} />}
      {plan && <Tenders plan={plan} kit={kit} busy={sending || loading} />}
      {plan && <Shipping screen={screen} plan={plan} kit={kit} />}
      {plan && <ComingBack plan={plan} kit={kit} />}
    </Frame>
  );
}

function Tenders({ plan, kit, busy }: { readonly plan: Plan; readonly kit: Kit; readonly busy: boolean }) {
  const { words, send } = kit;
  const { t } = words;
  const [changing, setChanging] = useState(false);
  const usable = plan.tenders.filter(({ ceiling, unavailable }) => !unavailable && isPositive(ceiling));
  if (changing) {
    return (
      <SplitFields
        plan={plan}
        usable={usable}
        words={words}
        onCancel={() => setChanging(false)}
        onApply={(split) => {
          setChanging(false);
          send({ type: 'split-set', split });
        }}
      />
    );
  }
  return (
    <s-section heading={t('plan.to')}>
      <s-stack gap="base">
        {plan.legs.map((leg) => (
          <LegRow key={leg.parentId} leg={leg} kit={kit} />
        ))}
        {plan.tenders.map(
          (tender) =>
            tender.unavailable && (
              <s-stack key={tender.parentId} gap="small-300">
                <s-text color="subdued">{tenderName(words, tender)}</s-text>
                <s-text color="subdued">{t(`plan.unavailable.${tender.unavailable}`)}</s-text>
              </s-stack>
            ),
        )}
        {usable.length > 1 && (
          <s-stack direction="inline" gap="small">
            <s-button variant="secondary" disabled={busy} onClick={() => setChanging(true)}>
              {t('plan.change')}
            </s-button>
            {plan.draft.split && (
              <s-button
                variant="secondary"
                disabled={busy}
                onClick={() => send({ type: 'split-set', split: null })}
              >
                {t('plan.usual')}
              </s-button>
            )}
          </s-stack>
        )}
      </s-stack>
    </s-section>
  );
}

function LegRow({ leg, kit: { words } }: { readonly leg: Leg; readonly kit: Kit }) {
  return (
    <Row end={<s-text type="strong">{words.money(leg.amount)}</s-text>}>
      <s-text type="strong">{tenderName(words, leg)}</s-text>
      <s-text color="subdued">{words.t(`plan.payout.${leg.payout}`)}</s-text>
    </Row>
  );
}

function Shipping({ screen, plan, kit }: ScreenProps<Planning> & { readonly plan: Plan }) {
  const { t, money } = kit.words;
  if (isZero(plan.shipping.refundable)) return null;
  return (
    <s-section>
      <s-switch
        label={t('plan.shipping')}
        details={t('plan.shippingLeft', { amount: money(plan.shipping.refundable) })}
        checked={screen.draft.shipping.kind !== 'none'}
        disabled={screen.sending}
        onChange={({ currentTarget }) =>
          kit.send({ type: 'shipping-set', refund: currentTarget.checked === true })
        }
      />
    </s-section>
  );
}

function ComingBack({ plan, kit }: { readonly plan: Plan; readonly kit: Kit }) {
  const { t, money } = kit.words;
  const [all, setAll] = useState(false);
  const lines = all ? plan.lines : plan.lines.slice(0, LINES_SHOWN);
  const folded = plan.lines.length - lines.length;
  const { shipping, adjustment } = plan;
  return (
    <s-section heading={t('plan.back')}>
      <s-stack gap="base">
        {lines.map(({ lineItemId, quantity, title, variantTitle, value, restock }) => (
          <Row key={lineItemId} end={<s-text>{money(value)}</s-text>}>
            <s-text>{t('plan.line', { quantity, title })}</s-text>
            <s-text color="subdued">
              {[variantTitle, t(restock ? 'plan.restock' : 'plan.noRestock')].filter(Boolean).join(' · ')}
            </s-text>
          </Row>
        ))}
        {folded > 0 && (
          <s-button variant="secondary" onClick={() => setAll(true)}>
            {t('plan.showAll', { count: folded })}
          </s-button>
        )}
        {isPositive(shipping.amount) && (
          <Row end={<s-text>{money(shipping.amount)}</s-text>}>
            <s-text>{t('plan.shippingPart')}</s-text>
          </Row>
        )}
        {!isZero(adjustment) && (
          <Row end={<s-text>{money(adjustment)}</s-text>}>
            <s-text>{t('plan.adjustment')}</s-text>
          </Row>
        )}
      </s-stack>
    </s-section>
  );
}
