import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { tile as shopify } from './pos.ts';

export default async () => {
  render(<Tile />, document.body);
};

function Tile() {
  const online = shopify.connectivity.current.value.internetConnected === 'Connected';
  return (
    <s-tile
      heading={shopify.i18n.translate('tile.heading')}
      subheading={shopify.i18n.translate(online ? 'tile.ready' : 'tile.offline')}
      itemCount={3}
      disabled={!online}
      onClick={() => shopify.action.presentModal()}
    />
  );
}
