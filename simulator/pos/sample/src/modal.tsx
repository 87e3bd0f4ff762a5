import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { CartScreen } from './cart.tsx';
import { Controls } from './controls.tsx';
import { Faults } from './faults.tsx';
import { Find } from './find.tsx';
import { Scans } from './scans.tsx';
import { Services } from './services.tsx';

export default async () => {
  const url = navigation.currentEntry.url ?? '/';
  render(<Screen url={url} />, document.body);
};

function Screen({ url }: { url: string }) {
  if (url === '/controls') return <Controls />;
  if (url === '/cart') return <CartScreen />;
  if (url === '/scans') return <Scans />;
  if (url === '/services') return <Services />;
  if (url === '/faults') return <Faults />;
  return <Find scanned={(navigation.currentEntry.getState() as { code?: string } | undefined)?.code} />;
}
