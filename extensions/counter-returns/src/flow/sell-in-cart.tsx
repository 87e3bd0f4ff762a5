import { useState } from 'preact/hooks';
import type { CartSale } from '../../../../domain/plan.ts';
import type { SettlementView } from '../../../../domain/settlement.ts';
import { type Kit, useAfterDraw } from './kit.ts';
import { Banner } from './parts.tsx';

/** The other half of an exchange through POS's cart: fills it once, never over a cart that is in use; says in which order it was sold. */
export function SellInCart({
  sale,
  settlement: { planId, soldIn },
  kit: { host, shelf, words },
}: {
  readonly sale: CartSale;
  readonly settlement: SettlementView;
  readonly kit: Kit;
}) {
  const { t } = words;
  const [filled, setFilled] = useState<boolean | null>(host.holdsCart(sale) || null);
  const [before, setBefore] = useState(false);
  useAfterDraw(() => void shelf.wasFilled(planId).then(setBefore), []);
  const fill = async () => {
    const done = await host.fillCart(sale).catch(() => false);
    if (done) void shelf.markFilled(planId);
    setFilled(done);
  };
  if (soldIn) return <s-banner heading={t('due.sold', { order: soldIn.orderName })} tone="success" />;
  if (filled) return <s-banner heading={t('due.inCart')} tone="success" />;
  return (
    <>
      {filled === false && <Banner words={words} says="due.cartInUse" />}
      <Banner words={words} says={before ? 'due.cartAgain' : 'due.cart'} tone={before ? 'warning' : 'info'}>
        <s-button variant={before ? 'secondary' : 'primary'} onClick={() => void fill()}>
          {t(before ? 'due.fillAgain' : 'due.fillCart')}
        </s-button>
      </Banner>
    </>
  );
}
