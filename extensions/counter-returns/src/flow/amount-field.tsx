import { compare, toDecimal, type Money } from '../../../../domain/money.ts';
import type { Words } from '../words.ts';
import { readAmount } from './split.ts';

interface FieldProps {
  readonly words: Words;
  readonly label: string;
  /** The most that it may be. */
  readonly ceiling: Money;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** An amount that is typed: says what is wrong with it. */
export function AmountField({ words: { t, money }, label, ceiling, text, onText }: FieldProps) {
  const amount = readAmount(text, ceiling.currency);
  const problem = !amount
    ? t('plan.notAmount', { example: toDecimal(ceiling) })
    : compare(amount, ceiling) > 0
      ? t('plan.overCeiling', { ceiling: money(ceiling) })
      : undefined;
  return (
    <s-number-field
      label={label}
      inputMode="decimal"
      controls="none"
      value={text}
      error={problem}
      onInput={({ currentTarget }) => onText(currentTarget.value || '')}
    />
  );
}

interface ButtonsProps<T> {
  readonly words: Words;
  readonly apply: string;
  /** What was typed comes to; null while it comes to nothing that can be taken over. */
  readonly choice: T | null;
  readonly onCancel: () => void;
  readonly onApply: (choice: T) => void;
}

/** Below amounts that were typed: leave them, or take them over. */
export function AmountButtons<T>({ words: { t }, apply, choice, onCancel, onApply }: ButtonsProps<T>) {
  return (
    <s-stack direction="inline" gap="small">
      <s-button variant="secondary" onClick={onCancel}>
        {t('plan.cancel')}
      </s-button>
      <s-button variant="primary" disabled={!choice} onClick={() => choice && onApply(choice)}>
        {apply}
      </s-button>
    </s-stack>
  );
}
