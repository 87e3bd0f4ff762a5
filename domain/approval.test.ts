import { describe, expect, test } from '@jest/globals';
import { isOwn, newNeeds, type ApprovalNeed } from './approval.ts';
import { money } from './money.ts';

const gbp = (minor: number) => money(minor, 'GBP');

describe('what has come to need a manager since', () => {
  const late = (title: string, until = '2026-11-01'): ApprovalNeed => ({ code: 'LATE', title, until });

  test('another rule, or the same about another item', () => {
    expect(newNeeds([], [late('Duck')])).toEqual([late('Duck')]);
    expect(newNeeds([late('Duck')], [late('Duck'), late('Bag')])).toEqual([late('Bag')]);
    expect(newNeeds([late('Duck')], [{ code: 'FINAL_SALE', title: 'Duck' }])).toHaveLength(1);
  });

  test('not what was known, whatever it comes to now', () => {
    const limit = (total: number): ApprovalNeed => ({
      code: 'ABOVE_LIMIT',
      total: gbp(total),
      limit: gbp(100),
    });
    expect(newNeeds([limit(465)], [limit(464)])).toEqual([]);
    expect(newNeeds([late('Duck')], [late('Duck', '2026-11-02')])).toEqual([]);
    expect(newNeeds([late('Duck')], [])).toEqual([]);
  });
});

describe('a manager never approves for themselves', () => {
  const marta = { staffMemberId: 21 };
  test('pinned in, whoever is signed in', () => {
    expect(isOwn(marta, { staffMemberId: 21, userId: '900001' })).toBe(true);
    expect(isOwn(marta, { staffMemberId: 11, userId: '900001' })).toBe(false);
  });

  test('signed in while nobody is pinned', () => {
    expect(isOwn(marta, { staffMemberId: null, userId: '21' })).toBe(true);
    expect(isOwn(marta, { staffMemberId: null, userId: '22' })).toBe(false);
  });

  test('may for somebody pinned in over their own account, as at a till that the manager signed in', () => {
    expect(isOwn(marta, { staffMemberId: 11, userId: '21' })).toBe(false);
  });
});
