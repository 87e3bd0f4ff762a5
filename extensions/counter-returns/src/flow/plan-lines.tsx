import { useState } from 'preact/hooks';
import { isZero, sum } from '../../../../domain/money.ts';
import type { CancelledLine, Plan, PlannedLine } from '../../../../domain/plan.ts';
import { less } from './fees.tsx';
import type { Kit } from './kit.ts';
import { Row } from './parts.tsx';
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
  const unsent = plan.cancellation?.lines ?? [];
  return (
    <>
      {plan.lines.length > 0 && <Lines plan={plan} lines={plan.lines} kit={kit} heading={back} />}
      {unsent.length > 0 && <Lines plan={plan} lines={unsent} kit={kit} heading={cancelled} />}
      {plan.draft.note !== '' && (
        <s-text color="subdued">{kit.words.t('plan.note', { note: plan.draft.note })}</s-text>
      )}
    </>
  );
}

type AnyLine = CancelledLine & Partial<Omit<PlannedLine, keyof CancelledLine>>;

function Lines({
  plan,
  lines: every,
  kit,
  heading,
}: Props & { readonly lines: readonly AnyLine[]; readonly heading: string }) {
  const { t, money } = kit.words;
  const [all, setAll] = useState(false);
  const lines = all ? every : every.slice(0, LINES_SHOWN);
  const folded = every.length - lines.length;
  return (
    <s-section heading={heading}>
      <s-stack gap="base">
        {lines.map(({ lineItemId, quantity, title, variantTitle, value, objection, ...details }) => (
          <Row
            key={lineItemId}
            amount={money(value)}
            below={
              <>
                <s-text color="subdued">
                  {[variantTitle, ...goodsWords(details, kit)].filter(Boolean).join(' · ')}
                </s-text>
                {objection && <s-text tone="caution">{refusalWords(kit.words, objection).what}</s-text>}
                {plan.fees
                  .filter((fee) => details.condition && fee.lineItemId === lineItemId && !fee.waived)
                  .map((fee) => (
                    <s-text key={fee.kind} color="subdued">
                      {t('fees.line', {
                        percent: fee.percentage ?? 0,
                        amount: money(less([fee], plan.currency)),
                      })}
                    </s-text>
                  ))}
              </>
            }
          >
            <s-text>{t('plan.line', { quantity, title })}</s-text>
          </Row>
        ))}
        {folded > 0 && (
          <s-button variant="secondary" onClick={() => setAll(true)}>
            {t('plan.showAll', { count: folded })}
          </s-button>
        )}
      </s-stack>
    </s-section>
  );
}

/** What becomes of goods that come back, and why they do; of what was never sent, that it is cancelled. */
function goodsWords(
  { condition, reasonName, locationName }: Partial<PlannedLine>,
  { words: { t } }: Kit,
): string[] {
  return [
    condition ? t(`plan.goods.${condition}`) : t('plan.goods.unsent'),
    ...(locationName ? [locationName] : []),
    ...(reasonName ? [reasonName] : []),
  ];
}

/** How the total came about, where it is more than the items. */
export function Sum({ plan, kit }: Props) {
  const { t, money } = kit.words;
  const { shipping, duties, tip, adjustment, total } = plan;
  const fees = less(
    plan.fees.filter(({ waived }) => !waived),
    plan.currency,
  );
  if ([shipping.amount, duties.amount, tip.amount, fees, adjustment].every(isZero)) return null;
  const items = sum(
    plan.currency,
    [...plan.lines, ...(plan.cancellation?.lines ?? [])].map(({ value }) => value),
  );
  return (
    <>
      <Row amount={money(items)}>
        <s-text>{t('plan.itemsPart')}</s-text>
      </Row>
      {!isZero(shipping.amount) && (
        <Row amount={money(shipping.amount)}>
          <s-text>{t('plan.shippingPart')}</s-text>
        </Row>
      )}
      {!isZero(duties.amount) && (
        <Row amount={money(duties.amount)}>
          <s-text>{t('plan.dutiesPart')}</s-text>
        </Row>
      )}
      {!isZero(tip.amount) && (
        <Row amount={money(tip.amount)}>
          <s-text>{t('plan.tipPart')}</s-text>
        </Row>
      )}
      {!isZero(fees) && (
        <Row amount={money(fees)}>
          <s-text>{t('fees.part')}</s-text>
        </Row>
      )}
      {!isZero(adjustment) && (
        <Row amount={money(adjustment)}>
          <s-text>{t('plan.adjustment')}</s-text>
        </Row>
      )}
      <Row strong amount={money(total)}>
        <s-text type="strong">{t('plan.total')}</s-text>
      </Row>
    </>
  );
}
