import { sum } from '../../../../domain/money.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import type { SettledLeg, SettlementView } from '../../../../domain/settlement.ts';
import type { Done } from './screens.ts';
import { type Kit, type ScreenProps, useAfterDraw } from './kit.ts';
import { OwedLeg } from './owed-leg.tsx';
import { ComingBack } from './plan-lines.tsx';
import { Banner, Coins, FailureBanner, Frame, Row, Section, tenderName } from './parts.tsx';
import { PrintSlip } from './print-slip.tsx';
import { refusalWords } from './refusal-words.ts';

/** Puts a settled return where Find shows it; pays money owed when asked. */
function useDoneEffects({ screen, kit }: ScreenProps<Done>): void {
  const { settlement, ours, paying } = screen;
  const { planId, reference, orderId, orderName, plan } = settlement;
  useAfterDraw(() => {
    const at = settlement.endedAt || settlement.acceptedAt;
    void kit.shelf.forgetUnsettled(planId);
    if (!ours) return;
    void kit.shelf.discardDraft(orderId);
    void kit.shelf.remember({ planId, reference, orderName, amount: plan.total, at });
  }, [planId]);
  useAfterDraw(() => {
    if (!paying) return;
    void kit.backend
      .owed(planId, paying.parentId, paying.toParentId)
      .then((reply) => kit.send({ type: 'owed-answered', planId, reply }));
  }, [paying]);
}

/** What is true now: goods and money apart, what the cashier still has to hand out, then the next customer. */
export function DoneScreen({ screen, kit }: ScreenProps<Done>) {
  useDoneEffects({ screen, kit });
  const { words, send } = kit;
  const { t } = words;
  const { settlement, problem, refusal } = screen;
  const { legs, returnName, reference, orderId, orderName, notCancelled, plan } = settlement;
  const released = plan.cancellation?.released;
  const paidLegs = legs.filter(({ status }) => status === 'success' || status === 'pending');
  const foot = (
    <Section>
      <PrintSlip planIds={[settlement.planId]} kit={kit} />
      <s-button variant="primary" onClick={() => send({ type: 'left' })}>
        {t('done.next')}
      </s-button>
    </Section>
  );
  return (
    <Frame
      kit={kit}
      heading={headingOf(settlement, kit)}
      subheading={orderName}
      foot={foot}
      details={
        <ComingBack
          plan={plan}
          kit={kit}
          back={t('done.back')}
          cancelled={t(notCancelled ? 'done.stillOnOrder' : 'done.cancelled')}
        />
      }
    >
      {settlement.state === 'attention' && <Banner words={words} says="done.attention" tone="critical" />}
      {settlement.money === 'owed' && <Banner words={words} says="done.moneyOwed" tone="critical" />}
      {notCancelled && (
        <Banner
          words={words}
          says="done.notCancelled"
          facts={{ reason: refusalWords(words, notCancelled).what }}
          tone="critical"
        >
          <s-button onClick={() => kit.host.openOrder(orderId)}>{t('common.openOrder')}</s-button>
        </Banner>
      )}
      {problem && <FailureBanner words={words} failure={problem} />}
      {refusal && <NotPaid refusal={refusal} orderId={orderId} kit={kit} />}
      {settlement.money === 'paid' && paidLegs.every(isDone) && (
        <Banner words={words} says="done.nothingMore" tone="success" />
      )}
      <ByHand legs={legs} kit={kit} />
      <Section heading={t('done.money')}>
        {released && <s-text>{t('hold.tender', { amount: words.money(released) })}</s-text>}
        {legs.map((leg) => (
          <s-stack key={leg.parentId + leg.status} gap="small">
            <Row strong name={tenderName(words, leg)} amount={words.money(leg.amount)}>
              <s-text tone={TONES[leg.became]}>{t(`done.leg.${leg.became}`)}</s-text>
            </Row>
            {leg.status === 'failed' && <OwedLeg leg={leg} screen={screen} kit={kit} />}
          </s-stack>
        ))}
      </Section>
      <s-section heading={t('done.goods')}>
        <s-stack gap="small-300">
          <s-text type="strong">{t(`done.goodsAre.${settlement.goods}`)}</s-text>
          {returnName !== null && <s-text>{t('done.number', { name: returnName })}</s-text>}
          {settlement.approval && (
            <s-text>{t('approval.given', { name: settlement.approval.manager.name })}</s-text>
          )}
          <s-text color="subdued">{t('done.reference', { reference })}</s-text>
        </s-stack>
      </s-section>
    </Frame>
  );
}

