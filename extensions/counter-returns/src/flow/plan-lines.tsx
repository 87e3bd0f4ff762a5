import { useState } from 'preact/hooks';
import { isZero, sum } from '../../../../domain/money.ts';
import type { CancelledLine, Plan, PlannedLine } from '../../../../domain/plan.ts';
import { less } from './fees.tsx';
import type { Kit } from './kit.ts';
import { Aside, Row, Section } from './parts.tsx';
import { refusalWords } from './refusal-words.ts';

/** More lines than this are folded away: the amounts come first. */
const LINES_SHOWN = 5;

interface Props {
  readonly plan: Plan;
  readonly kit: Kit;
}

/** What comes back, at what it is worth; and what is cancelled. */
export function ComingBack({
  plan,
  kit,
  back,
  cancelled,
}: Props & { readonly back: string; readonly cancelled: string }) {
  const { note } = plan.draft;
  return (
    <>
      <Lines plan={plan} every={plan.lines} kit={kit} heading={back} />
      <Lines plan={plan} every={plan.cancellation?.lines || []} kit={kit} heading={cancelled} />
      {note !== '' && <s-text color="subdued">{kit.words.t('plan.note', { note })}</s-text>}
    </>
  );
}

type AnyLine = CancelledLine & Partial<PlannedLine>;

function Lines({
  plan,
  every,
  kit,
  heading,
}: Props & { readonly every: readonly AnyLine[]; readonly heading: string }) {
  const { t, money } = kit.words;
  const [all, setAll] = useState(false);
  if (every.length === 0) return null;
  const lines = all ? every : every.slice(0, LINES_SHOWN);
  const folded = every.length - lines.length;
  return (
    <Section heading={heading}>
      {lines.map((line) => (
        <Row
          key={line.lineItemId}
          name={t('plan.line', { quantity: line.quantity, title: line.title })}
          amount={money(line.value)}
        >
          <Aside>
            {[
              line.variantTitle,
              line.condition ? t(`plan.goods.${line.condition}`) : t('plan.goods.unsent'),
              line.locationName || null,
              line.reasonName || null,
            ]}
          </Aside>
          {line.objection && <s-text tone="caution">{refusalWords(kit.words, line.objection).what}</s-text>}
          {plan.fees
            .filter((fee) => line.condition && fee.lineItemId === line.lineItemId && !fee.waived)
            .map((fee) => (
              <s-text key={fee.kind} color="subdued">
                {t('fees.line', {
                  percent: fee.percentage || 0,
                  amount: money(less([fee], plan.currency)),
                })}
              </s-text>
            ))}
        </Row>
      ))}
      {folded > 0 && (
        <s-button variant="secondary" onClick={() => setAll(true)}>
          {t('plan.showAll', { count: folded })}
        </s-button>
      )}
    </Section>
  );
}

/** How the total came about, where it is more than the items. */
export function Sum({ plan, kit }: Props) {
  const { t, money } = kit.words;
  const { shipping, duties, tip, adjustment, total, currency } = plan;
  const fees = plan.fees.filter(({ waived }) => !waived);
  const items = [...plan.lines, ...(plan.cancellation?.lines || [])].map(({ value }) => value);
  const besides = [
    { name: t('plan.shippingPart'), amount: shipping.amount },
    { name: t('plan.dutiesPart'), amount: duties.amount },
    { name: t('plan.tipPart'), amount: tip.amount },
    { name: t('fees.part'), amount: less(fees, currency) },
    { name: t('plan.adjustment'), amount: adjustment },
  ].filter(({ amount }) => !isZero(amount));
  if (besides.length === 0) return null;
  return (
    <>
      <Row name={t('plan.itemsPart')} amount={money(sum(currency, items))} />
      {besides.map(({ name, amount }) => (
        <Row key={name} name={name} amount={money(amount)} />
      ))}
      <Row strong name={t('plan.total')} amount={money(total)} />
    </>
  );
}
