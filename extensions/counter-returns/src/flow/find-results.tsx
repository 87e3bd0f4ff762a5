import { Fragment } from 'preact';
import type { OrderSummary } from '../../../../domain/order.ts';
import type { Find } from './screens.ts';
import type { Kit, ScreenProps } from './kit.ts';
import { sentKind } from './left-overs.tsx';
import { Aside, Banner, FailureBanner, RefusalBanner, Row, TryAgain } from './parts.tsx';

/** What the search came to: orders to choose from, nothing, or a failure. */
export function FindResults({ screen: { result }, kit }: ScreenProps<Find>) {
  const { words } = kit;
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
        <TryAgain kit={kit} />
      </FailureBanner>
    );
  }
  if (result.kind === 'not-sent') {
    const { orderName, amount } = result.unsettled;
    return (
      <Banner
        words={words}
        says={`notSent.${sentKind(result.unsettled)}`}
        facts={{ order: orderName, amount: words.money(amount) }}
        tone="info"
      />
    );
  }
  if (result.kind === 'refused') {
    return <RefusalBanner words={words} refusal={result.refusal} />;
  }
  if (result.kind === 'nothing') {
    const { read } = result;
    return <Banner words={words} says={read === '' ? 'find.empty' : 'find.nothing'} facts={{ read }} />;
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
      <Row strong name={order.name} amount={money(order.total)}>
        <Aside>{[order.customerName || t('find.guest'), date(order.processedAt)]}</Aside>
      </Row>
    </s-clickable>
  );
}