/** Why money owed could not be paid just now, and that Shopify's own screen is another way. */
function NotPaid({
  refusal,
  orderId,
  kit,
}: {
  readonly refusal: Refusal;
  readonly orderId: string;
  readonly kit: Kit;
}) {
  const { t } = kit.words;
  const { what, next } = refusalWords(kit.words, refusal);
  const elsewhere = refusal.code === 'NOTHING_OWED' || refusal.code === 'OWED_LESS';
  return (
    <s-banner heading={what} tone="warning">
      <s-stack gap="small">
        <s-text>{elsewhere ? next : t('done.notThisTime')}</s-text>
        <s-button onClick={() => kit.host.openOrder(orderId)}>{t('common.openOrder')}</s-button>
      </s-stack>
    </s-banner>
  );
}

const TONES = {
  waiting: 'caution',
  success: 'success',
  pending: 'info',
  failed: 'critical',
  moved: 'neutral',
  settled_elsewhere: 'success',
  not_cancelled: 'critical',
  byHand: 'neutral',
  credited: 'success',
  issued: 'success',
} as const;

function headingOf({ state, money, plan, legs }: SettlementView, { words }: Kit): string {
  const { t } = words;
  if (state === 'attention' || money === 'unknown' || money === 'not_paid') return t('done.unknown');
  if (money === 'owed') {
    const owed = legs.filter(({ status }) => status === 'failed').map(({ amount }) => amount);
    return t('done.owed', { amount: words.money(sum(plan.currency, owed)) });
  }
  const released = plan.cancellation?.released;
  if (released) return t('hold.done', { amount: words.money(released) });
  const paid = legs.filter(({ status }) => status !== 'not_cancelled').map(({ amount }) => amount);
  return t(`done.${money}`, {
    amount: words.money(money === 'partly' ? sum(plan.currency, paid) : plan.total),
  });
}

/** Nothing is left for the cashier to hand out. */
export function isDone({ payout, kind }: SettledLeg): boolean {
  return payout === 'shopify' && kind !== 'new_gift_card';
}

/** What the cashier still hands out: money that Shopify only records, a card that was issued. */
export function ByHand({ legs, kit }: { readonly legs: readonly SettledLeg[]; readonly kit: Kit }) {
  const paid = legs.filter(({ status }) => status === 'success' || status === 'pending');
  return (
    <>
      {paid.map((leg) => (
        <ByHandLeg key={leg.parentId + leg.status} leg={leg} kit={kit} />
      ))}
    </>
  );
}

function ByHandLeg({ leg, kit: { words } }: { readonly leg: SettledLeg; readonly kit: Kit }) {
  if (leg.kind === 'new_gift_card') {
    return <Banner words={words} says="done.giftCard" facts={{ card: tenderName(words, leg) }} />;
  }
  if (leg.payout === 'shopify') return null;
  const amount = words.money(leg.amount);
  const heading =
    leg.payout === 'cash_drawer'
      ? words.t('done.cash', { amount })
      : words.t('done.yourself', { amount, tender: tenderName(words, leg) });
  return (
    <s-banner heading={heading} tone="warning">
      <s-stack gap="small">
        <Coins leg={leg} words={words} />
        <s-text>{words.t('done.byHand')}</s-text>
      </s-stack>
    </s-banner>
  );
}
