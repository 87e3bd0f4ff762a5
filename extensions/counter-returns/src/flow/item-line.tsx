import { useState } from 'preact/hooks';
import { begunReturn } from '../../../../domain/begun-return.ts';
import { divideLine } from '../../../../domain/divide.ts';
import { chosenQuantity, type Draft } from '../../../../domain/draft.ts';
import { judgeLine, type LineEligibility } from '../../../../domain/eligibility.ts';
import { returnableQuantity, type OrderForReturn, type OrderLine } from '../../../../domain/order.ts';
import type { Words } from '../words.ts';
import type { Kit } from './kit.ts';
import { InExchange } from './in-exchange.tsx';
import { LineDetailsButtons } from './line-details.tsx';
import { Aside } from './parts.tsx';
import { refusalWords } from './refusal-words.ts';
import { Stepper } from './stepper.tsx';

interface Props {
  readonly line: OrderLine;
  readonly order: OrderForReturn;
  readonly draft: Draft;
  readonly kit: Kit;
  /** Nothing of the order can come back: shown only. */
  readonly frozen: boolean;
  /** Something can be given for what comes back. */
  readonly swaps: boolean;
}

/** Above this a quantity is typed: nobody taps + a thousand times. */
const STEPPER_UP_TO = 20;

/** One line of the order: what it is, what was paid, how many can come back, how many do. */
export function ItemLine({ line, order, draft, kit, frozen, swaps }: Props) {
  const { words } = kit;
  const { t } = words;
  const eligibility = judgeLine(line, draft.overrideReason !== null);
  const against = whatIsAgainst(line, eligibility, frozen, words);
  const chosen = draft.lines.find(({ lineItemId }) => lineItemId === line.id);
  const returnable = eligibility.kind === 'returnable' && !frozen;
  const unsent = line.unfulfilledQuantity;
  const parts = chosen && divideLine(chosen, line);
  const first = chosen?.unfulfilledFirst;
  return (
    <s-section>
      <s-stack gap="small">
        <s-stack direction="inline" justifyContent="space-between" alignItems="center" gap="base">
          <s-stack gap="small-300">
            <s-text type="strong">{line.title}</s-text>
            <Aside>
              {[line.variantTitle, line.sku, t('items.each', { price: words.money(line.unitPrice) })]}
            </Aside>
            {returnable && eligibility.upTo > unsent && (
              <s-text>{t('items.some', { count: eligibility.upTo - unsent, ordered: line.quantity })}</s-text>
            )}
            {returnable && unsent > 0 && <s-text>{t('items.unsent', { count: unsent })}</s-text>}
            {parts && parts.toReturn > 0 && parts.toCancel > 0 && (
              <s-text type="strong">
                {t('items.divided', { back: parts.toReturn, cancelled: parts.toCancel })}
              </s-text>
            )}
            {begunReturn(draft, order)?.lines.map(
              ({ id, lineItemId, reason, note }) =>
                lineItemId === line.id &&
                (reason || note) && (
                  <s-text key={id}>
                    {t('begun.why', { why: [reason, note].filter(Boolean).join(' · ') })}
                  </s-text>
                ),
            )}
            {against && <s-text tone="caution">{against}</s-text>}
          </s-stack>
          {returnable && <Quantity line={line} upTo={eligibility.upTo} draft={draft} kit={kit} />}
        </s-stack>
        {chosen &&
          unsent > 0 &&
          returnableQuantity(line) > 0 &&
          (!line.objection || draft.overrideReason) && (
            <s-button
              variant="secondary"
              onClick={() =>
                kit.send({ type: 'details-set', lineItemId: line.id, details: { unfulfilledFirst: !first } })
              }
            >
              {t(first ? 'items.sentFirst' : 'items.unsentFirst')}
            </s-button>
          )}
        {chosen && parts && (
          <LineDetailsButtons
            line={line}
            chosen={chosen}
            order={order}
            begun={draft.continues !== null}
            returns={parts.toReturn > 0}
            swaps={swaps}
            kit={kit}
          />
        )}
        <InExchange draft={draft} lineItemId={line.id} kit={kit} />
      </s-stack>
    </s-section>
  );
}

/** Why it cannot come back; or what the shop's policy has against some of what can. */
function whatIsAgainst(
  { objection, unfulfilledQuantity }: OrderLine,
  eligibility: LineEligibility,
  frozen: boolean,
  words: Words,
): string | null {
  if (eligibility.kind === 'refused') return refusalWords(words, eligibility.reason).what;
  if (!objection || frozen) return null;
  const reason = refusalWords(words, objection.reason).what;
  const count = objection.upTo - unfulfilledQuantity;
  return count > 0 ? words.t('items.inTime', { count, reason }) : reason;
}

function Quantity({
  line,
  upTo,
  draft,
  kit,
}: Pick<Props, 'line' | 'draft' | 'kit'> & { readonly upTo: number }) {
  const quantity = chosenQuantity(draft, line.id);
  const [typed, setTyped] = useState<string | null>(null);
  const set = (chosen: number) => kit.send({ type: 'quantity-set', lineItemId: line.id, quantity: chosen });
  if (upTo <= STEPPER_UP_TO) return <Stepper min={0} max={upTo} value={quantity} onValue={set} />;
  const tooMuch = typed !== null && Number(typed) > upTo;
  return (
    <s-box inlineSize={kit.tablet ? '220px' : '100%'}>
      <s-number-field
        label={kit.words.t(returnableQuantity(line) > 0 ? 'items.quantity' : 'items.howMany')}
        inputMode="numeric"
        controls="none"
        min={0}
        max={upTo}
        value={typed ?? String(quantity)}
        error={tooMuch ? kit.words.t('items.atMost', { left: upTo }) : undefined}
        onInput={({ currentTarget }) => {
          // What stands in the field is never rewritten while someone types: the draft takes what is allowed.
          setTyped(currentTarget.value || '');
          set(Number(currentTarget.value));
        }}
        onBlur={() => setTyped(null)}
      />
    </s-box>
  );
}
