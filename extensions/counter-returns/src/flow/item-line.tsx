import { useState } from 'preact/hooks';
import { begunReturn } from '../../../../domain/begun-return.ts';
import { chosenQuantity, type Draft } from '../../../../domain/draft.ts';
import { judgeLine } from '../../../../domain/eligibility.ts';
import type { OrderForReturn, OrderLine } from '../../../../domain/order.ts';
import type { Kit } from './kit.ts';
import { LineDetailsButtons } from './line-details.tsx';
import { refusalWords } from './refusal-words.ts';

interface Props {
  readonly line: OrderLine;
  readonly order: OrderForReturn;
  readonly draft: Draft;
  readonly kit: Kit;
  /** Nothing of the order can come back: shown only. */
  readonly frozen: boolean;
}

/** Above this a quantity is typed: nobody taps + a thousand times. */
const STEPPER_UP_TO = 20;

/** One line of the order: what it is, what was paid, how many can come back, how many do. */
export function ItemLine({ line, order, draft, kit, frozen }: Props) {
  const { words } = kit;
  const { t } = words;
  const eligibility = judgeLine(line, draft.overrideReason !== null);
  const objection = line.objection?.reason;
  const chosen = draft.lines.find(({ lineItemId }) => lineItemId === line.id);
  const about = [line.variantTitle, line.sku, t('items.each', { price: words.money(line.unitPrice) })];
  const returnable = eligibility.kind === 'returnable' && !frozen;
  return (
    <s-section>
      <s-stack gap="small">
        <s-stack direction="inline" justifyContent="space-between" alignItems="center" gap="base">
          <s-stack gap="small-300">
            <s-text type="strong">{line.title}</s-text>
            <s-text color="subdued">{about.filter(Boolean).join(' · ')}</s-text>
            {returnable && (
              <s-text>{t('items.some', { count: eligibility.upTo, ordered: line.quantity })}</s-text>
            )}
            {returnable && line.objection && objection && (
              <s-text tone="caution">
                {line.objection.upTo > 0
                  ? t('items.inTime', {
                      count: line.objection.upTo,
                      reason: refusalWords(words, objection).what,
                    })
                  : refusalWords(words, objection).what}
              </s-text>
            )}
            {begunReturn(draft, order)?.lines.map(
              ({ id, lineItemId, reason, note }) =>
                lineItemId === line.id &&
                (reason ?? note) && (
                  <s-text key={id}>
                    {t('begun.why', { why: [reason, note].filter(Boolean).join(' · ') })}
                  </s-text>
                ),
            )}
            {eligibility.kind === 'refused' && (
              <s-text tone="caution">{refusalWords(words, eligibility.reason).what}</s-text>
            )}
          </s-stack>
          {returnable && <Quantity line={line} upTo={eligibility.upTo} draft={draft} kit={kit} />}
        </s-stack>
        {chosen && (
          <LineDetailsButtons
            line={line}
            chosen={chosen}
            order={order}
            begun={draft.continues !== null}
            kit={kit}
          />
        )}
      </s-stack>
    </s-section>
  );
}

function Quantity({
  line,
  upTo,
  draft,
  kit,
}: Pick<Props, 'line' | 'draft' | 'kit'> & { readonly upTo: number }) {
  const quantity = chosenQuantity(draft, line.id);
  const [typed, setTyped] = useState<string | null>(null);
  const set = (text: string | undefined) => {
    if (text === undefined || text.trim() === '') return;
    kit.send({ type: 'quantity-set', lineItemId: line.id, quantity: Number(text) });
  };
  if (upTo <= STEPPER_UP_TO) {
    return (
      <s-number-field
        controls="stepper"
        min={0}
        max={upTo}
        value={String(quantity)}
        onInput={({ currentTarget }) => set(currentTarget.value)}
        onChange={({ currentTarget }) => set(currentTarget.value)}
      />
    );
  }
  const tooMuch = typed !== null && Number(typed) > upTo;
  return (
    <s-box inlineSize={kit.tablet ? '220px' : '100%'}>
      <s-number-field
        label={kit.words.t('items.quantity')}
        inputMode="numeric"
        controls="none"
        min={0}
        max={upTo}
        value={typed ?? String(quantity)}
        error={tooMuch ? kit.words.t('items.atMost', { left: upTo }) : undefined}
        onInput={({ currentTarget }) => {
          // What stands in the field is never rewritten while someone types: the draft takes what is allowed.
          setTyped(currentTarget.value ?? '');
          set(currentTarget.value || '0');
        }}
        onBlur={() => setTyped(null)}
      />
    </s-box>
  );
}
