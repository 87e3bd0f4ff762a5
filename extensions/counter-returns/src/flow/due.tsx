import { useState } from 'preact/hooks';
import type { DueView } from '../../../../domain/settlement.ts';
import { goodsTitle } from '../../../../domain/pick-goods.ts';
import { AmountButtons } from './amount-field.tsx';
import { Way } from './collect.tsx';
import type { ScreenProps } from './kit.ts';
import { ManagerPin } from './manager-pin.tsx';
import { Banner, Row, Section } from './parts.tsx';
import type { Done } from './screens.ts';

interface Props extends ScreenProps<Done> {
  readonly due: DueView;
}

/** What the customer has to pay for goods given in exchange: how much, until when, each way to pay it, and the way to call it off. */
export function Due({ due, screen, kit }: Props) {
  const { words, send } = kit;
  const { t, money, date } = words;
  const { left, paid, until, overdue, collect } = due;
  const { settlement, doing } = screen;
  const busy = doing !== null || !kit.online;
  const day = date(until);
  return (
    <>
      {overdue && <Banner words={words} says="due.overdue" facts={{ day }} />}
      <Section heading={t('due.heading')}>
        {paid.minor > 0 && <Row name={t('due.paid')} amount={money(paid)} />}
        {settlement.state === 'awaiting_payment' && (
          <>
            <Row strong name={t('due.left')} amount={money(left)} />
            <s-text>{t('due.keep')}</s-text>
            {!overdue && <s-text color="subdued">{t('due.until', { day })}</s-text>}
            {collect.map((offer) => (
              <s-stack key={offer.route} gap="small">
                <s-divider />
                <Way offer={offer} kit={kit} />
                {!offer.unavailable && <Route route={offer.route} due={due} screen={screen} kit={kit} />}
              </s-stack>
            ))}
            <s-button
              loading={doing !== null}
              disabled={busy}
              onClick={() => send({ type: 'asked-to', doing: { kind: 'check' } })}
            >
              {t('due.check')}
            </s-button>
          </>
        )}
      </Section>
      {due.callOff && <CallOff refund={due.callOff.refund} busy={busy} screen={screen} kit={kit} />}
    </>
  );
}

/** What is at hand for one way to pay. */
function Route({
  route,
  due: { payLink, managers, left },
  screen: { settlement, doing },
  kit,
}: Props & { readonly route: DueView['collect'][number]['route'] }) {
  const { host, backend, words, online, send } = kit;
  const { t, money } = words;
  const { orderId, orderName, planId } = settlement;
  if (route === 'collect_payment') {
    return (
      <s-button variant="primary" onClick={() => host.openOrder(orderId)}>
        {t('due.collect')}
      </s-button>
    );
  }
  if (route === 'pay_link' && payLink) {
    return (
      <>
        <s-box inlineSize="240px" blockSize="240px">
          <s-image src={payLink.qr} inlineSize="fill" />
        </s-box>
        <s-text>{payLink.url}</s-text>
      </>
    );
  }
  if (route !== 'mark_paid') return null;
  return (
    <ManagerPin
      managers={managers}
      label={t('due.markFor', { amount: money(left), order: orderName })}
      kit={kit}
      disabled={!online || doing !== null}
      variant="secondary"
      ask={(managerId, pin) => backend.markPaid(planId, managerId, pin)}
      onAnswer={(reply) => {
        if (reply.kind === 'settlement' || reply.kind === 'refused') {
          send({ type: 'settlement-told', planId, reply });
        }
      }}
    />
  );
}

/** Says what goes back and what is taken off the order; then does it. */
function CallOff({
  refund,
  busy,
  screen,
  kit: { words, send },
}: ScreenProps<Done> & {
  readonly refund: NonNullable<DueView['callOff']>['refund'];
  readonly busy: boolean;
}) {
  const { t, money } = words;
  const [sure, setSure] = useState(false);
  const { exchange } = screen.settlement.plan;
  if (!sure) {
    return (
      <s-section>
        <s-button variant="secondary" tone="critical" disabled={busy} onClick={() => setSure(true)}>
          {t('due.callOff')}
        </s-button>
      </s-section>
    );
  }
  const goods = exchange
    ? exchange.lines
        .map((line) => t('plan.line', { quantity: line.quantity, title: goodsTitle(line) }))
        .join(', ')
    : '';
  return (
    <Banner words={words} says="due.callOffSure" facts={{ goods, amount: money(refund) }}>
      <AmountButtons
        words={words}
        apply={t('due.callOffDo')}
        choice={refund}
        onCancel={() => setSure(false)}
        onApply={() => {
          setSure(false);
          send({ type: 'asked-to', doing: { kind: 'call-off', refund } });
        }}
      />
    </Banner>
  );
}
