import type { Ask, Find } from './screens.ts';
import { CameraButton } from './camera-button.tsx';
import { type Kit, type ScreenProps, useAfterDraw, useRetryOnline } from './kit.ts';
import { FindResults } from './find-results.tsx';
import { hasLeftOvers, LeftOvers, UnsettledNote } from './left-overs.tsx';
import { Frame, Section } from './parts.tsx';
import { useSearchField } from './search-field.tsx';
import { ComesBackToo } from './visit-parts.tsx';

/** Runs what Find asks for: POS storage when it opens, then one search at a time. */
function useFindEffects({ screen, kit }: ScreenProps<Find>): void {
  const { asking, shelf: contents, result } = screen;
  useAfterDraw(() => {
    if (contents) return;
    void kit.shelf.read().then((shelf) => kit.send({ type: 'shelf-read', shelf }));
  }, [contents]);
  useAfterDraw(() => {
    if (asking) void answer(asking, kit);
  }, [asking]);
  useRetryOnline(kit, result && result.kind === 'failure' ? result.failure : null);
}

async function answer(ask: Ask, { backend, shelf, host, send }: Kit): Promise<void> {
  if (ask.kind === 'draft') {
    const kept = await shelf.readDraft(ask.orderId);
    const visitId = kept?.draft.visitId || null;
    const together = visitId === null ? [] : await shelf.readTogether(visitId, ask.orderId);
    return send({ type: 'draft-read', ask, kept, together });
  }
  if (ask.kind === 'settlement') {
    const { planId } = ask;
    return send({ type: 'settlement-read', planId, reply: await backend.settlement(planId) });
  }
  const reply = await backend.find(ask.by, ask.text);
  const kept = reply.kind === 'order' ? await shelf.readDraft(reply.order.id) : null;
  send({ type: 'found', ask, reply, kept, newId: host.newId() });
}

/** Scan or search; below, what this till left unfinished and its recent returns. */
export function FindScreen({ screen, kit }: ScreenProps<Find>) {
  useFindEffects({ screen, kit });
  const { t } = kit.words;
  const { asking, shelf, visit } = screen;
  return (
    <Frame
      kit={kit}
      heading={t(visit ? 'visit.another' : 'find.heading')}
      onBack={visit ? () => kit.send({ type: 'left' }) : undefined}
      foot={
        visit ? (
          <ComesBackToo visit={visit} kit={kit} />
        ) : (
          hasLeftOvers(shelf) && <LeftOvers shelf={shelf} kit={kit} />
        )
      }
      details={
        !visit && (
          <s-section>
            <s-button onClick={() => kit.send({ type: 'cash-up-opened', day: null })}>
              {t('cashUp.open')}
            </s-button>
          </s-section>
        )
      }
    >
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
      <FindResults screen={screen} kit={kit} />
    </Frame>
  );
}

function SearchSection({ kit }: { readonly kit: Kit }) {
  const { t } = kit.words;
  const { field, search } = useSearchField(t('find.placeholder'), (text) =>
    kit.send({ type: 'searched', text }),
  );
  const go = <s-button onClick={search}>{t('find.search')}</s-button>;
  return (
    <Section heading={t('find.scan')}>
      <CameraButton kit={kit} />
      {kit.tablet ? (
        <s-stack direction="inline" gap="small">
          <s-box inlineSize="75%">{field}</s-box>
          {go}
        </s-stack>
      ) : (
        <>
          {field}
          {go}
        </>
      )}
    </Section>
  );
}
