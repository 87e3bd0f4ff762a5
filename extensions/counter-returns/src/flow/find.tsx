import { useRef } from 'preact/hooks';
import type { OrderSummary } from '../../../../domain/order.ts';
import type { RecentReturn, Unsettled } from '../shelf.ts';
import type { Ask, Find } from './flow.ts';
import { CameraButton } from './camera-button.tsx';
import { type Kit, type ScreenProps, useAfterDraw } from './kit.ts';
import { FailureBanner, Frame, Row } from './parts.tsx';

/** Runs what Find asks for: POS storage when it opens, then one search at a time. */
function useFindEffects({ screen, kit }: ScreenProps<Find>): void {
  const { asking, shelf: contents } = screen;
  useAfterDraw(() => {
    if (contents) return;
    void kit.shelf.read().then((shelf) => kit.send({ type: 'shelf-read', shelf }));
  }, [contents]);
  useAfterDraw(() => {
    if (asking) void answer(asking, kit);
  }, [asking]);
}

async function answer(ask: Ask, { backend, shelf, host, send }: Kit): Promise<void> {
  if (ask.kind === 'draft') {
    const kept = await shelf.readDraft(ask.orderId);
    return send({ type: 'draft-read', ask, kept });
  }
  if (ask.kind === 'settlement') {
    const answer = await backend.settlement(ask.planId);
    if (answer.kind === 'failure') return send({ type: 'find-failed', ask, failure: answer.failure });
    return send({ type: 'settlement-read', planId: ask.planId, reply: answer.reply });
  }
  const answer = await backend.find(ask.by, ask.text);
  if (answer.kind === 'failure') return send({ type: 'find-failed', ask, failure: answer.failure });
  const { reply } = answer;
  const kept = reply.kind === 'order' ? await shelf.readDraft(reply.order.id) : null;
  send({ type: 'found', ask, reply, kept, newId: host.newId() });
}

/** Scan or search; below, what this till left unfinished and its recent returns. */
export function FindScreen({ screen, kit }: ScreenProps<Find>) {
  useFindEffects({ screen, kit });
  const { t } = kit.words;
  const { asking, shelf } = screen;
  return (
    <Frame kit={kit} heading={t('find.heading')}>
      {shelf?.unsettled.map((unsettled) => (
        <UnsettledNote key={unsettled.planId} unsettled={unsettled} kit={kit} />
      ))}
      <SearchSection kit={kit} />
      {asking && (
        <s-section>
          <s-stack direction="inline" gap="base" alignItems="center">
            <s-spinner accessibilityLabel={t('find.loadingOrder')} />
            <s-text>
              {asking.kind === 'find' && asking.by !== 'order'
                ? t('find.loading', { text: asking.text })
                : t('find.loadingOrder')}
            </s-text>
          </s-stack>
        </s-section>
      )}
      <Result screen={screen} kit={kit} />
      {shelf && shelf.drafts.length > 0 && (
        <s-section heading={t('find.unfinished')}>
          <s-stack gap="base">
            {shelf.drafts.map(({ orderId, orderName, units }) => (
              <Row
                key={orderId}
                end={
                  <s-stack direction="inline" gap="small">
                    <s-button variant="secondary" onClick={() => void discard(orderId, kit)}>
                      {t('find.discard')}
                    </s-button>
                    <s-button onClick={() => kit.send({ type: 'draft-picked', orderId })}>
                      {t('find.goOn')}
                    </s-button>
                  </s-stack>
                }
              >
                <s-text>{t('find.draft', { order: orderName, count: units })}</s-text>
              </Row>
            ))}
          </s-stack>
        </s-section>
      )}
      {shelf && shelf.recent.length > 0 && (
        <s-section heading={t('find.recent')}>
          <s-stack gap="small">
            {shelf.recent.map((recent) => (
              <RecentRow key={recent.planId} recent={recent} kit={kit} />
            ))}
          </s-stack>
        </s-section>
      )}
    </Frame>
  );
}

async function discard(orderId: string, { shelf, send }: Kit): Promise<void> {
  await shelf.discardDraft(orderId);
  send({ type: 'shelf-read', shelf: await shelf.read() });
}

function SearchSection({ kit }: { readonly kit: Kit }) {
  const { t } = kit.words;
  const typed = useRef('');
  const search = () => typed.current.trim() && kit.send({ type: 'searched', text: typed.current });
  return (
    <s-section>
      <s-stack gap="base">
        <s-text>{t('find.scan')}</s-text>
        <CameraButton kit={kit} />
        <s-search-field
          placeholder={t('find.placeholder')}
          onInput={({ currentTarget }) => (typed.current = currentTarget.value ?? '')}
          onChange={({ currentTarget }) => {
            typed.current = currentTarget.value ?? '';
            search();
          }}
        />
        <s-button variant="primary" onClick={search}>
          {t('find.search')}
        </s-button>
      </s-stack>
    </s-section>
  );
}

function Result({ screen: { result }, kit }: ScreenProps<Find>) {
  const { words, send } = kit;
  const { t } = words;
  if (!result) return null;
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
        {result.orders.map((order) => (
          <OrderRow key={order.id} order={order} kit={kit} />
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
      <Row end={<s-text type="strong">{money(order.total)}</s-text>}>
        <s-text type="strong">{order.name}</s-text>
        <s-text color="subdued">
          {[order.customerName ?? t('find.guest'), date(order.processedAt)].join(' · ')}
        </s-text>
      </Row>
    </s-clickable>
  );
}

function RecentRow({ recent, kit }: { readonly recent: RecentReturn; readonly kit: Kit }) {
  const { money, date } = kit.words;
  return (
    <s-clickable onClick={() => kit.send({ type: 'recent-picked', planId: recent.planId })}>
      <Row end={<s-text type="strong">{money(recent.amount)}</s-text>}>
        <s-text type="strong">{recent.orderName}</s-text>
        <s-text color="subdued">{[recent.reference, date(recent.at)].join(' · ')}</s-text>
      </Row>
    </s-clickable>
  );
}

function UnsettledNote({ unsettled, kit }: { readonly unsettled: Unsettled; readonly kit: Kit }) {
  const { t, money } = kit.words;
  const { orderName, amount } = unsettled;
  return (
    <s-banner heading={t('find.unsettled')} tone="warning">
      <s-stack gap="small">
        <s-text>{t('find.unsettledWhat', { order: orderName, amount: money(amount) })}</s-text>
        <s-button onClick={() => kit.send({ type: 'unsettled-picked', unsettled })}>
          {t('find.check')}
        </s-button>
      </s-stack>
    </s-banner>
  );
}
