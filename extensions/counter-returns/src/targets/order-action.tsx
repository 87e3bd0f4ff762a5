import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { App } from '../flow/app.tsx';
import { createHost } from '../host.ts';

export default function orderAction() {
  const orderId = `gid://shopify/Order/${shopify.order.id}`;
  render(<App host={createHost(shopify, navigation)} orderId={orderId} />, document.body);
}
