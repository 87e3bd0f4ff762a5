import { quantityLeft, type OrderForReturn } from '../../../../domain/order.ts';
import type { ScreenProps } from './kit.ts';
import { Section } from './parts.tsx';
import { ReasonField } from './reason-field.tsx';
import type { Items } from './screens.ts';

/** Where the shop's policy stands against items that somebody may let come back all the same: who, and the way to ask. */
export function ItemException({ screen: { order, draft }, kit: { words, send } }: ScreenProps<Items>) {
  const { t } = words;
  const who = whoMayExcept(order);
  if (!who) return null;
  return (
    <Section>
      <s-text>{t(`exception.${who}`)}</s-text>
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
    </Section>
  );
}

/** Who may let come back what the policy would not take: a manager where one line needs one, null where nobody may. */
export function whoMayExcept(order: OrderForReturn): 'manager' | 'anyone' | null {
  const who = order.lines.flatMap((line) =>
    line.objection && line.objection.upTo < quantityLeft(line) ? [line.objection.exception] : [],
  );
  return (['manager', 'anyone'] as const).find((exception) => who.includes(exception)) || null;
}
