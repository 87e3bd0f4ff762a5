import { useState } from 'preact/hooks';
import type { ExchangeDiscount } from '../../../../domain/exchange.ts';
import type { Plan, PlannedExchange } from '../../../../domain/plan.ts';
import { goodsTitle } from '../../../../domain/pick-goods.ts';
import { AmountButtons, AmountField } from './amount-field.tsx';
import type { Kit } from './kit.ts';
import { Aside, Row, Section } from './parts.tsx';
import { ShipToFields } from './ship-to-fields.tsx';
import { readAmount } from './split.ts';
import type { Change } from './tenders.tsx';

type Line = PlannedExchange['lines'][number];

interface Props {
  readonly plan: Plan;
  readonly kit: Kit;
  /** What can be changed about it; null once it is settled. */
  readonly edit: {
    readonly frozen: boolean;
    readonly changing: Change | null;
    readonly setChanging: (changing: Change | null) => void;
  } | null;
}

/** The goods given for what comes back: what they cost here and why, handed over or sent. */
export function Given({ plan: { exchange, cart }, kit, edit }: Props) {
  const { t, money } = kit.words;
  if (cart) {
    return (
      <Section heading={t('exchange.inCart')}>
        {cart.lines.map(({ variantId, quantity, title }) => (
          <s-text key={variantId}>{t('plan.line', { quantity, title })}</s-text>
        ))}
        {edit && <s-text color="subdued">{t('exchange.inCartWhy')}</s-text>}
        {edit && (
          <s-button
            variant="secondary"
            disabled={edit.frozen}
            onClick={() => kit.send({ type: 'through-cart-set', throughCart: false })}
          >
            {t('exchange.noCart')}
          </s-button>
        )}
      </Section>
    );
  }
  if (!exchange) return null;
  const { shipTo } = exchange;
  return (
    <Section heading={t('exchange.given')}>
      {exchange.lines.map((line) => {
        const { variantId, forLineItemId, quantity, value, discount, replacement } = line;
        return (
          <s-stack key={`${variantId} ${forLineItemId}`} gap="small">
            <Row name={t('plan.line', { quantity, title: goodsTitle(line) })} amount={money(value)}>
              <Aside>
                {[
                  handOverOf(line, kit),
                  replacement ? t('exchange.replacement') : null,
                  discount && t(`exchange.discount.${discount.kind}`, { amount: money(discount.amount) }),
                ]}
              </Aside>
            </Row>
            {edit && <Discount line={line} kit={kit} edit={edit} />}
          </s-stack>
        );
      })}
      {shipTo !== null && <s-text>{t('exchange.shipTo', { address: shipTo })}</s-text>}
      {shipTo !== null &&
        edit &&
        (edit.changing === 'ship-to' ? (
          <ShipToFields
            kit={kit}
            onCancel={() => edit.setChanging(null)}
            onApply={(chosen) => {
              edit.setChanging(null);
              kit.send({ type: 'ship-to-set', shipTo: chosen });
            }}
          />
        ) : (
          <s-button variant="secondary" disabled={edit.frozen} onClick={() => edit.setChanging('ship-to')}>
            {t('exchange.sendElsewhere')}
          </s-button>
        ))}
    </Section>
  );
}

/** Handed over, or from where it can be sent. */
function handOverOf({ handOver, stock }: Line, { words: { t } }: Kit): string {
  const [from] = stock.elsewhere;
  if (handOver === 'now') return t('exchange.now');
  return from ? t('exchange.shipFrom', { location: from.name }) : t('exchange.ship');
}

/** Something is taken off by hand, or nothing any more; the policy says up to what staff may do so alone. */
function Discount({
  line,
  kit: { words, send },
  edit: { frozen, setChanging },
}: {
  readonly line: Line;
  readonly kit: Kit;
  readonly edit: NonNullable<Props['edit']>;
}) {
  const { t } = words;
  const [typed, setTyped] = useState<string | null>(null);
  const { price, discount } = line;
  const show = (text: string | null) => {
    setTyped(text);
    setChanging(text === null ? null : 'discount');
  };
  const set = (chosen: ExchangeDiscount) => {
    show(null);
    send({ type: 'goods-set', key: line, details: { discount: chosen } });
  };
  if (typed === null) {
    return (
      <s-stack direction="inline" gap="small">
        <s-button variant="secondary" disabled={frozen} onClick={() => show('')}>
          {t('exchange.takeOff')}
        </s-button>
        {discount && discount.kind !== 'bonus' && (
          <s-button variant="secondary" disabled={frozen} onClick={() => set({ kind: 'none' })}>
            {t('exchange.fullPrice')}
          </s-button>
        )}
      </s-stack>
    );
  }
  const amount = readAmount(typed, price.currency);
  const fits = amount && amount.minor > 0 && amount.minor <= price.minor;
  return (
    <>
      <AmountField
        words={words}
        label={t('exchange.off', { title: line.title, ceiling: words.money(price) })}
        ceiling={price}
        text={typed}
        onText={setTyped}
      />
      <AmountButtons
        words={words}
        apply={t('plan.applyOne')}
        choice={fits ? amount : null}
        onCancel={() => show(null)}
        onApply={(chosen) => set({ kind: 'manual', amount: chosen })}
      />
    </>
  );
}
