import { useState } from 'preact/hooks';
import type { ShownLeg } from '../../../../domain/shown-leg.ts';
import type { QuotedTender } from '../../../../domain/tender.ts';
import type { Done } from './screens.ts';
import type { ScreenProps } from './kit.ts';
import { ManagerPin } from './manager-pin.tsx';
import { tenderName } from './parts.tsx';

/** Money owed: try its tender again, or pay it to another one of the order that has room for it, where need be on a manager's word. */
export function OwedLeg({ leg, screen, kit }: ScreenProps<Done> & { readonly leg: ShownLeg }) {
  const { backend, words, send } = kit;
  const { t } = words;
  const [choosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState<QuotedTender | null>(null);
  const { parentId, elsewhere, amount } = leg;
  const { planId, movers } = screen.settlement;
  const busy = screen.doing !== null || !kit.online;
  const pay = (toParentId: string) =>
    send({ type: 'asked-to', doing: { kind: 'owed', parentId, toParentId } });
  const payTo = (tender: QuotedTender) =>
    t('done.to', { amount: words.money(amount), tender: tenderName(words, tender) });
  return (
    <s-stack gap="small">
      <s-stack direction="inline" gap="small">
        <s-button loading={screen.doing !== null} disabled={busy} onClick={() => pay(parentId)}>
          {t('common.tryAgain')}
        </s-button>
        {!choosing && elsewhere.length > 0 && (
          <s-button variant="secondary" disabled={busy} onClick={() => setChoosing(true)}>
            {t('done.otherWay')}
          </s-button>
        )}
      </s-stack>
      {choosing &&
        elsewhere.map((tender) => (
          <s-button
            key={tender.parentId}
            variant="secondary"
            disabled={busy}
            onClick={() => (movers ? setChosen(tender) : pay(tender.parentId))}
          >
            {payTo(tender)}
          </s-button>
        ))}
      {chosen && movers && (
        <>
          <s-text type="strong">{payTo(chosen)}</s-text>
          <s-text>{t('approval.first')}</s-text>
          <ManagerPin
            managers={movers}
            label={payTo(chosen)}
            kit={kit}
            disabled={busy}
            variant="primary"
            ask={(managerId, pin) => backend.owed(planId, parentId, chosen.parentId, { managerId, pin })}
            onAnswer={(reply) => {
              if (reply.kind === 'settlement' || reply.kind === 'refused') {
                send({ type: 'settlement-told', planId, reply });
              }
            }}
          />
        </>
      )}
      {elsewhere.length === 0 && <s-text color="subdued">{t('done.noOther')}</s-text>}
    </s-stack>
  );
}
