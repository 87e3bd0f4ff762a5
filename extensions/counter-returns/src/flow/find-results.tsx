import { Fragment } from 'preact';
import type { OrderSummary } from '../../../../domain/order.ts';
import type { Find } from './screens.ts';
import type { Kit, ScreenProps } from './kit.ts';
import { FailureBanner, Row } from './parts.tsx';
import { refusalWords } from './refusal-words.ts';

/** What the search came to: orders to choose from, nothing, or a failure. */
export function FindResults({ screen: { result }, kit }: ScreenProps<Find>) {
  const { words, send } = kit;
  const { t } = words;
  if (!result) return null;
  if (result.kind === 'failure' && result.failure.code === 'OFFLINE') {
    const { ask } = result;
    const text = ask?.kind === 'find' && ask.by !== 'order' ? ask.text : null;
    return (
      <s-section>
        <s-text>{text === null ? t('find.waitingOrder') : t('find.waiting', { text })}</s-text>
      </s-section>
    );
  }
  if (result.kind === 'failure') {
    return (
      <FailureBanner words={words} failure={result.failure}>
        <s-button onClick={() => send({ type: 'retried' })}>{t('common.tryAgain')}</s-button>
      </FailureBanner>
    );
  }
  if (result.kind === 'not-sent') {
    const { orderName, amount } = result.unsettled;
    return (
      <s-banner heading={t('find.notSent.what', { order: orderName })} tone="info">
        <s-text>{t('find.notSent.next', { amount: words.money(amount) })}</s-text>
      </s-banner>
    );
  }
  if (result.kind === 'refused') {
    const { what, next } = refusalWords(words, result.refusal);
    return (
      <s-banner heading={what} tone="warning">
        <s-text>{next}</s-text>
      </s-banner>
    );
  }
  if (result.kind === 'nothing') {
    const { read } = result;
    return (
      <s-banner
        heading={read === '' ? t('find.empty.what') : t('find.nothing.what', { read })}
        tone="warning"
      >
        <s-text>{t(read === '' ? 'find.empty.next' : 'find.nothing.next')}</s-text>
      </s-banner>
    );
  }
  return (
    <s-section
      heading={result.item === null ? t('find.orders') : t('find.ordersOfItem', { item: result.item })}
    >
      <s-stack gap="small">
        {result.orders.map((order, index) => (
          <Fragment key={order.id}>
            {index > 0 && <s-divider />}
            <OrderRow order={order} kit={kit} />
          </Fragment>
        ))}
        {result.more && <s-text color="subdued">{t('find.more')}</s-text>}
      </s-stack>
    </s-section>
  );
}

function OrderRow({ order, kit }: { readonly order: OrderSummary; readonly kit: Kit }) {
  const { t, date, money } = kit.words;
  return (
    <s-clickable onClick={() => kit.send({ type: 'order-picked', orderId: order.id })}>
      <Row
        strong
        amount={money(order.total)}
        below={
          <s-text color="subdued">
            {[order.customerName ?? t('find.guest'), date(order.processedAt)].join(' · ')}
          </s-text>
        }
      >
        <s-text type="strong">{order.name}</s-text>
      </Row>
    </s-clickable>
  );
}
