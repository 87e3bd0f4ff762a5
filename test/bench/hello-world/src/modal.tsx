import '@shopify/ui-extensions/preact';
import { render } from 'preact';

export default function helloModal() {
  render(
    <s-page heading={shopify.i18n.translate('hello')}>
      <s-text>{shopify.i18n.translate('world')}</s-text>
    </s-page>,
    document.body,
  );
}
