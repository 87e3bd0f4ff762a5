import { describe, expect, test } from '@jest/globals';
import { byLikelihood, wantedBy, type ExchangeItem } from './exchange-items.ts';
import { money } from './money.ts';

function item(name: string, over: Partial<ExchangeItem> = {}): ExchangeItem {
  const [size = '', colour] = name.split(' ');
  return {
    variantId: name,
    productId: 'shirt',
    title: 'Shirt',
    variantTitle: name,
    sku: null,
    barcode: null,
    options: [
      { name: 'Size', value: size },
      ...(colour === undefined ? [] : [{ name: 'Colour', value: colour }]),
    ],
    price: money(1000, 'GBP'),
    evenSwap: true,
    stock: { here: 1, stockedHere: true, elsewhere: [] },
    unavailable: null,
    ...over,
  };
}
const SIZES = ['S', 'M', 'L', 'XL'].map((size) => item(size));
const inOrder = (items: readonly ExchangeItem[], from: string, reason: string | null) =>
  byLikelihood(items, { variantId: from }, wantedBy(reason)).map(({ variantId }) => variantId);

describe('what could be given comes in the order in which it is likely to be wanted', () => {
  test('too small: the next size up first, and the same one last', () => {
    expect(inOrder(SIZES, 'M', 'size_too_small')).toEqual(['L', 'XL', 'S', 'M']);
    expect(inOrder(SIZES, 'M', 'Too small')).toEqual(['L', 'XL', 'S', 'M']);
  });

  test('too large: the next size down first', () => {
    expect(inOrder(SIZES, 'L', 'size-too-large')).toEqual(['M', 'S', 'XL', 'L']);
    expect(inOrder(SIZES, 'L', 'Too big')).toEqual(['M', 'S', 'XL', 'L']);
  });

  test('of two options only the size moves: other colours come after every size', () => {
    const shirts = ['S blue', 'M blue', 'L blue', 'S red', 'M red', 'L red'].map((name) => item(name));
    expect(inOrder(shirts, 'M red', 'too small')).toEqual([
      'L red',
      'S red',
      'S blue',
      'M blue',
      'L blue',
      'M red',
    ]);
  });

  test('defective: the very same again first', () => {
    expect(inOrder(SIZES, 'L', 'DEFECTIVE')).toEqual(['L', 'S', 'M', 'XL']);
    expect(inOrder(SIZES, 'L', 'Arrived damaged')).toEqual(['L', 'S', 'M', 'XL']);
  });

  test('for any other reason as the product has them, the same one last', () => {
    expect(inOrder(SIZES, 'M', 'Changed my mind')).toEqual(['S', 'L', 'XL', 'M']);
    expect(inOrder(SIZES, 'M', null)).toEqual(['S', 'L', 'XL', 'M']);
  });

  test('what cannot be had comes last, the likely ones of it first', () => {
    const out = { unavailable: 'OUT_OF_STOCK' } as const;
    const items = [item('S', out), item('M'), item('L', out), item('XL')];
    expect(inOrder(items, 'M', 'too small')).toEqual(['XL', 'M', 'L', 'S']);
  });

  test('a variant that is gone leaves the product’s own order', () => {
    expect(inOrder(SIZES, 'gone', 'too small')).toEqual(['S', 'M', 'L', 'XL']);
  });
});
