import { useState } from 'preact/hooks';
import type { TenderAmount } from '../../../../domain/draft.ts';
import { money, toDecimal } from '../../../../domain/money.ts';
import type { Plan, QuotedTender } from '../../../../domain/plan.ts';
import type { Words } from '../words.ts';
import { Section, tenderName } from './parts.tsx';
import { judgeSplit, type TypedAmount } from './split.ts';

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
      {fields.map((field, index) => (
        <s-number-field
          key={field.tender.parentId}
          label={t('plan.field', {
            tender: tenderName(words, field.tender),
            ceiling: words.money(field.tender.ceiling),
          })}
          inputMode="decimal"
          controls="none"
          value={field.text}
          error={problemWords(field, plan, words)}
          onInput={({ currentTarget }) =>
            setTyped(typed.map((text, at) => (at === index ? (currentTarget.value ?? '') : text)))
          }
        />
      ))}
      {missing && missing.minor !== 0 && (
        <s-text tone="critical">
          {t(missing.minor > 0 ? 'plan.missing' : 'plan.tooMuch', {
            amount: words.money(money(Math.abs(missing.minor), missing.currency)),
          })}
        </s-text>
      )}
      <s-stack direction="inline" gap="small">
        <s-button variant="secondary" onClick={onCancel}>
          {t('plan.cancel')}
        </s-button>
        <s-button variant="primary" disabled={!split} onClick={() => split && onApply(split)}>
          {t('plan.apply')}
        </s-button>
      </s-stack>
    </Section>
  );
}

function presentAmount(plan: Plan, tender: QuotedTender): string {
  const leg = plan.legs.find(({ parentId }) => parentId === tender.parentId);
  return toDecimal(leg?.amount ?? money(0, plan.currency));
}

function problemWords({ problem, tender }: TypedAmount, plan: Plan, words: Words): string | undefined {
  if (problem === 'over-ceiling')
    return words.t('plan.overCeiling', { ceiling: words.money(tender.ceiling) });
  return problem ? words.t('plan.notAmount', { example: toDecimal(plan.total) }) : undefined;
}
