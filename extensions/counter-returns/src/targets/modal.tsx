import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { App } from '../flow/app.tsx';
import { createHost } from '../host.ts';

export default function modal() {
  render(<App host={createHost(shopify, navigation)} orderId={null} />, document.body);
}
