import { useRef, useState } from 'preact/hooks';
import { REASON_LIMIT } from '../../../../domain/draft.ts';
import type { Words } from '../words.ts';

interface Props {
  readonly words: Words;
  /** The button that opens the field. */
  readonly ask: string;
  readonly disabled?: boolean;
  readonly onReason: (reason: string) => void;
}

/** A button that asks for the reason of an exception before it makes one. */
export function ReasonField({ words: { t }, ask, disabled = false, onReason }: Props) {
  const [open, setOpen] = useState(false);
  const [empty, setEmpty] = useState(true);
  // What stands in the field is never rewritten while someone types.
  const reason = useRef('');
  const show = (shown: boolean) => {
    reason.current = '';
    setEmpty(true);
    setOpen(shown);
  };
  if (!open) {
    return (
      <s-button variant="secondary" disabled={disabled} onClick={() => show(true)}>
        {ask}
      </s-button>
    );
  }
  return (
    <s-stack gap="small">
      <s-text-field
        label={t('exception.reason')}
        maxLength={REASON_LIMIT}
        disabled={disabled}
        onInput={({ currentTarget }) => {
          reason.current = (currentTarget.value || '').trim();
          setEmpty(reason.current === '');
        }}
      />
      <s-stack direction="inline" gap="small">
        <s-button variant="secondary" onClick={() => show(false)}>
          {t('plan.cancel')}
        </s-button>
        <s-button
          disabled={disabled || empty}
          onClick={() => reason.current !== '' && onReason(reason.current)}
        >
          {t('exception.apply')}
        </s-button>
      </s-stack>
    </s-stack>
  );
}
