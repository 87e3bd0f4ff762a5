import type { StoreCreditNote, StoreDrill, StoreFile } from '../store-file.ts';
import type { Stack } from './stack.ts';

/** What `npm start` prints when all is up: where to look, and something to try that this very shop can do. */
export function describeStart({ origin, webOrigin, store, database }: Stack): string {
  const first = firstReturn(store);
  const lines = [
    '',
    `  Counter Returns is running for ${store.shop.name} (${store.orders.length} orders, now ${store.now}).`,
    '',
    `  ${origin}/                 workbench: both devices, scans, faults`,
    `  ${origin}/device/ipad      the iPad at the counter`,
    `  ${origin}/device/pos-go    the POS Go in the hand`,
    `  ${origin}/admin            the manager's pages`,
    `  ${origin}/__sim/state      what the simulator knows, as JSON`,
    `  ${webOrigin}                   web itself`,
    '',
  ];
  if (first) {
    lines.push(
      `  Try: open the iPad, tap the tile "Returns", scan ${first.order}, choose the item, refund ${first.total} ${store.shop.currency}.`,
      `  Then: ${origin}/__sim/orders/${first.order.replace('#', '')} is what Shopify would hold; ${origin}/admin is what the manager sees.`,
      '',
    );
  }
  if (!database.ours) {
    lines.push(
      '  DATABASE_URL is set: its tables are used as they are, and never emptied. Shopify began afresh, so returns of an earlier run may stand in the log twice.',
      '',
    );
  }
  return [...lines, '  Ctrl-C stops everything.', ''].join('\n');
}

function firstReturn({ creditNotes, drills }: StoreFile): { order: string; total: string } | undefined {
  const inOneOrder = (note: StoreCreditNote): boolean =>
    new Set(note.lines.map(({ order }) => order)).size === 1;
  const note = creditNotes.find(inOneOrder);
  if (note) return { order: note.lines[0]?.order ?? '', total: note.total };
  const [drill]: readonly (StoreDrill | undefined)[] = drills;
  return drill && { order: drill.order, total: drill.total };
}
