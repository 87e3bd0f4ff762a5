import { expect, test } from '@jest/globals';
import type { ExchangeItem } from './exchange-items.ts';
import { money } from './money.ts';
import { evenUnitsLeft, pickGoods } from './pick-goods.ts';
import { aDraft } from './sample.test-kit.ts';

const LINE = 'gid://shopify/LineItem/1';
const item = (over: Partial<ExchangeItem> = {}): ExchangeItem => ({
  variantId: 'gid://shopify/ProductVariant/1',
  productId: 'gid://shopify/Product/1',
  title: 'Shirt',
  variantTitle: 'Blue, M',
  sku: null,
  barcode: null,
  options: [],
  price: money(500, 'GBP'),
  evenSwap: true,
  stock: { here: 3, stockedHere: true, elsewhere: [] },
  unavailable: null,
  ...over,
});
const given = (draft = aDraft(), over: Partial<ExchangeItem> = {}) =>
  pickGoods(draft, LINE, item(over), false).exchange.lines;

test('one unit, for the line, at the price that was paid, handed over now', () => {
  expect(given()).toEqual([
    {
      variantId: 'gid://shopify/ProductVariant/1',
      quantity: 1,
      forLineItemId: LINE,
      replacement: false,
      handOver: 'now',
      discount: { kind: 'even' },
      title: 'Shirt · Blue, M',
    },
  ]);
  expect(pickGoods(aDraft(), LINE, item(), true).exchange.lines).toMatchObject([{ replacement: true }]);
});

test('at its own price where it is not offered otherwise, and once everything that comes back has its price', () => {
  expect(given(aDraft(), { evenSwap: false })).toMatchObject([{ discount: { kind: 'none' } }]);
  const one = pickGoods(aDraft(), LINE, item(), false);
  const back = one.lines.reduce((units, { quantity }) => units + quantity, 0);
  expect(evenUnitsLeft(one, LINE)).toBe(back - 1);
  let draft = one;
  for (let more = 1; more < back; more += 1) draft = pickGoods(draft, LINE, item(), false);
  expect(draft.exchange.lines).toMatchObject([{ quantity: back, discount: { kind: 'even' } }]);
  expect(evenUnitsLeft(draft, LINE)).toBe(0);
  expect(given(draft, { variantId: 'other' })[1]).toMatchObject({ discount: { kind: 'none' } });
});

test.each<[ExchangeItem['stock'], 'now' | 'ship']>([
  [{ here: 0, stockedHere: true, elsewhere: [] }, 'ship'],
  [{ here: -1, stockedHere: true, elsewhere: [] }, 'ship'],
  [{ here: null, stockedHere: true, elsewhere: [] }, 'now'],
  [{ here: null, stockedHere: false, elsewhere: [] }, 'ship'],
  [{ here: 2, stockedHere: false, elsewhere: [] }, 'ship'],
])('of stock %j it is to be handed over: %s', (stock, handOver) => {
  expect(given(aDraft(), { stock })).toMatchObject([{ handOver }]);
});

test('a title is no longer than Shopify keeps', () => {
  const [line] = given(aDraft(), { title: 'x'.repeat(300), variantTitle: null });
  expect(line?.title).toHaveLength(255);
});
