import { compare, isPositive } from '../../../../domain/money.ts';
import { NEW_STORE_CREDIT, type Leg, type Plan } from '../../../../domain/plan.ts';
import type { Kit } from './kit.ts';
import { Row, tenderName } from './parts.tsx';
import { SplitFields } from './split-fields.tsx';

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
  readonly changing: boolean;
  readonly setChanging: (changing: boolean) => void;
}) {
  const { words, send } = kit;
  const { t } = words;
  const usable = plan.tenders.filter(({ ceiling, unavailable }) => !unavailable && isPositive(ceiling));
  if (changing) {
    return (
      <SplitFields
        plan={plan}
        usable={usable}
        words={words}
        onCancel={() => setChanging(false)}
        onApply={(split) => {
          setChanging(false);
          send({ type: 'split-set', split });
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
            <s-button variant="secondary" disabled={busy} onClick={() => setChanging(true)}>
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
