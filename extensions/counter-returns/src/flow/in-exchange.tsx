import type { Draft } from '../../../../domain/draft.ts';
import { evenUnitsLeft } from '../../../../domain/pick-goods.ts';
import type { Kit } from './kit.ts';
import { Stepper } from './stepper.tsx';

/** What is given for one line that comes back: how many, handed over or sent, and the way to take it out. */
export function InExchange({
  draft,
  lineItemId,
  kit: { words, send },
}: {
  readonly draft: Draft;
  readonly lineItemId: string;
  readonly kit: Kit;
}) {
  const { t } = words;
  return (
    <>
      {draft.exchange.lines
        .filter(({ forLineItemId }) => forLineItemId === lineItemId)
        .map((line) => {
          const { quantity, title, discount, handOver } = line;
          const set = (details: Partial<typeof line>) => send({ type: 'goods-set', key: line, details });
          return (
            <s-stack key={line.variantId} gap="small">
              <s-divider />
              <s-stack direction="inline" justifyContent="space-between" alignItems="center" gap="base">
                <s-text type="strong">
                  {t('swap.inExchange', { title: t('plan.line', { quantity, title }) })}
                </s-text>
                <Stepper
                  min={1}
                  // No more units than come back can be given at their price.
                  max={discount.kind === 'even' ? quantity + evenUnitsLeft(draft, lineItemId) : MOST}
                  value={quantity}
                  onValue={(chosen) => set({ quantity: chosen })}
                />
              </s-stack>
              <s-switch
                label={t('swap.ship')}
                checked={handOver === 'ship'}
                onChange={({ currentTarget }) =>
                  set({ handOver: currentTarget.checked === true ? 'ship' : 'now' })
                }
              />
              <s-button variant="secondary" onClick={() => set({ quantity: 0 })}>
                {t('swap.takeOut')}
              </s-button>
            </s-stack>
          );
        })}
    </>
  );
}

/** Nobody hands more of one item over a counter. */
const MOST = 99;
