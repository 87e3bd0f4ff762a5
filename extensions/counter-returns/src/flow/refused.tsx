import { hasExchange } from '../../../../domain/exchange.ts';
import type { RefusalCode } from '../../../../domain/refusal.ts';
import { WaiveFees } from './fees.tsx';
import type { Refused } from './screens.ts';
import { type ScreenProps, useAfterDraw } from './kit.ts';
import { Frame, RefusalBanner, Section } from './parts.tsx';
import { ShipToFields } from './ship-to-fields.tsx';

/** Refusals that Shopify's own order screen can do something about. */
const FOR_SHOPIFY: readonly RefusalCode[] = [
  'ONLY_IN_SHOPIFY',
  'ORDER_AUTHORIZED',
  'ORDER_PARTLY_HELD',
  'SALE_AUTHORIZED',
  'NOT_WAITING_HERE',
  'RETURN_OPEN',
  'RETURN_REQUESTED',
  'TENDERS_SHORT',
  'NO_METHOD_ALLOWED',
  'NOTHING_OWED',
  'OWED_LESS',
  'SHOPIFY_REFUSED',
  'NO_COLLECT_ROUTE',
  'EXCHANGE_REFUSED',
  'EXCHANGE_NOT_SENT',
  'EXCHANGE_RETURN_BEGUN',
];

/** A business "no": why, what to do next, and the way on. */
export function RefusedScreen({ screen, kit }: ScreenProps<Refused>) {
  const { words, send } = kit;
  const { t } = words;
  const { refusal, newPlan, planId, draft, approved } = screen;
  useAfterDraw(() => {
    if (planId) void kit.shelf.forgetUnsettled(planId);
    // Gone on with, it would be refused again and again.
    if (refusal.code === 'DRAFT_SETTLED') void kit.shelf.discardDraft(draft.orderId);
  }, [planId]);
  const forShopify = FOR_SHOPIFY.includes(refusal.code);
  const primary = newPlan ? 'new-plan' : forShopify ? 'shopify' : 'items';
  const toItems = (
    <s-button variant={primary === 'items' ? 'primary' : 'secondary'} onClick={() => send({ type: 'left' })}>
      {t('refused.items')}
    </s-button>
  );
  return (
    <Frame
      kit={kit}
      heading={t(hasExchange(draft) || screen.order?.authorized ? 'exchange.nothing' : 'refused.heading')}
      subheading={screen.orderName}
    >
      <RefusalBanner words={words} refusal={refusal}>
        {refusal.code === 'PLAN_CHANGED' && (
          <s-text type="strong">
            {t('refused.changed', { agreed: words.money(refusal.agreed), now: words.money(refusal.now) })}
          </s-text>
        )}
        {approved && <s-text>{t('refused.approved', { name: approved })}</s-text>}
      </RefusalBanner>
      <Section>
        {forShopify && (
          <s-button
            variant={primary === 'shopify' ? 'primary' : 'secondary'}
            onClick={() => kit.host.openOrder(draft.orderId)}
          >
            {t('common.openOrder')}
          </s-button>
        )}
        {refusal.code === 'FEES_TAKE_ALL' && !draft.continues && <WaiveFees kit={kit} />}
        {refusal.code === 'EXCHANGE_NO_ADDRESS' && (
          <ShipToFields
            kit={kit}
            onCancel={() => send({ type: 'left' })}
            onApply={(shipTo) => send({ type: 'ship-to-set', shipTo })}
          />
        )}
        {draft.split && !newPlan && (
          <s-button
            variant="secondary"
            onClick={() => send({ type: 'choices-set', choices: { split: null } })}
          >
            {t('plan.usual')}
          </s-button>
        )}
        {toItems}
        {newPlan && (
          <s-button variant="primary" onClick={() => send({ type: 'new-plan-opened' })}>
            {t('refused.newPlan')}
          </s-button>
        )}
      </Section>
    </Frame>
  );
}
