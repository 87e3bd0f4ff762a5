import { useState } from 'preact/hooks';
import { modal as shopify } from './pos.ts';

/** The cart as an extension sees it, and what it can do to it. */
export function CartScreen() {
  const [outcome, setOutcome] = useState('none');
  const cart = shopify.cart.current.value;
  const attempt = (work: () => Promise<unknown>) => async () => {
    try {
      setOutcome(JSON.stringify((await work()) ?? 'done'));
    } catch (error) {
      setOutcome(String(error));
    }
  };
  const actions: [string, () => void][] = [
    [
      'Add',
      attempt(async () => (await shopify.cart.addLineItem(400, 2, { properties: { from: '#1001' } })) !== ''),
    ],
    ['Add too many', attempt(() => shopify.cart.addLineItem(400, 50))],
    ['Add unknown', attempt(() => shopify.cart.addLineItem(1, 1))],
    ['Customer', attempt(() => shopify.cart.setCustomer({ id: 21 }))],
    ['Code', attempt(() => shopify.cart.addCartCodeDiscount('SUMMER'))],
    ['Empty', attempt(() => shopify.cart.clearCart())],
  ];
  return (
    <s-page heading="Cart">
      <s-stack gap="base" padding="base">
        <s-stack direction="inline" gap="base">
          {actions.map(([name, run]) => (
            <s-button key={name} onClick={run}>
              {name}
            </s-button>
          ))}
        </s-stack>
        <s-text>{`In it: ${cart.lineItems.map((line) => `${line.quantity} ${line.title}`).join(', ')}`}</s-text>
        <s-text>{`Total: ${cart.grandTotal}, tax ${cart.taxTotal}, customer ${cart.customer?.id ?? 'none'}`}</s-text>
        <s-text>{`Outcome: ${outcome}`}</s-text>
      </s-stack>
    </s-page>
  );
}
