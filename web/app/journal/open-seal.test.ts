import { describe, expect, test } from '@jest/globals';
import { openSeal } from './open-seal.ts';

const PLAN = '0b6c1a6e-3f41-4d5e-8a67-1f0f5f1d2c3b';
const OTHER = '1b6c1a6e-3f41-4d5e-8a67-1f0f5f1d2c3b';
const CODE = 'a5bh6h64b329j4k7';

describe('a sealed code', () => {
  test('opens again, and says nothing before', () => {
    const seal = openSeal(['secret'], 'gift card codes');
    const sealed = seal.seal(CODE, PLAN);
    expect(sealed).not.toContain(CODE);
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain(CODE);
    expect(seal.open(sealed, PLAN)).toBe(CODE);
    expect(seal.seal(CODE, PLAN)).not.toBe(sealed);
  });

  test('opens with the secret that sealed it, also once there is a newer one', () => {
    const sealed = openSeal(['old'], 'gift card codes').seal(CODE, PLAN);
    expect(openSeal(['new', 'old'], 'gift card codes').open(sealed, PLAN)).toBe(CODE);
    expect(() => openSeal(['new'], 'gift card codes').open(sealed, PLAN)).toThrow(
      'no secret of this server opens it',
    );
  });

  test('is of no use for another purpose', () => {
    const sealed = openSeal(['secret'], 'access tokens').seal(CODE, PLAN);
    expect(() => openSeal(['secret'], 'gift card codes').open(sealed, PLAN)).toThrow(
      expect.objectContaining({ name: 'SealBroken' }),
    );
  });

  test.each([
    ['of another plan', (sealed: string) => [sealed, OTHER]],
    ['that was changed', (sealed: string) => [`${sealed.slice(0, -2)}AA`, PLAN]],
    ['of another shape', () => ['v2.AAAA', PLAN]],
    ['that is none', () => ['', PLAN]],
  ])('one %s does not open', (_, change) => {
    const seal = openSeal(['secret'], 'gift card codes');
    const [sealed = '', planId = ''] = change(seal.seal(CODE, PLAN));
    expect(() => seal.open(sealed, planId)).toThrow(expect.objectContaining({ name: 'SealBroken' }));
  });
});
