import { useState } from 'preact/hooks';
import type { CartSale } from '../../../../domain/plan.ts';
import type { Kit } from './kit.ts';
import { Banner } from './parts.tsx';

/** The other half of an exchange through POS's cart: fills it, never over a cart that is in use. */
export function SellInCart({ sale, kit: { host, words } }: { readonly sale: CartSale; readonly kit: Kit }) {
  const { t } = words;
  const [filled, setFilled] = useState<boolean | null>(null);
  if (filled) return <s-banner heading={t('due.inCart')} tone="success" />;
  return (
    <>
      {filled === false && <Banner words={words} says="due.cartInUse" />}
      <Banner words={words} says="due.cart" tone="info">
        <s-button
          variant="primary"
          onClick={() => void host.fillCart(sale).then(setFilled, () => setFilled(false))}
        >
          {t('due.fillCart')}
        </s-button>
      </Banner>
    </>
  );
}
