import { begunReturn, orderFor } from '../../../../domain/begun-return.ts';
import { divideLine } from '../../../../domain/divide.ts';
import { chosenUnits, isEmpty } from '../../../../domain/draft.ts';
import { isOnlyHeld, judgeLine, judgeOrder } from '../../../../domain/eligibility.ts';
import { hasExchange } from '../../../../domain/exchange.ts';
import { lineOf } from '../../../../domain/order.ts';
import { LINES_SHOWN } from './arrange.ts';
import { Begun } from './begun.tsx';
import { isUntouched } from './begin-draft.ts';
import { CameraButton } from './camera-button.tsx';
import type { FlowEvent } from './events.ts';
import type { Items } from './screens.ts';
import { canExchange } from './items-rules.ts';
import { ItemException, whoMayExcept } from './item-exception.tsx';
import { ItemLine } from './item-line.tsx';
import { Note } from './note.tsx';
import { type Kit, type ScreenProps, useAfterDraw } from './kit.ts';
import { Banner, Frame, RefusalBanner, Section } from './parts.tsx';
import { endedWords, refusalWords } from './refusal-words.ts';

/** A phone shows this many lines and what is below them. With more, the button goes above: scans add from the top. */
const LINES_ON_A_PHONE = 3;
const CHOSEN_LISTED = 8;

/** Keeps every edit in POS storage, and says what a scan added. */
function useItemsEffects({ screen, kit }: ScreenProps<Items>): void {
  const { draft, order, sent, notice } = screen;
  useAfterDraw(() => void kit.shelf.keepDraft({ draft, order, sent }), [draft, order]);
  useAfterDraw(() => {
    // A tablet lists what was chosen beside the order; toasts would pile up on it.
    if (notice?.kind !== 'added' || kit.tablet) return;
    const { title, chosen, left } = notice;
    kit.host.toast(kit.words.t('items.added', { title, chosen, left }));
  }, [notice]);
}

/** Goes to find another order of the customer; this one is kept as a part of the visit before anything can happen to the till. */
function findAnother(
  { order, draft, sent, visit }: Items,
  { host, shelf, send }: Kit,
  text: string | null,
): void {
  const newId = host.newId();
  const kept = { ...draft, visitId: visit?.id || newId };
  void shelf.keepDraft({ draft: kept, order, sent: sent === 'latest' ? 'older' : sent });
  send({ type: 'another-order', newId, text });
}

/** What of the order comes back, and how many. */
export function ItemsScreen({ screen, kit }: ScreenProps<Items>) {
  useItemsEffects({ screen, kit });
  const { words, send } = kit;
  const { t } = words;
  const { draft, sent, due } = screen;
  // Of a return that was begun elsewhere only what is on it can come back.
  const order = orderFor(draft, screen.order);
  const shown = { ...screen, order };
  const refusal = judgeOrder(order, draft.continues);
  const subheading = [order.name, order.customer?.name || t('find.guest')];
  if (kit.tablet) subheading.push(words.date(order.processedAt));
  const units = chosenUnits(draft);
  const exchange = hasExchange(draft);
  const cancelled = draft.lines.reduce((sum, chosen) => {
    const line = lineOf(order, chosen.lineItemId);
    return line ? sum + divideLine(chosen, line).toCancel : sum;
  }, 0);
  const back = units - cancelled;
  const held = isOnlyHeld(order);
  const noneLeft = isNoneLeft(shown);
  const footFirst = !kit.tablet && order.lines.length > LINES_ON_A_PHONE;
  const foot =
    refusal || noneLeft ? undefined : (
      <Section>
        {units === 0 && <s-text type="strong">{t('items.none')}</s-text>}
        {back > 0 && <s-text type="strong">{t('items.chosen', { count: back })}</s-text>}
        {cancelled > 0 && <s-text type="strong">{t('items.cancelled', { count: cancelled })}</s-text>}
        {kit.tablet && <Chosen screen={shown} kit={kit} />}
        <s-button variant="primary" onClick={() => send({ type: 'reviewed' })}>
          {screen.visit
            ? t('visit.reviewAll', { count: screen.visit.others.length + 1 })
            : t(held ? 'hold.review' : exchange ? 'swap.review' : 'items.review')}
        </s-button>
        {units > 0 && !exchange && !held && (
          <s-button variant="secondary" onClick={() => findAnother(screen, kit, null)}>
            {t('visit.add')}
          </s-button>
        )}
      </Section>
    );
  const leave = (to: FlowEvent) => {
    if (!screen.visit && isUntouched(draft, screen.order, sent, due !== null))
      void kit.shelf.discardDraft(order.id);
    send(to);
  };
  return (
    <Frame
      kit={kit}
      heading={t('items.heading')}
      subheading={subheading.join(' · ')}
      onBack={() => leave({ type: 'left' })}
      foot={footFirst ? undefined : foot}
      details={units > 0 && !refusal && <Note screen={screen} kit={kit} />}
    >
      {due && (
        <Banner words={words} says="due.waits" facts={{ amount: words.money(due.left) }}>
          <s-button onClick={() => leave({ type: 'recent-picked', planId: due.planId })}>
            {t('due.open')}
          </s-button>
        </Banner>
      )}
      {refusal ? (
        <RefusalBanner words={words} refusal={refusal}>
          <s-button onClick={() => kit.host.openOrder(order.id)}>{t('common.openOrder')}</s-button>
        </RefusalBanner>
      ) : (
        <Notice screen={shown} kit={kit} onAnother={(text) => findAnother(screen, kit, text)} />
      )}
      <Begun screen={screen} kit={kit} frozen={refusal !== null} />
      {!refusal && held && (
        <Banner
          words={words}
          says="hold.only"
          facts={{ amount: words.money(order.authorized.amount) }}
          tone="info"
        >
          <s-button onClick={() => send({ type: 'all-chosen' })}>{t('hold.all')}</s-button>
        </Banner>
      )}
      {!refusal && <FindItem screen={shown} kit={kit} canAdd={!noneLeft} />}
      {!refusal && <ItemException screen={shown} kit={kit} />}
      {footFirst && foot}
      <Lines screen={shown} kit={kit} frozen={refusal !== null} />
    </Frame>
  );
}

