import { isZero } from '../../../../domain/money.ts';
import type { DraftNote, RecentReturn, ShelfContents, Unsettled } from '../shelf.ts';
import type { Kit } from './kit.ts';
import { Aside, Banner, Row } from './parts.tsx';

export function hasLeftOvers(shelf: ShelfContents | null): shelf is ShelfContents {
  return shelf !== null && openDrafts(shelf).length + shelf.recent.length > 0;
}

/** A draft that was sent to be refunded is not gone on with before its end is known. */
function openDrafts({ drafts, unsettled }: ShelfContents): readonly DraftNote[] {
  return drafts.filter((draft) => !unsettled.some(({ orderId }) => orderId === draft.orderId));
}

/** What this till left unfinished, and what it did last. */
export function LeftOvers({ shelf, kit }: { readonly shelf: ShelfContents; readonly kit: Kit }) {
  const { t } = kit.words;
  const drafts = openDrafts(shelf);
  return (
    <s-stack gap="base">
      {drafts.length > 0 && (
        <s-section heading={t('find.unfinished')}>
          <s-stack gap="large">
            {drafts.map((note) => (
              <DraftRow key={note.orderId} note={note} kit={kit} />
            ))}
          </s-stack>
        </s-section>
      )}
      {shelf.recent.length > 0 && (
        <s-section heading={t('find.recent')}>
          <s-stack gap="small">
            {shelf.recent.map((recent) => (
              <RecentRow key={recent.planId} recent={recent} kit={kit} />
            ))}
          </s-stack>
        </s-section>
      )}
    </s-stack>
  );
}

function DraftRow({
  note: { orderId, orderName, units },
  kit,
}: {
  readonly note: DraftNote;
  readonly kit: Kit;
}) {
  const { t } = kit.words;
  return (
    <s-stack gap="small">
      <s-text type="strong">{t('find.draft', { order: orderName, count: units })}</s-text>
      <s-stack direction="inline" gap="small">
        <s-button onClick={() => kit.send({ type: 'draft-picked', orderId })}>{t('find.goOn')}</s-button>
        <s-button onClick={() => void discard(orderId, kit)}>{t('find.discard')}</s-button>
      </s-stack>
    </s-stack>
  );
}

async function discard(orderId: string, { shelf, send }: Kit): Promise<void> {
  await shelf.discardDraft(orderId);
  send({ type: 'shelf-read', shelf: await shelf.read() });
}

function RecentRow({ recent, kit }: { readonly recent: RecentReturn; readonly kit: Kit }) {
  const { t, money, date } = kit.words;
  return (
    <s-clickable onClick={() => kit.send({ type: 'recent-picked', planId: recent.planId })}>
      <Row
        strong
        name={recent.orderName}
        amount={isZero(recent.amount) ? t('due.exchange') : money(recent.amount)}
      >
        <Aside>{[recent.reference, date(recent.at)]}</Aside>
        {recent.due && <s-text tone="caution">{t('due.toPay', { amount: money(recent.due) })}</s-text>}
      </Row>
    </s-clickable>
  );
}

/** What was sent: a refund, an exchange that comes out even, or the cancellation of an order whose money was only held. */
export function sentKind({ held, amount }: Unsettled): 'refund' | 'exchange' | 'hold' {
  return held ? 'hold' : isZero(amount) ? 'exchange' : 'refund';
}

/** A refund whose end is not known, after the cashier went on to the next customer. */
export function UnsettledNote({ unsettled, kit }: { readonly unsettled: Unsettled; readonly kit: Kit }) {
  const { words, send } = kit;
  const facts = { order: unsettled.orderName, amount: words.money(unsettled.amount) };
  return (
    <Banner words={words} says={`unsettled.${sentKind(unsettled)}`} facts={facts}>
      <s-button onClick={() => send({ type: 'unsettled-picked', unsettled })}>
        {words.t('find.check')}
      </s-button>
    </Banner>
  );
}
