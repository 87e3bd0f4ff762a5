import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { menuItem as shopify } from './pos.ts';

export default async () => {
  render(
    <s-button onClick={() => shopify.action.presentModal()}>Sample for {shopify.order.name}</s-button>,
    document.body,
  );
};
