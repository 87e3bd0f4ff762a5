import { expect, test } from '@jest/globals';
import { weaknessOf } from './weak-pin.ts';

test.each([
  ['0000', 'ONE_DIGIT'],
  ['7777777777', 'ONE_DIGIT'],
  ['1234', 'IN_ORDER'],
  ['0123456789', 'IN_ORDER'],
  ['7890', 'IN_ORDER'],
  ['9876', 'IN_ORDER'],
  ['1212', 'REPEATED'],
  ['123123', 'REPEATED'],
  ['1987', 'YEAR'],
  ['2026', 'YEAR'],
  ['2580', 'KEYS'],
  ['0021', 'STAFF_NUMBER_AS_PIN'],
  ['9021', null],
  ['1224', null],
  ['482913', null],
])('%s: %s', (pin, weakness) => {
  expect(weaknessOf(pin, 21)).toBe(weakness);
});

test('the ends of a long staff number', () => {
  expect(weaknessOf('84211', 8421176)).toBe('STAFF_NUMBER_AS_PIN');
  expect(weaknessOf('1176', 8421176)).toBe('STAFF_NUMBER_AS_PIN');
});
