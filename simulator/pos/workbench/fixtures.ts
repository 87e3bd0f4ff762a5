// What the workbench offers to scan, all of it taken from the loaded store file.
import type { StoreFile, StoreOrder, StoreTender } from '../../store-file.ts';
import type { ScanFixture, WorkbenchConfig } from './workbench-config.ts';

const EXAMPLES = 4;

/** Codes of every kind that staff meet at the counter, and some that mean nothing. */
export function scanFixtures(store: StoreFile): ScanFixture[] {
  const [first] = store.orders;
  const sold = store.orders.find((order) => order.sourceIdentifier !== undefined);
  const longest = store.orders.reduce<StoreOrder | undefined>(
    (best, order) => (best && best.lines.length >= order.lines.length ? best : order),
    undefined,
  );
  const variant = store.products[0]?.variants[0];
  const fixtures: (ScanFixture | undefined)[] = [
    first && { label: `Order number ${first.name}`, text: first.name },
    sold && { label: `Receipt of ${sold.name}`, text: sold.sourceIdentifier ?? '' },
    first && { label: `Order id of ${first.name}`, text: `gid://shopify/Order/${first.id}` },
    longest && { label: `Longest order, ${longest.lines.length} lines`, text: longest.name },
    variant && { label: `Barcode of ${variant.title}`, text: variant.barcode },
    { label: 'A number nobody has', text: '0123456789012' },
    { label: 'Not a code at all', text: '¯\\_(ツ)_/¯ hello' },
    { label: '2 KB of text', text: 'x'.repeat(2048) },
  ];
  return fixtures.filter((fixture) => fixture !== undefined);
}

/** The first credit notes and drills of the store file, as steps for a person. */
export function examplesOf(store: StoreFile): WorkbenchConfig['examples'] {
  const titleOf = new Map(
    store.products.flatMap((product) =>
      product.variants.map((variant) => [variant.sku, product.title] as const),
    ),
  );
  const currency = store.shop.currency;
  const payout = (tenders: StoreTender[], order: string) =>
    tenders
      .filter((tender) => tender.order === order)
      .map((tender) => `${tender.amount} ${currency} to ${tender.gateway.replace(/_/g, ' ')}`)
      .join(' and ');
  const example = (order: string, lines: { sku: string; quantity: number }[], tenders: StoreTender[]) => ({
    title: `Return on ${order}`,
    scan: order,
    steps: [
      `Open the app’s tile, then scan ${order}.`,
      ...lines
        .slice(0, 3)
        .map((line) => `Take back ${line.quantity} × ${titleOf.get(line.sku) ?? line.sku}.`),
      `Expect ${payout(tenders, order)}.`,
    ],
  });
  const notes = store.creditNotes.map((note) => {
    const order = note.lines[0]?.order ?? '';
    return example(
      order,
      note.lines.filter((line) => line.order === order),
      note.tenders,
    );
  });
  const drills = store.drills.map((drill) => example(drill.order, drill.lines, drill.tenders));
  // Alternating: credit notes are real, drills show what is special (shipping, discounts, a line far down).
  return [0, 1, 2, 3, 4, 5]
    .flatMap((index) => [notes[index], drills[index]])
    .filter((found) => found !== undefined)
    .slice(0, EXAMPLES);
}
