import '@shopify/ui-extensions/preact';
import { render } from 'preact';

export default function helloTile() {
  render(
    <s-tile heading={shopify.i18n.translate('hello')} onClick={() => shopify.action.presentModal()} />,
    document.body,
  );
}
