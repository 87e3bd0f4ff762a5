import { useState } from 'preact/hooks';
import { NOTE_LIMIT } from '../../../../domain/draft.ts';
import type { ScreenProps } from './kit.ts';
import type { Items } from './screens.ts';

/** What else the manager should know: in nobody's way until it is asked for. */
export function Note({ screen: { draft }, kit }: ScreenProps<Items>) {
  const { t } = kit.words;
  const [open, setOpen] = useState(draft.note !== '');
  return (
    <s-section>
      {open ? (
        <s-text-area
          label={t('items.note')}
          details={t(draft.continues ? 'begun.noteFor' : 'items.noteFor')}
          value={draft.note}
          maxLength={NOTE_LIMIT}
          onInput={({ currentTarget }) => kit.send({ type: 'note-set', note: currentTarget.value || '' })}
        />
      ) : (
        <s-button variant="secondary" onClick={() => setOpen(true)}>
          {t('items.addNote')}
        </s-button>
      )}
    </s-section>
  );
}
