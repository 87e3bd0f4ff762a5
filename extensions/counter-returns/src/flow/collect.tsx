import type { CollectOffer, Plan } from '../../../../domain/plan.ts';
import type { Kit } from './kit.ts';
import { Section } from './parts.tsx';

/** How the customer can pay what an exchange leaves, by the shop's policy: what happens then, and what cannot be used for this order. */
export function Collect({
  plan,
  kit,
  frozen,
  onAddCustomer,
}: {
  readonly plan: Plan;
  readonly kit: Kit;
  readonly frozen: boolean;
  readonly onAddCustomer: () => void;
}) {
  const { host, words, send, online } = kit;
  const { t } = words;
  const { exchange, orderId, tenders } = plan;
  const offers = exchange ? exchange.collect : [];
  if (offers.length === 0) return null;
  const nobody = tenders.some(({ unavailable }) => unavailable === 'NO_CUSTOMER');
  return (
    <Section heading={t('exchange.how')}>
      {offers.map(({ route, unavailable }) => (
        <s-stack key={route} gap="small">
          <Way route={route} unavailable={unavailable} kit={kit} />
          {route === 'shopify_exchange' && (
            <s-button variant="secondary" onClick={() => host.openOrder(orderId)}>
              {t('common.openOrder')}
            </s-button>
          )}
          {route === 'cart' && !unavailable && (
            <s-button
              variant="secondary"
              disabled={frozen}
              onClick={() => send({ type: 'through-cart-set', throughCart: true })}
            >
              {t('exchange.useCart')}
            </s-button>
          )}
          {route === 'cart' && unavailable && nobody && (
            <s-button variant="secondary" disabled={frozen || !online} onClick={onAddCustomer}>
              {t('plan.customer.add')}
            </s-button>
          )}
        </s-stack>
      ))}
    </Section>
  );
}

/** One way to pay, in words: what happens, or why it cannot be used. */
export function Way({ route, unavailable, kit: { words } }: CollectOffer & { readonly kit: Kit }) {
  const { t } = words;
  return (
    <s-stack gap="small-300">
      <s-text type={unavailable ? undefined : 'strong'} color={unavailable ? 'subdued' : undefined}>
        {t(`exchange.route.${route}.what`)}
      </s-text>
      <s-text color="subdued">
        {unavailable ? t(`exchange.unavailable.${unavailable}`) : t(`exchange.route.${route}.next`)}
      </s-text>
    </s-stack>
  );
}