function isNoneLeft({ order, draft }: Items): boolean {
  return order.lines.every((line) => judgeLine(line, draft.overrideReason !== null).kind === 'refused');
}

/** On a tablet there is room to say what was chosen, wherever the list stands; the newest first. */
function Chosen({ screen: { draft, order }, kit }: ScreenProps<Items>) {
  const newest = [...draft.lines].reverse().slice(0, CHOSEN_LISTED);
  return (
    <>
      {newest.map(({ lineItemId, quantity }) => (
        <s-text key={lineItemId} color="subdued">
          {kit.words.t('plan.line', { quantity, title: lineOf(order, lineItemId)?.title || '' })}
        </s-text>
      ))}
    </>
  );
}

function FindItem({ screen, kit, canAdd }: ScreenProps<Items> & { readonly canAdd: boolean }) {
  const { t } = kit.words;
  const { order, query } = screen;
  const isLong = order.lines.length > LINES_SHOWN;
  if (order.lines.length === 1 || !(canAdd || isLong)) return null;
  return (
    <Section>
      {canAdd && <s-text>{t('items.scan')}</s-text>}
      {canAdd && <CameraButton kit={kit} />}
      {isLong && (
        <s-search-field
          value={query}
          placeholder={t('items.search')}
          onInput={({ currentTarget }) =>
            kit.send({ type: 'lines-searched', query: currentTarget.value || '' })
          }
        />
      )}
    </Section>
  );
}

function Lines({ screen, kit, frozen }: ScreenProps<Items> & { readonly frozen: boolean }) {
  const { t } = kit.words;
  const { order, draft, lines, query } = screen;
  return (
    <>
      {lines.shown.map((id) => {
        const line = lineOf(order, id);
        return (
          line && (
            <ItemLine
              key={id}
              line={line}
              order={order}
              draft={draft}
              kit={kit}
              frozen={frozen}
              swaps={canExchange(screen)}
            />
          )
        );
      })}
      {lines.shown.length === 0 && query && <s-text>{t('items.noMatch', { query })}</s-text>}
      {lines.hidden > 0 && <s-text color="subdued">{t('items.hidden', { count: lines.hidden })}</s-text>}
    </>
  );
}

function Notice({
  screen,
  kit,
  onAnother,
}: ScreenProps<Items> & { readonly onAnother: (text: string) => void }) {
  const { notice, order, draft } = screen;
  const { words, send } = kit;
  const { t } = words;
  switch (notice?.kind) {
    case 'nothing-chosen':
      return <Banner words={words} says="items.nothingChosen" tone="info" />;
    case 'ended': {
      const { name, status } = notice.ended;
      const facts = { returnName: name, status: endedWords(words, status) };
      return (
        <s-banner heading={t('refusal.RETURN_ENDED.what', facts)} tone="info">
          <s-text>{t('items.endedNext')}</s-text>
        </s-banner>
      );
    }
    case 'cannot':
      return (
        <Banner
          words={words}
          says="items.cannot"
          facts={{ title: notice.title, reason: refusalWords(words, notice.reason).what }}
        />
      );
    case 'all-chosen': {
      const { title, left } = notice;
      return <Banner words={words} says="items.allChosen" facts={{ title, left }} tone="info" />;
    }
    case 'not-on-order': {
      const { read } = notice;
      const name = begunReturn(draft, order)?.name || '';
      return (
        <Banner words={words} says={name ? 'begun.notOn' : 'items.notOnOrder'} facts={{ read, name }}>
          {isEmpty(draft) ? (
            <s-button onClick={() => send({ type: 'searched', text: read })}>
              {t('items.notOnOrder.find')}
            </s-button>
          ) : (
            !hasExchange(draft) && <s-button onClick={() => onAnother(read)}>{t('visit.addRead')}</s-button>
          )}
        </Banner>
      );
    }
    default:
      // What may be done about it is said below.
      return isNoneLeft(screen) && !whoMayExcept(order) ? (
        <Banner words={words} says="items.noneLeft" />
      ) : null;
  }
}
