import { compare, isPositive, type Money } from '../../../../domain/money.ts';
import { NEW_GIFT_CARD, NEW_STORE_CREDIT, type Leg, type Plan } from '../../../../domain/plan.ts';
import { AttachCustomer } from './attach-customer.tsx';
import { BlankCardFields } from './blank-card-fields.tsx';
import type { Kit, ScreenProps } from './kit.ts';
import { Coins, Row, Section, tenderName } from './parts.tsx';
import type { Planning } from './screens.ts';
import { SplitFields } from './split-fields.tsx';

export type Change = 'amounts' | 'customer' | 'shipping';

/** The amount of each tender, why another cannot be used, and the way to change them. */
export function Tenders({
  plan,
  screen,
  kit,
  busy,
  changing,
  setChanging,
}: ScreenProps<Planning> & {
  readonly plan: Plan;
  readonly busy: boolean;
  /** What is being changed: until that is done, nothing can be paid. */
  readonly changing: Change | null;
  readonly setChanging: (changing: Change | null) => void;
}) {
  const { words, send } = kit;
  const { t } = words;
  const limit = giftCardLimit(plan);
  const released = plan.cancellation?.released;
  const usable = plan.tenders.filter(({ ceiling, unavailable }) => !unavailable && isPositive(ceiling));
  if (changing === 'amounts') {
    return (
      <SplitFields
        plan={plan}
        usable={usable}
        words={words}
        onCancel={() => setChanging(null)}
        onApply={(split) => {
          setChanging(null);
          send({ type: 'choices-set', choices: { split } });
        }}
      />
    );
  }
  if (changing === 'customer') {
    return (
      <AttachCustomer
        plan={plan}
        kit={kit}
        onCancel={() => setChanging(null)}
        onAttached={() => {
          setChanging(null);
          send({ type: 'choices-set', choices: { split: 'store_credit' } });
        }}
      />
    );
  }
  return (
    <Section heading={t('plan.to')}>
      {plan.legs.map((leg) => (
        <s-stack key={leg.parentId} gap="small">
          <LegRow leg={leg} plan={plan} kit={kit} />
          {leg.kind === 'new_gift_card' && !screen.visit && <BlankCardFields screen={screen} kit={kit} />}
        </s-stack>
      ))}
      {plan.tenders.map(
        (tender) =>
          tender.unavailable &&
          // Where nothing is paid it does not matter what else could have been.
          (!released || tender.unavailable === 'NOT_CAPTURED') && (
            <s-stack key={tender.parentId} gap="small-300">
              <s-text color="subdued">{tenderName(words, tender)}</s-text>
              <s-text color="subdued">
                {released
                  ? t('hold.tender', { amount: words.money(tender.paid) })
                  : t(`plan.unavailable.${tender.unavailable}`)}
              </s-text>
              {tender.unavailable === 'NO_CUSTOMER' && (
                <s-button
                  variant="secondary"
                  disabled={busy || !kit.online}
                  onClick={() => setChanging('customer')}
                >
                  {t('plan.customer.add')}
                </s-button>
              )}
            </s-stack>
          ),
      )}
      {limit && <s-text color="subdued">{t('plan.giftCardLimit', { limit: words.money(limit) })}</s-text>}
      {usable.length > 1 && (
        <s-stack direction="inline" gap="small">
          {WAYS.map(
            ({ split, parentId, words: key }) =>
              canAllGoTo(plan, parentId) && (
                <s-button
                  key={split}
                  variant="secondary"
                  disabled={busy}
                  onClick={() => send({ type: 'choices-set', choices: { split } })}
                >
                  {t(key)}
                </s-button>
              ),
          )}
          <s-button variant="secondary" disabled={busy} onClick={() => setChanging('amounts')}>
            {t('plan.change')}
          </s-button>
          {plan.draft.split && (
            <s-button
              variant="secondary"
              disabled={busy}
              onClick={() => send({ type: 'choices-set', choices: { split: null } })}
            >
              {t('plan.usual')}
            </s-button>
          )}
        </s-stack>
      )}
    </Section>
  );
}

/** What all of the money may go to at one tap. */
const WAYS = [
  { split: 'store_credit', parentId: NEW_STORE_CREDIT, words: 'plan.asStoreCredit' },
  { split: 'gift_card', parentId: NEW_GIFT_CARD, words: 'plan.asGiftCard' },
] as const;

/** It can take all of it, and does not so already. */
function canAllGoTo({ tenders, legs, total }: Plan, parentId: string): boolean {
  const tender = tenders.find((each) => each.parentId === parentId);
  const already = legs.every((leg) => leg.parentId === parentId);
  return !already && tender?.unavailable === null && compare(total, tender.ceiling) <= 0;
}

/** The most that one new gift card may hold, where that is less than the plan's total; else null. */
function giftCardLimit({ tenders, total }: Plan): Money | null {
  const tender = tenders.find(({ parentId }) => parentId === NEW_GIFT_CARD);
  return tender && !tender.unavailable && compare(total, tender.ceiling) > 0 ? tender.ceiling : null;
}

function LegRow({
  leg,
  plan,
  kit: { words },
}: {
  readonly leg: Leg;
  readonly plan: Plan;
  readonly kit: Kit;
}) {
  const apart = leg.kind === 'new_gift_card' && plan.giftCardRoute === 'separate';
  const by = leg.kind === 'other' ? 'shopify' : apart ? 'gift_card_apart' : leg.kind;
  return (
    <Row strong name={tenderName(words, leg)} amount={words.money(leg.amount)}>
      <s-text color="subdued">{words.t(`plan.payout.${by}`)}</s-text>
      <Coins leg={leg} words={words} />
    </Row>
  );
}
