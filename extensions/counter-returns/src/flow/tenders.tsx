import { compare, isPositive } from '../../../../domain/money.ts';
import { NEW_STORE_CREDIT, type Leg, type Plan } from '../../../../domain/plan.ts';
import { AttachCustomer } from './attach-customer.tsx';
import type { Kit } from './kit.ts';
import { Row, tenderName } from './parts.tsx';
import { SplitFields } from './split-fields.tsx';

export type Change = 'amounts' | 'customer' | 'shipping';

/** The amount of each tender, why another cannot be used, and the way to change them. */
export function Tenders({
  plan,
  kit,
  busy,
  changing,
  setChanging,
}: {
  readonly plan: Plan;
  readonly kit: Kit;
  readonly busy: boolean;
  /** What is being changed: until that is done, nothing can be paid. */
  readonly changing: Change | null;
  readonly setChanging: (changing: Change | null) => void;
}) {
  const { words, send } = kit;
  const { t } = words;
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
          send({ type: 'split-set', split });
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
          send({ type: 'split-set', split: 'store_credit' });
        }}
      />
    );
  }
  return (
    <s-section heading={t('plan.to')}>
      <s-stack gap="base">
        {plan.legs.map((leg) => (
          <LegRow key={leg.parentId} leg={leg} kit={kit} />
        ))}
        {plan.tenders.map(
          (tender) =>
            tender.unavailable && (
              <s-stack key={tender.parentId} gap="small-300">
                <s-text color="subdued">{tenderName(words, tender)}</s-text>
                <s-text color="subdued">{t(`plan.unavailable.${tender.unavailable}`)}</s-text>
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
        {usable.length > 1 && (
          <s-stack direction="inline" gap="small">
            {canBeStoreCredit(plan) && (
              <s-button
                variant="secondary"
                disabled={busy}
                onClick={() => send({ type: 'split-set', split: 'store_credit' })}
              >
                {t('plan.asStoreCredit')}
              </s-button>
            )}
            <s-button variant="secondary" disabled={busy} onClick={() => setChanging('amounts')}>
              {t('plan.change')}
            </s-button>
            {plan.draft.split && (
              <s-button
                variant="secondary"
                disabled={busy}
                onClick={() => send({ type: 'split-set', split: null })}
              >
                {t('plan.usual')}
              </s-button>
            )}
          </s-stack>
        )}
      </s-stack>
    </s-section>
  );
}

/** All of it, and it is not so already. */
function canBeStoreCredit({ tenders, legs, total }: Plan): boolean {
  const tender = tenders.find(({ parentId }) => parentId === NEW_STORE_CREDIT);
  const already = legs.every(({ parentId }) => parentId === NEW_STORE_CREDIT);
  return !already && tender?.unavailable === null && compare(total, tender.ceiling) <= 0;
}

function LegRow({ leg, kit: { words } }: { readonly leg: Leg; readonly kit: Kit }) {
  const by = leg.kind === 'other' ? 'shopify' : leg.kind;
  return (
    <Row
      strong
      amount={words.money(leg.amount)}
      below={<s-text color="subdued">{words.t(`plan.payout.${by}`)}</s-text>}
    >
      <s-text type="strong">{tenderName(words, leg)}</s-text>
    </Row>
  );
}
