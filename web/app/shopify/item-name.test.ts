import { expect, test } from '@jest/globals';
import { itemName } from './item-name.ts';

test.each([
  ['Mug', null, 'Mug', null],
  ['Mug', 'Default Title', 'Mug', null],
  ['Mug', 'Mug', 'Mug', null],
  ['Red dress', 'Red / M', 'Red dress', 'Red / M'],
  ['Gift card', '25.00', 'Gift card', '25.00'],
  ['Set of 3 black ducks', 'Set of 3 coloured ducks', 'Set of 3 coloured ducks', null],
  ['Large towel, red', 'Towel red, extra soft', 'Towel red, extra soft', null],
  ['Large hanging towel in red', 'Large red', 'Large hanging towel in red', 'Large red'],
])('%s, variant %s: %s, %s', (product, variant, title, variantTitle) => {
  expect(itemName(product, variant)).toEqual({ title, variantTitle });
});
