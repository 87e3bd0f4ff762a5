import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { ReturnsTile } from '../flow/returns-tile.tsx';
import { createShelf } from '../shelf.ts';
import { createWords } from '../words.ts';

export default function tile() {
  render(
    <ReturnsTile
      words={createWords(shopify.i18n)}
      shelf={createShelf(shopify.storage)}
      connectivity={shopify.connectivity.current}
      locale={shopify.locale.current}
      onOpen={() => shopify.action.presentModal()}
    />,
    document.body,
  );
}
