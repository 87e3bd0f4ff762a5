import { useState } from 'preact/hooks';
import { isZero, money as amountOf, sum, type Money } from '../../../../domain/money.ts';
import { directionOf, type CancelledLine, type Plan, type PlannedLine } from '../../../../domain/plan.ts';
import { less } from './fees.tsx';
import type { Kit } from './kit.ts';
import { Aside, Row, Section, ShowAll } from './parts.tsx';
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
      <ShowAll count={every.length - lines.length} kit={kit} onClick={() => setAll(true)} />
    </Section>
  );
}

/** How the total came about, where it is more than the items. */
export function Sum({ plan, kit }: Props) {
  const { t, money } = kit.words;
  const { shipping, duties, tip, adjustment, exchange, currency } = plan;
  const fees = plan.fees.filter(({ waived }) => !waived);
  const items = [...plan.lines, ...(plan.cancellation?.lines || [])].map(({ value }) => value);
  const besides = [
    { name: t('plan.shippingPart'), amount: shipping.amount },
    { name: t('plan.dutiesPart'), amount: duties.amount },
    { name: t('plan.tipPart'), amount: tip.amount },
    { name: t('fees.part'), amount: less(fees, currency) },
    { name: t('plan.adjustment'), amount: adjustment },
    { name: t('exchange.part'), amount: amountOf(exchange ? -exchange.value.minor : 0, currency) },
  ].filter(({ amount }) => !isZero(amount));
  if (besides.length === 0) return null;
  return (
    <>
      <Row name={t('plan.itemsPart')} amount={money(sum(currency, items))} />
      {besides.map(({ name, amount }) => (
        <Row key={name} name={name} amount={money(amount)} />
      ))}
      <Row
        strong
        name={exchange ? t(`exchange.sum.${directionOf(plan)}`) : t('plan.total')}
        amount={money(netOf(plan))}
      />
    </>
  );
}

/** What changes hands: from the shop, or to it. */
export function netOf({ total, due }: Pick<Plan, 'total' | 'due'>): Money {
  return isZero(due) ? total : due;
}
