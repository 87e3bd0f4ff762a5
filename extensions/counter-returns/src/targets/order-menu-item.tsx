import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { createWords } from '../words.ts';

export default function orderMenuItem() {
  const { t } = createWords(shopify.i18n);
  render(<s-button onClick={() => shopify.action.presentModal()}>{t('menu.start')}</s-button>, document.body);
}
