import { returnableQuantity } from '../../../../domain/order.ts';
import type { ScreenProps } from './kit.ts';
import { ReasonField } from './reason-field.tsx';
import type { Items } from './screens.ts';

/** Where the shop's policy stands against items that somebody may let come back all the same: who, and the way to ask. */
export function ItemException({ screen: { order, draft }, kit: { words, send } }: ScreenProps<Items>) {
  const { t } = words;
  const who = order.lines.flatMap((line) =>
    line.objection && line.objection.upTo < returnableQuantity(line) ? [line.objection.exception] : [],
  );
  const manager = who.includes('manager');
  if (!manager && !who.includes('anyone')) return null;
  return (
    <s-section>
      <s-stack gap="base">
        <s-text>{t(manager ? 'exception.manager' : 'exception.anyone')}</s-text>
        {draft.overrideReason === null ? (
          <ReasonField
            words={words}
            ask={t('exception.ask')}
            onReason={(reason) => send({ type: 'exception-set', reason })}
          />
        ) : (
          <>
            <s-text type="strong">{t('exception.made', { reason: draft.overrideReason })}</s-text>
            <s-button variant="secondary" onClick={() => send({ type: 'exception-set', reason: null })}>
              {t('exception.end')}
            </s-button>
          </>
        )}
      </s-stack>
    </s-section>
  );
}
