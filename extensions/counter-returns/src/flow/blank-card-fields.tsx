import type { ScreenProps } from './kit.ts';
import { CameraButton } from './camera-button.tsx';
import type { Planning } from './screens.ts';

/** A new gift card gets a code of its own; or that of a blank card, which is scanned or typed. */
export function BlankCardFields({ screen, kit }: ScreenProps<Planning>) {
  const { words, send } = kit;
  const { t } = words;
  const { blankCard, sending } = screen;
  const ask = (asked: boolean) => send({ type: 'blank-card-asked', asked });
  if (!blankCard) {
    return (
      <s-button variant="secondary" disabled={sending} onClick={() => ask(true)}>
        {t('plan.blankCard.use')}
      </s-button>
    );
  }
  if (blankCard.code !== null) {
    return (
      <s-stack gap="small">
        <s-text type="strong">{t('plan.blankCard.chosen', { digits: blankCard.code.slice(-4) })}</s-text>
        <s-button variant="secondary" disabled={sending} onClick={() => ask(false)}>
          {t('plan.blankCard.none')}
        </s-button>
      </s-stack>
    );
  }
  return (
    <s-stack gap="small">
      <s-text>{t('plan.blankCard.scan')}</s-text>
      <s-text-field
        label={t('plan.blankCard.code')}
        error={blankCard.wrong ? t('plan.blankCard.wrong') : undefined}
        onChange={({ currentTarget }) => send({ type: 'scanned', text: currentTarget.value || '' })}
      />
      <s-stack direction="inline" gap="small">
        <CameraButton kit={kit} />
        <s-button variant="secondary" onClick={() => ask(false)}>
          {t('plan.blankCard.none')}
        </s-button>
      </s-stack>
    </s-stack>
  );
}
