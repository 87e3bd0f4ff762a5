import { useState } from 'preact/hooks';
import type { ShownLeg } from '../../../../domain/shown-leg.ts';
import type { Done } from './screens.ts';
import type { ScreenProps } from './kit.ts';
import { tenderName } from './parts.tsx';

/** Money owed: try its tender again, or pay it to another one of the order that has room for it. */
export function OwedLeg({ leg, screen, kit }: ScreenProps<Done> & { readonly leg: ShownLeg }) {
  const { words, send } = kit;
  const { t } = words;
  const [choosing, setChoosing] = useState(false);
  const { parentId, elsewhere } = leg;
  const busy = screen.paying !== null;
  const pay = (toParentId: string) => send({ type: 'owed-paid', parentId, toParentId });
  return (
    <s-stack gap="small">
      <s-stack direction="inline" gap="small">
        <s-button loading={busy} disabled={busy || !kit.online} onClick={() => pay(parentId)}>
          {t('common.tryAgain')}
        </s-button>
        {!choosing && elsewhere.length > 0 && (
          <s-button variant="secondary" disabled={busy || !kit.online} onClick={() => setChoosing(true)}>
            {t('done.otherWay')}
          </s-button>
        )}
      </s-stack>
      {choosing &&
        elsewhere.map((tender) => (
          <s-button
            key={tender.parentId}
            variant="secondary"
            disabled={busy || !kit.online}
            onClick={() => pay(tender.parentId)}
          >
            {t('done.to', { amount: words.money(leg.amount), tender: tenderName(words, tender) })}
          </s-button>
        ))}
      {elsewhere.length === 0 && <s-text color="subdued">{t('done.noOther')}</s-text>}
    </s-stack>
  );
}
