import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allotUnits, returnableQuantity } from './order.ts';
import { aLine } from './sample.test-kit.ts';

const parts = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 });

describe('units of a line over its fulfillments', () => {
  test('all that is asked is allotted, none above what a fulfillment holds', () => {
    fc.assert(
      fc.property(parts, fc.double({ min: 0, max: 1, noNaN: true }), (quantities, share) => {
        const line = aLine({
          returnable: quantities.map((quantity, index) => ({ fulfillmentLineItemId: `${index}`, quantity })),
        });
        const asked = Math.ceil(share * returnableQuantity(line));
        const taken = allotUnits(line, asked);
        expect(taken.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(asked);
        for (const { fulfillmentLineItemId, quantity } of taken) {
          expect(quantity).toBeGreaterThan(0);
          expect(quantity).toBeLessThanOrEqual(quantities[Number(fulfillmentLineItemId)] ?? 0);
        }
      }),
    );
  });

  test('asking for more than there is, is a bug and says so', () => {
    expect(() => allotUnits(aLine(), 4)).toThrow(RangeError);
  });
});
