import type { Day } from '../../../../domain/calendar.ts';
import type { CashTotal } from '../../../../domain/cash-up.ts';
import type { CashUpReply } from '../../../../domain/contract.ts';
import { type Kit, type ScreenProps, useAfterDraw, useRetryOnline } from './kit.ts';
import { Aside, Banner, FailureBanner, Frame, Row, Section, tenderName, TryAgain } from './parts.tsx';
import type { CashingUp } from './screens.ts';

function useCashUpEffects({ screen: { asking, reply, problem }, kit }: ScreenProps<CashingUp>): void {
  useAfterDraw(() => {
    if (!asking) return;
    void kit.backend
      .cashUp(asking.day)
      .then((answer) => kit.send({ type: 'cash-up-read', asking, reply: answer }));
  }, [asking]);
  useRetryOnline(kit, reply ? null : problem);
}

/** What this till paid out on one day: cash to be counted first, then what others paid, then who did it. */
export function CashUpScreen({ screen, kit }: ScreenProps<CashingUp>) {
  useCashUpEffects({ screen, kit });
  const { words, send } = kit;
  const { t } = words;
  const { asking, reply, problem } = screen;
  const loading = asking !== null && problem === null;
  return (
    <Frame
      kit={kit}
      heading={reply ? words.day(reply.cashUp.day) : t('cashUp.heading')}
      subheading={t('cashUp.thisTill')}
      onBack={() => send({ type: 'left' })}
      foot={reply && <Days reply={reply} kit={kit} loading={loading} />}
    >
      {problem && (
        <FailureBanner words={words} failure={problem}>
          <TryAgain kit={kit} />
        </FailureBanner>
      )}
      {!reply && loading && <s-spinner accessibilityLabel={t('cashUp.loading')} />}
      {reply && <Totals reply={reply} kit={kit} />}
    </Frame>
  );
}

function Days({ reply, kit, loading }: { reply: CashUpReply; kit: Kit; loading: boolean }) {
  const { t } = kit.words;
  const { cashUp, dayBefore, dayAfter } = reply;
  const open = (day: Day) => kit.send({ type: 'cash-up-opened', day });
  return (
    <Section heading={t('cashUp.returns', { count: cashUp.returns })}>
      <s-button disabled={loading} onClick={() => open(dayBefore)}>
        {t('cashUp.dayBefore')}
      </s-button>
      {dayAfter !== null && (
        <s-button disabled={loading} onClick={() => open(dayAfter)}>
          {t('cashUp.dayAfter')}
        </s-button>
      )}
      <s-button variant="primary" onClick={() => kit.send({ type: 'left' })}>
        {t('cashUp.done')}
      </s-button>
    </Section>
  );
}

function Totals({ reply, kit }: { readonly reply: CashUpReply; readonly kit: Kit }) {
  const { t } = kit.words;
  const { unfinished } = reply.cashUp;
  const { cash, others, staff } = reply.sums;
  return (
    <>
      {unfinished > 0 && <Banner words={kit.words} says="cashUp.unfinished" facts={{ count: unfinished }} />}
      <Section heading={t('cashUp.cash')}>
        <Sums totals={cash} nameOf={() => t('cashUp.handedOut')} kit={kit} />
        {cash.length === 0 && <s-text>{t('cashUp.noCash')}</s-text>}
        <s-text color="subdued">{t('cashUp.register')}</s-text>
      </Section>
      {others.length > 0 && (
        <s-section heading={t('cashUp.others')}>
          <Sums
            totals={others}
            nameOf={(total) => tenderName(kit.words, { ...total, lastDigits: null })}
            kit={kit}
          />
        </s-section>
      )}
      {staff.length > 0 && (
        <s-section heading={t('cashUp.staff')}>
          <Sums
            totals={staff}
            nameOf={({ staffMemberId: id }) =>
              id === null ? t('cashUp.nobody') : t('cashUp.member', { id: String(id) })
            }
            kit={kit}
          />
        </s-section>
      )}
    </>
  );
}

interface SumsProps {
  readonly totals: readonly CashTotal[];
  readonly nameOf: (total: CashTotal) => string;
  readonly kit: Kit;
}

function Sums({ totals, nameOf, kit: { words } }: SumsProps) {
  const { t, money } = words;
  return (
    <s-stack gap="base">
      {totals.map((total, index) => (
        <Row key={index} strong name={nameOf(total)} amount={money(total.amount)}>
          <Aside>
            {[
              t('cashUp.payments', { count: total.payments }),
              total.status === 'pending' ? t('done.leg.pending') : null,
            ]}
          </Aside>
        </Row>
      ))}
    </s-stack>
  );
}
