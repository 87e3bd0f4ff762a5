import { useState } from 'preact/hooks';
import type { ShippingChoice } from '../../../../domain/draft.ts';
import { compare, equal, isPositive, isZero } from '../../../../domain/money.ts';
import type { Plan } from '../../../../domain/plan.ts';
import type { Words } from '../words.ts';
import { AmountButtons, AmountField } from './amount-field.tsx';
import type { ScreenProps } from './kit.ts';
import { Section } from './parts.tsx';
import type { Planning } from './screens.ts';
import { readAmount } from './split.ts';
import type { Change } from './tenders.tsx';

interface Props extends ScreenProps<Planning> {
  readonly plan: Plan;
  readonly busy: boolean;
  readonly changing: Change | null;
  readonly setChanging: (changing: Change | null) => void;
}

/** What may go back beside the items: shipping, whole or in part, duties and the tip. Nothing of an order that has none. */
export function Besides({ screen, plan, kit, busy, changing, setChanging }: Props) {
  const { words, send } = kit;
  const { t, money } = words;
  const { draft } = screen;
  const { shipping, duties, tip } = plan;
  if (isZero(shipping.refundable) && !duties.offered && isZero(tip.refundable)) return null;
  if (changing === 'shipping') {
    return (
      <ShippingField
        plan={plan}
        words={words}
        onCancel={() => setChanging(null)}
        onApply={(shipping) => {
          setChanging(null);
          send({ type: 'choices-set', choices: { shipping } });
        }}
      />
    );
  }
  const frozen = busy || changing !== null;
  const left = money(shipping.refundable);
  return (
    <Section>
      {!isZero(shipping.refundable) && (
        <>
          <s-switch
            label={t('plan.shipping')}
            details={
              draft.shipping.kind === 'amount'
                ? t('plan.shippingPartOf', { amount: money(draft.shipping.amount), left })
                : t('plan.shippingLeft', { amount: left })
            }
            checked={draft.shipping.kind !== 'none'}
            disabled={frozen}
            onChange={({ currentTarget }) =>
              send({
                type: 'choices-set',
                choices: { shipping: { kind: currentTarget.checked === true ? 'full' : 'none' } },
              })
            }
          />
          <s-button variant="secondary" disabled={frozen} onClick={() => setChanging('shipping')}>
            {t('plan.shippingOther')}
          </s-button>
        </>
      )}
      {duties.offered && (
        <s-switch
          label={t('plan.duties')}
          details={t('plan.dutiesOf')}
          checked={draft.duties}
          disabled={frozen}
          onChange={({ currentTarget }) =>
            send({ type: 'choices-set', choices: { duties: currentTarget.checked === true } })
          }
        />
      )}
      {!isZero(tip.refundable) && (
        <s-switch
          label={t('plan.tip')}
          details={money(tip.refundable)}
          checked={draft.tip}
          disabled={frozen}
          onChange={({ currentTarget }) =>
            send({ type: 'choices-set', choices: { tip: currentTarget.checked === true } })
          }
        />
      )}
    </Section>
  );
}

/** A part of the shipping, up to what is left of it. */
function ShippingField({
  plan: { shipping },
  words,
  onCancel,
  onApply,
}: {
  readonly plan: Plan;
  readonly words: Words;
  readonly onCancel: () => void;
  readonly onApply: (choice: ShippingChoice) => void;
}) {
  const { t } = words;
  const [typed, setTyped] = useState('');
  const ceiling = shipping.refundable;
  const amount = readAmount(typed, ceiling.currency);
  const left = words.money(ceiling);
  const choice: ShippingChoice | null =
    !amount || !isPositive(amount) || compare(amount, ceiling) > 0
      ? null
      : equal(amount, ceiling)
        ? { kind: 'full' }
        : { kind: 'amount', amount };
  return (
    <Section>
      <AmountField
        words={words}
        label={t(shipping.beforeTax ? 'plan.shippingBeforeTax' : 'plan.shippingField', { left })}
        ceiling={ceiling}
        text={typed}
        onText={setTyped}
      />
      <AmountButtons
        words={words}
        apply={t('plan.applyOne')}
        choice={choice}
        onCancel={onCancel}
        onApply={onApply}
      />
    </Section>
  );
}
