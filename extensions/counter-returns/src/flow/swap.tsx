import { useState } from 'preact/hooks';
import type { ExchangeItem } from '../../../../domain/exchange-items.ts';
import { lineOf } from '../../../../domain/order.ts';
import { goodsTitle } from '../../../../domain/pick-goods.ts';
import { type Kit, type ScreenProps, useAfterDraw, useRetryOnline } from './kit.ts';
import { Aside, Banner, FailureBanner, Frame, Row, ShowAll, TryAgain } from './parts.tsx';
import type { Swapping } from './screens.ts';
import { SearchSection } from './search-field.tsx';

/** A product may come in hundreds; the likely ones come first. */
const CHOICES_SHOWN = 8;

/** Asks what could be given for the line, or for what was scanned or searched. */
function useSwapEffects({ screen, kit }: ScreenProps<Swapping>): void {
  const { asking, from, lineItemId, problem } = screen;
  useAfterDraw(() => {
    if (!asking) return;
    const { order, draft } = from;
    const line = draft.lines.find((each) => each.lineItemId === lineItemId);
    const answer =
      asking.by === 'choices'
        ? kit.backend.choices(order.id, lineItemId, line ? line.reasonId : null)
        : kit.backend.goods(order.id, asking.by, asking.text);
    void answer.then((reply) => kit.send({ type: 'goods-read', ask: asking, reply }));
  }, [asking]);
  useRetryOnline(kit, problem);
}

/** What the customer wants instead of one line: another variant at one tap, or anything that is scanned or searched. */
export function SwapScreen({ screen, kit }: ScreenProps<Swapping>) {
  useSwapEffects({ screen, kit });
  const { words, send } = kit;
  const { t } = words;
  const { from, lineItemId, asking, choices, found, problem } = screen;
  const line = lineOf(from.order, lineItemId);
  return (
    <Frame
      kit={kit}
      heading={t('swap.heading')}
      subheading={line && [line.title, line.variantTitle].filter(Boolean).join(' · ')}
      onBack={() => send({ type: 'left' })}
      foot={<SearchSection kit={kit} heading={t('swap.else')} placeholder={t('swap.placeholder')} />}
    >
      {problem && (
        <FailureBanner words={words} failure={problem}>
          <TryAgain kit={kit} />
        </FailureBanner>
      )}
      {asking && !problem && <s-spinner accessibilityLabel={t('swap.loading')} />}
      {found && <Goods items={found.items} again={null} kit={kit} />}
      {found && found.more && <s-text color="subdued">{t('swap.more')}</s-text>}
      {choices && <Goods items={choices.items} again={choices.returned} kit={kit} />}
    </Frame>
  );
}

function Goods({
  items,
  again,
  kit,
}: {
  readonly items: readonly ExchangeItem[];
  /** The variant that comes back: the same again replaces it. */
  readonly again: string | null;
  readonly kit: Kit;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, CHOICES_SHOWN);
  const { t, money } = kit.words;
  return (
    <>
      {items.length === 0 && <Banner words={kit.words} says="swap.nothing" />}
      {shown.map((item) => {
        const { variantId, unavailable } = item;
        return (
          <s-section key={variantId}>
            <s-clickable
              disabled={unavailable !== null}
              onClick={() => kit.send({ type: 'goods-picked', item })}
            >
              <Row strong name={goodsTitle(item)} amount={money(item.price)}>
                {variantId === again && <s-text>{t('swap.again')}</s-text>}
                <Aside>{stockOf(item, kit)}</Aside>
                {unavailable && <s-text tone="caution">{t(`swap.unavailable.${unavailable}`)}</s-text>}
              </Row>
            </s-clickable>
          </s-section>
        );
      })}
      <ShowAll count={items.length - shown.length} kit={kit} onClick={() => setAll(true)} />
    </>
  );
}

/** Where it is, how it costs, in the order in which it matters at the counter. */
function stockOf({ stock, evenSwap }: ExchangeItem, { words: { t } }: Kit): (string | null)[] {
  const { here, stockedHere, elsewhere } = stock;
  return [
    evenSwap ? t('swap.even') : null,
    !stockedHere || here === 0
      ? t('swap.notHere')
      : here === null
        ? t('swap.uncounted')
        : t('swap.here', { count: here }),
    ...elsewhere.map(({ name, available }) => t('swap.elsewhere', { location: name, count: available })),
    elsewhere.some(({ ships }) => ships) ? t('swap.ships') : null,
  ];
}
