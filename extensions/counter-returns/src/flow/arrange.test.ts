import { expect, test } from '@jest/globals';
import { setQuantity, startDraft } from '../../../../domain/draft.ts';
import { exampleLine, exampleOrder } from '../../tests/examples.ts';
import { arrangeLines } from './arrange.ts';

const LONG = exampleOrder({
  lines: Array.from({ length: 592 }, (_, index) =>
    exampleLine(`item ${index}`, index === 3 ? { isGiftCard: true } : {}),
  ),
});
const NOTHING = startDraft('draft-1', LONG.id);
const line = (index: number) => `gid://shopify/LineItem/item ${index}`;

test('twenty lines, and how many more there are', () => {
  const { shown, hidden } = arrangeLines(LONG, NOTHING, '');
  expect(shown).toHaveLength(20);
  expect(hidden).toBe(572);
});

test('chosen lines come first, the newest on top', () => {
  const one = setQuantity(NOTHING, LONG, line(400), 1);
  const two = setQuantity(one, LONG, line(500), 1);
  expect(arrangeLines(LONG, two, '').shown.slice(0, 3)).toEqual([line(500), line(400), line(0)]);
});

test('what cannot come back comes last', () => {
  const order = exampleOrder({ lines: LONG.lines.slice(0, 6) });
  expect(arrangeLines(order, startDraft('draft-1', order.id), '').shown.at(-1)).toBe(line(3));
});

test('a search looks at title, variant, SKU and barcode, whatever the case or accents', () => {
  const order = exampleOrder({
    lines: [
      exampleLine('a', { title: 'Théière', variantTitle: 'Bleue' }),
      exampleLine('b', { sku: '85123A' }),
      exampleLine('c', { barcode: '5012345678900' }),
    ],
  });
  const draft = startDraft('draft-1', order.id);
  const found = (query: string) => arrangeLines(order, draft, query).shown.map((id) => id.split('/').pop());
  expect(found('THEIERE bleue')).toEqual(['a']);
  expect(found('85123a')).toEqual(['b']);
  expect(found('5012345678900')).toEqual(['c']);
  expect(found('nothing of that')).toEqual([]);
});
