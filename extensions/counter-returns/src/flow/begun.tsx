import { useRef, useState } from 'preact/hooks';
import { begunReturn } from '../../../../domain/begun-return.ts';
import { NOTE_LIMIT } from '../../../../domain/draft.ts';
import type { UnfinishedReturn } from '../../../../domain/order.ts';
import { DECLINE_REASONS, type DeclineReason } from '../../../../domain/refusal.ts';
import type { Failure } from '../backend.ts';
import type { ScreenProps } from './kit.ts';
import { Choices } from './line-details.tsx';
import { FailureBanner, Section } from './parts.tsx';
import type { Items } from './screens.ts';

/** The return that the customer asked for online, or that others began: what may be done with it here, and the order's others. */
export function Begun({ screen, kit, frozen }: ScreenProps<Items> & { readonly frozen: boolean }) {
  const { order, draft } = screen;
  const { send, words } = kit;
  const { t } = words;
  const begun = begunReturn(draft, order);
  const others = order.unfinishedReturns.filter((each) => each !== begun);
  return (
    <>
      {begun && (
        <Section
          heading={t(`begun.${begun.status}.what`, { name: begun.name, date: words.date(begun.begunAt) })}
        >
          {!frozen && <s-text>{t(`begun.${begun.status}.next`)}</s-text>}
          {begun.status === 'REQUESTED' && (
            <Decline key={begun.id} request={begun} screen={screen} kit={kit} />
          )}
        </Section>
      )}
      {others.map(({ id, name }) => (
        <s-button key={id} variant="secondary" onClick={() => send({ type: 'searched', text: name })}>
          {t('begun.goOn', { name })}
        </s-button>
      ))}
    </>
  );
}

/** Asks why before it says no to a customer's request. */
function Decline({
  request,
  screen: { order },
  kit,
}: ScreenProps<Items> & { readonly request: UnfinishedReturn }) {
  const { backend, host, send, shelf, words } = kit;
  const { t } = words;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState(likelyReason(request));
  const [state, setState] = useState<'sending' | Failure | null>(null);
  const note = useRef('');
  // Tried again it is the same request: web knows by this that it was asked before.
  const id = useRef('');
  const sending = state === 'sending';

  const decline = () => {
    setState('sending');
    id.current ||= host.newId();
    const asked = { id: id.current, orderId: order.id, returnId: request.id, reason, note: note.current };
    void backend.decline(asked).then((answer) => {
      if (answer.kind === 'failure') return setState(answer);
      void shelf.discardDraft(order.id);
      send({ type: 'declined', orderId: order.id, refusal: answer.refusal });
    });
  };

  if (!open) {
    return (
      <s-button variant="secondary" onClick={() => setOpen(true)}>
        {t('begun.decline')}
      </s-button>
    );
  }
  return (
    <>
      <Choices
        chosen={reason}
        choices={DECLINE_REASONS.map((each) => ({ id: each, name: t(`begun.reasons.${each}`) }))}
        onChoose={setReason}
      />
      <s-text-field
        label={t('begun.note')}
        maxLength={NOTE_LIMIT}
        onInput={({ currentTarget }) => (note.current = currentTarget.value || '')}
      />
      {state && state !== 'sending' && <FailureBanner words={words} failure={state} />}
      <s-stack direction="inline" gap="small">
        <s-button variant="secondary" disabled={sending} onClick={() => setOpen(false)}>
          {t('plan.cancel')}
        </s-button>
        <s-button tone="critical" loading={sending} disabled={sending || !kit.online} onClick={decline}>
          {t('begun.declineNow', { name: request.name })}
        </s-button>
      </s-stack>
    </>
  );
}

/** What the shop's rules say against it, in Shopify's words. */
function likelyReason({ lines }: UnfinishedReturn): DeclineReason {
  const codes = lines.map(({ objection }) => objection?.reason.code);
  if (codes.includes('LINE_FINAL_SALE')) return 'FINAL_SALE';
  return codes.includes('LINE_LATE') ? 'RETURN_PERIOD_ENDED' : 'OTHER';
}
