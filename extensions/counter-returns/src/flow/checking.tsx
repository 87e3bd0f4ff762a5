import type { Checking } from './screens.ts';
import { type ScreenProps, useAfterDraw } from './kit.ts';
import { sentKind } from './left-overs.tsx';
import { Banner, Frame, Section } from './parts.tsx';

// At once, then ever more slowly: someone is waiting, but web may be restarting.
const PAUSES_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000];

/** Asks web for the settlement until its end is known; waits while the till is offline. */
function useCheckingEffects({ screen, kit }: ScreenProps<Checking>): void {
  const { planId } = screen.unsettled;
  useAfterDraw(() => {
    if (!kit.online) return;
    const pause = PAUSES_MS[Math.min(screen.tries, PAUSES_MS.length - 1)];
    let left = false;
    const timer = setTimeout(() => {
      void kit.backend.settlement(planId).then(async (reply) => {
        if (left) return;
        if (reply.kind === 'nothing') await kit.shelf.forgetUnsettled(planId);
        kit.send({ type: 'settlement-read', planId, reply });
      });
    }, pause);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [screen, kit.online]);
}

/** The one screen that says "we do not know": what was sent, that nothing must be refunded again, that it is being asked. */
export function CheckingScreen({ screen, kit }: ScreenProps<Checking>) {
  useCheckingEffects({ screen, kit });
  const { t, money } = kit.words;
  const { orderName, amount, reference } = screen.unsettled;
  const facts = { amount: money(amount), order: orderName };
  const kind = sentKind(screen.unsettled);
  const isRefund = kind === 'refund';
  const running = isRefund && screen.why === 'running';
  return (
    <Frame
      kit={kit}
      saysOffline
      heading={t(running ? 'checking.runningHeading' : 'checking.heading')}
      subheading={orderName}
    >
      {isRefund ? (
        <s-banner heading={t('checking.doNot')} tone="warning">
          <s-text>{t(running ? 'checking.running' : 'checking.what', facts)}</s-text>
        </s-banner>
      ) : (
        <Banner words={kit.words} says={`unsettled.${kind}`} facts={facts} />
      )}
      <Section>
        <s-stack direction="inline" gap="base" alignItems="center">
          {kit.online && <s-spinner accessibilityLabel={t('checking.now')} />}
          <s-box inlineSize="82%">
            <s-text>{t(kit.online ? 'checking.now' : 'checking.offline')}</s-text>
          </s-box>
        </s-stack>
        <s-text color="subdued">{t('checking.reference', { reference })}</s-text>
        <s-button disabled={!kit.online} onClick={() => kit.send({ type: 'retried' })}>
          {t('checking.again')}
        </s-button>
      </Section>
      <Section>
        <s-text color="subdued">{t('checking.leaveNote')}</s-text>
        <s-button variant="secondary" onClick={() => kit.send({ type: 'left' })}>
          {t('checking.leave')}
        </s-button>
      </Section>
    </Frame>
  );
}
