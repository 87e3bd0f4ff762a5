import { isZero, sum, type Money } from '../../../../domain/money.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import type { SettledLeg, SettlementView } from '../../../../domain/settlement.ts';
import type { Done } from './screens.ts';
import { Due } from './due.tsx';
import { Given } from './given.tsx';
import { type Kit, type ScreenProps, useAfterDraw } from './kit.ts';
import { OwedLeg } from './owed-leg.tsx';
import { ComingBack } from './plan-lines.tsx';
import { Banner, Coins, FailureBanner, Frame, Row, Section, tenderName } from './parts.tsx';
import { PrintSlip } from './print-slip.tsx';
import { refusalWords } from './refusal-words.ts';
import { SellInCart } from './sell-in-cart.tsx';

/** Puts a settled return where Find shows it; has web do what is asked for. */
function useDoneEffects({ screen, kit }: ScreenProps<Done>): void {
  const { settlement, ours, doing } = screen;
  const { planId, reference, orderId, orderName, state, due } = settlement;
  const { shelf, backend, send } = kit;
  useAfterDraw(() => {
    void shelf.forgetUnsettled(planId);
    if (ours) void shelf.discardDraft(orderId);
    // What a payment is waited for is kept in sight wherever it was looked at.
    if (!ours && !due) return;
    const at = settlement.endedAt || settlement.acceptedAt;
    const amount = settlement.plan.cancellation?.released || paidOut(settlement);
    const left = due && state === 'awaiting_payment' ? due.left : undefined;
    void shelf.remember({ planId, reference, orderName, amount, at, due: left });
  }, [planId, state]);
  useAfterDraw(() => {
    if (!doing) return;
    const asked =
      doing.kind === 'owed'
        ? backend.owed(planId, doing.parentId, doing.toParentId)
        : doing.kind === 'check'
          ? backend.settle(planId, null)
          : backend.callOff(planId, doing.refund);
    void asked.then((reply) => send({ type: 'settlement-told', planId, reply }));
  }, [doing]);
}

/** What is true now: goods and money apart, what the cashier still has to hand out, then the next customer. */
export function DoneScreen({ screen, kit }: ScreenProps<Done>) {
  useDoneEffects({ screen, kit });
  const { words, send } = kit;
  const { t } = words;
  const { settlement, problem, refusal } = screen;
  const { legs, returnName, reference, orderId, orderName, due, given, notCancelled, plan, money } =
    settlement;
  const toSell = plan.cart && !settlement.soldIn;
  const released = plan.cancellation?.released;
  const paidLegs = legs.filter(({ status }) => status === 'success' || status === 'pending');
  const foot = (
    <Section>
      <PrintSlip planIds={[settlement.planId]} kit={kit} />
      <s-button
        variant={settlement.state === 'awaiting_payment' || toSell ? 'secondary' : 'primary'}
        onClick={() => send({ type: 'left' })}
      >
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
        <>
          <ComingBack
            plan={plan}
            kit={kit}
            back={t('done.back')}
            cancelled={t(notCancelled ? 'done.stillOnOrder' : 'done.cancelled')}
          />
          {given !== 'called_off' && <Given plan={plan} kit={kit} edit={null} />}
        </>
      }
    >
      {settlement.state === 'attention' && <Banner words={words} says="done.attention" tone="critical" />}
      {money === 'owed' && <Banner words={words} says="done.moneyOwed" tone="critical" />}
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
      {refusal && <NotPaid refusal={refusal} owed={money === 'owed'} orderId={orderId} kit={kit} />}
      {given === 'not_recorded' && (
        <Banner words={words} says="due.notRecorded">
          <s-button onClick={() => kit.host.openOrder(orderId)}>{t('common.openOrder')}</s-button>
        </Banner>
      )}
      {plan.cart && <SellInCart sale={plan.cart} settlement={settlement} kit={kit} />}
      {(money === 'paid' || money === 'none') &&
        paidLegs.every(isDone) &&
        given !== 'not_recorded' &&
        !toSell && <Banner words={words} says="done.nothingMore" tone="success" />}
      {due && (due.paid.minor > 0 || settlement.state === 'awaiting_payment') && (
        <Due due={due} screen={screen} kit={kit} />
      )}
      <ByHand legs={legs} kit={kit} />
      {(legs.length > 0 || released) && (
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
      )}
      <s-section heading={t('done.goods')}>
        <s-stack gap="small-300">
          <s-text type="strong">{t(`done.goodsAre.${settlement.goods}`)}</s-text>
          {given !== 'none' && <s-text type="strong">{t(`due.given.${given}`)}</s-text>}
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

/** Why money owed could not be paid just now, or what was asked for not be done, and that Shopify's own screen is another way. */
function NotPaid({
  refusal,
  owed,
  orderId,
  kit,
}: {
  readonly refusal: Refusal;
  readonly owed: boolean;
  readonly orderId: string;
  readonly kit: Kit;
}) {
  const { t } = kit.words;
  const { what, next } = refusalWords(kit.words, refusal);
  const elsewhere = !owed || refusal.code === 'NOTHING_OWED' || refusal.code === 'OWED_LESS';
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

function headingOf(settlement: SettlementView, { words }: Kit): string {
  const { t } = words;
  const { state, money, plan, legs, due } = settlement;
  if (state === 'attention' || money === 'unknown' || money === 'not_paid') return t('done.unknown');
  if (money === 'owed') {
    const owed = legs.filter(({ status }) => status === 'failed').map(({ amount }) => amount);
    return t('done.owed', { amount: words.money(sum(plan.currency, owed)) });
  }
  const released = plan.cancellation?.released;
  if (released) return t('hold.done', { amount: words.money(released) });
  const amount = money === 'due' && due ? due.left : paidOut(settlement);
  return t(`done.${money}`, { amount: words.money(amount) });
}

/** What the customer got: more than the plan says where an exchange was called off, less where something could not be cancelled. */
function paidOut({ plan, legs, money }: SettlementView): Money {
  const paid = legs
    .filter(({ status }) => status !== 'moved' && status !== 'not_cancelled')
    .map(({ amount }) => amount);
  return isZero(plan.total) || money === 'partly' ? sum(plan.currency, paid) : plan.total;
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
