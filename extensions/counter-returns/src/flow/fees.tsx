import type { Fee } from '../../../../domain/fees.ts';
import { money as amountOf, sum, type Money } from '../../../../domain/money.ts';
import type { Plan } from '../../../../domain/plan.ts';
import type { Kit } from './kit.ts';
import { Row, Section } from './parts.tsx';
import { ReasonField } from './reason-field.tsx';

const KINDS: readonly Fee['kind'][] = ['restocking', 'return_shipping'];

/** What the shop keeps, and the way to leave it out. */
export function Fees({
  plan,
  kit,
  frozen,
}: {
  readonly plan: Plan;
  readonly kit: Kit;
  readonly frozen: boolean;
}) {
  const { t, money } = kit.words;
  const { fees, draft, currency } = plan;
  if (fees.length === 0) return null;
  const waived = draft.waivedFees;
  return (
    <Section heading={t('fees.heading')}>
      {KINDS.filter((kind) => fees.some((fee) => fee.kind === kind)).map((kind) => {
        const amount = money(
          less(
            fees.filter((fee) => fee.kind === kind),
            currency,
          ),
        );
        return (
          <Row
            key={kind}
            name={waived ? t('fees.leftOut', { fee: t(`fees.${kind}`), amount }) : t(`fees.${kind}`)}
            amount={waived ? t('fees.none') : amount}
          />
        );
      })}
      {waived ? (
        <>
          <s-text type="strong">{t('exception.made', { reason: waived.reason })}</s-text>
          <s-button
            variant="secondary"
            disabled={frozen}
            onClick={() => kit.send({ type: 'choices-set', choices: { waivedFees: null } })}
          >
            {t('fees.take')}
          </s-button>
        </>
      ) : (
        // On a return that was begun elsewhere they stand as they are.
        !draft.continues && <WaiveFees kit={kit} frozen={frozen} />
      )}
    </Section>
  );
}

/** Asks why the fees are to be left out. */
export function WaiveFees({ kit, frozen = false }: { readonly kit: Kit; readonly frozen?: boolean }) {
  return (
    <ReasonField
      words={kit.words}
      ask={kit.words.t('fees.waive')}
      disabled={frozen}
      onReason={(reason) => kit.send({ type: 'choices-set', choices: { waivedFees: { reason } } })}
    />
  );
}

/** What fees take from a refund, as the negative amount that they are in it. */
export function less(fees: readonly Fee[], currency: string): Money {
  const { minor } = sum(
    currency,
    fees.map(({ amount }) => amount),
  );
  return amountOf(-minor, currency);
}
