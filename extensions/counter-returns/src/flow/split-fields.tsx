import { useState } from 'preact/hooks';
import type { TenderAmount } from '../../../../domain/draft.ts';
import { money, toDecimal } from '../../../../domain/money.ts';
import type { Plan, QuotedTender } from '../../../../domain/plan.ts';
import type { Words } from '../words.ts';
import { AmountButtons, AmountField } from './amount-field.tsx';
import { Section, tenderName } from './parts.tsx';
import { judgeSplit } from './split.ts';

interface Props {
  readonly plan: Plan;
  /** Tenders that can take something. */
  readonly usable: readonly QuotedTender[];
  readonly words: Words;
  readonly onApply: (split: readonly TenderAmount[]) => void;
  readonly onCancel: () => void;
}

/** The cashier's own split: one field per tender, within its ceiling, together the plan's total. */
export function SplitFields({ plan, usable, words, onApply, onCancel }: Props) {
  const { t } = words;
  const [typed, setTyped] = useState(() => usable.map((tender) => presentAmount(plan, tender)));
  const { fields, missing, split } = judgeSplit(plan, usable, typed);
  return (
    <Section heading={t('plan.changeHeading')}>
      {fields.map(({ tender, text }, index) => (
        <AmountField
          key={tender.parentId}
          words={words}
          label={t('plan.field', {
            tender: tenderName(words, tender),
            ceiling: words.money(tender.ceiling),
          })}
          ceiling={tender.ceiling}
          text={text}
          onText={(changed) => setTyped(typed.map((present, at) => (at === index ? changed : present)))}
        />
      ))}
      {missing && missing.minor !== 0 && (
        <s-text tone="critical">
          {t(missing.minor > 0 ? 'plan.missing' : 'plan.tooMuch', {
            amount: words.money(money(Math.abs(missing.minor), missing.currency)),
          })}
        </s-text>
      )}
      <AmountButtons
        words={words}
        apply={t('plan.apply')}
        choice={split}
        onCancel={onCancel}
        onApply={onApply}
      />
    </Section>
  );
}

function presentAmount(plan: Plan, tender: QuotedTender): string {
  const leg = plan.legs.find(({ parentId }) => parentId === tender.parentId);
  return toDecimal(leg?.amount || money(0, plan.currency));
}
