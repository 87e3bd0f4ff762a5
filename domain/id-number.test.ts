import { describe, expect, test } from '@jest/globals';
import { isIdNumber } from './id-number.ts';

describe('the number of an id', () => {
  test.each(['1', '5999999999999', '9223372036854775807', '00000000000000000001'])('%s is one', (digits) => {
    expect(isIdNumber(digits)).toBe(true);
  });

  test.each(['', '-1', '1.5', '#1', 'x', '9223372036854775808', '99999999999999999999', '9'.repeat(100)])(
    '%p is none',
    (digits) => {
      expect(isIdNumber(digits)).toBe(false);
    },
  );
});
