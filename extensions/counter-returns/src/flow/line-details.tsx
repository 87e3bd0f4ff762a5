import { useState } from 'preact/hooks';
import { CONDITIONS, type DraftLine } from '../../../../domain/draft.ts';
import type { OrderLine } from '../../../../domain/order.ts';
import type { Kit } from './kit.ts';

interface Props {
  readonly line: OrderLine;
  readonly chosen: DraftLine;
  readonly kit: Kit;
}

/** What state a chosen line comes back in: one tap to see the choices, one to choose. */
export function LineDetails({ line, chosen, kit }: Props) {
  const { t } = kit.words;
  const [open, setOpen] = useState(false);
  const condition = t(`items.conditions.${chosen.condition}`);
  return (
    <>
      <s-button variant="secondary" onClick={() => setOpen(!open)}>
        {t('items.condition', { condition })}
      </s-button>
      {open && (
        <s-choice-list
          values={[chosen.condition]}
          onChange={({ currentTarget }) => {
            const picked = CONDITIONS.find((each) => currentTarget.values?.includes(each));
            if (!picked) return;
            setOpen(false);
            kit.send({ type: 'details-set', lineItemId: line.id, details: { condition: picked } });
          }}
        >
          {CONDITIONS.map((each) => (
            <s-choice key={each} value={each}>
              {t(`items.conditions.${each}`)}
            </s-choice>
          ))}
        </s-choice-list>
      )}
    </>
  );
}
