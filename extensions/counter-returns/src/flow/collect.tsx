import type { CollectOffer, Plan } from '../../../../domain/plan.ts';
import type { Kit } from './kit.ts';
import { Section } from './parts.tsx';

/** How the customer can pay what an exchange leaves, by the shop's policy: what happens then, and what cannot be used for this order. */
export function Collect({
  plan: { exchange, orderId, tenders },
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
  /** What can be done about it before anything is exchanged. */
  const now = ({ route, unavailable }: CollectOffer) => {
    if (route === 'shopify_exchange') {
      return <s-button onClick={() => host.openOrder(orderId)}>{t('common.openOrder')}</s-button>;
    }
    if (route !== 'cart') return null;
    if (!unavailable) {
      return (
        <s-button disabled={frozen} onClick={() => send({ type: 'through-cart-set', throughCart: true })}>
          {t('exchange.useCart')}
        </s-button>
      );
    }
    return (
      tenders.some((tender) => tender.unavailable === 'NO_CUSTOMER') && (
        <s-button disabled={frozen || !online} onClick={onAddCustomer}>
          {t('plan.customer.add')}
        </s-button>
      )
    );
  };
  return (
    <Section heading={t('exchange.how')}>
      {exchange &&
        exchange.collect.map((offer) => (
          <s-stack key={offer.route} gap="small">
            <Way offer={offer} kit={kit} />
            {now(offer)}
          </s-stack>
        ))}
    </Section>
  );
}

/** One way to pay, in words: what happens, or why it cannot be used. */
export function Way({
  offer: { route, unavailable },
  kit: { words },
}: {
  readonly offer: CollectOffer;
  readonly kit: Kit;
}) {
  const { t } = words;
  return (
    <s-stack gap="small-300">
      <s-text type="strong">{t(`exchange.route.${route}.what`)}</s-text>
      <s-text color="subdued">
        {t(unavailable ? `exchange.unavailable.${unavailable}` : `exchange.route.${route}.next`)}
      </s-text>
    </s-stack>
  );
}
