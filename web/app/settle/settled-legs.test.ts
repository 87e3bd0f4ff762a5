import { expect, test } from '@jest/globals';
import { compareWithPlan } from './settled-legs.ts';

const planned = { lineItemId: 'gid://shopify/LineItem/1', quantity: 2 };
const line = (lineItemId: string, quantity: number) => ({
  id: `return ${lineItemId}`,
  fulfillmentLineItemId: `fulfilled ${lineItemId}`,
  lineItemId,
  quantity,
  processed: 0,
});
const compared = (...lines: ReturnType<typeof line>[]) =>
  compareWithPlan({ lines: [planned], continues: null }, [], { lines, payments: [] }).kind;

test('a return as it was created is untouched', () => {
  expect(compared(line(planned.lineItemId, 2))).toBe('untouched');
});

test('units split over two fulfillments are still the planned ones', () => {
  expect(compared(line(planned.lineItemId, 1), line(planned.lineItemId, 1))).toBe('untouched');
});

test('a quantity changed, a line removed or a line added by somebody else is for a person to look at', () => {
  expect(compared(line(planned.lineItemId, 1))).toBe('different');
  expect(compared()).toBe('different');
  // Even one that is worth nothing: its goods were never in anybody's hands here.
  expect(compared(line(planned.lineItemId, 2), line('gid://shopify/LineItem/2', 1))).toBe('different');
});
