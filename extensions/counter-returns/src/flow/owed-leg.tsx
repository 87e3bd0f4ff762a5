import { useState } from 'preact/hooks';
import { canTakeOwed } from '../../../../domain/gift-card.ts';
import { compare, subtract, sum } from '../../../../domain/money.ts';
import type { QuotedTender } from '../../../../domain/plan.ts';
import type { SettledLeg, SettlementView } from '../../../../domain/settlement.ts';
import type { Done } from './screens.ts';
import type { ScreenProps } from './kit.ts';
import { tenderName } from './parts.tsx';

/** Money owed: try its tender again, or pay it to another one of the order that has room for it. */
export function OwedLeg({ leg, screen, kit }: ScreenProps<Done> & { readonly leg: SettledLeg }) {
  const { words, send } = kit;
  const { t } = words;
  const [choosing, setChoosing] = useState(false);
  const { parentId } = leg;
  const busy = screen.paying !== null;
  const others = tendersWithRoom(screen.settlement, leg);
  const pay = (toParentId: string) => send({ type: 'owed-paid', parentId, toParentId });
  return (
    <s-stack gap="small">
      <s-stack direction="inline" gap="small">
        <s-button loading={busy} disabled={busy || !kit.online} onClick={() => pay(parentId)}>
          {t('common.tryAgain')}
        </s-button>
        {!choosing && others.length > 0 && (
          <s-button variant="secondary" disabled={busy || !kit.online} onClick={() => setChoosing(true)}>
            {t('done.otherWay')}
          </s-button>
        )}
      </s-stack>
      {choosing &&
        others.map((tender) => (
          <s-button
            key={tender.parentId}
            variant="secondary"
            disabled={busy || !kit.online}
            onClick={() => pay(tender.parentId)}
          >
            {t('done.to', { amount: words.money(leg.amount), tender: tenderName(words, tender) })}
          </s-button>
        ))}
      {others.length === 0 && <s-text color="subdued">{t('done.noOther')}</s-text>}
    </s-stack>
  );
}

/** What this settlement already pays to a tender lowers what it can still take. */
function tendersWithRoom({ plan, legs }: SettlementView, owed: SettledLeg): QuotedTender[] {
  return plan.tenders.filter((tender) => {
    if (tender.unavailable || tender.parentId === owed.parentId) return false;
    if (!canTakeOwed(plan, legs, owed, tender)) return false;
    const taken = legs.filter(({ parentId }) => parentId === tender.parentId).map(({ amount }) => amount);
    return compare(owed.amount, subtract(tender.ceiling, sum(plan.currency, taken))) <= 0;
  });
}
