import { describe, expect, test } from '@jest/globals';
import { groupTotals, isCash, tenderKey, tillSums, type CashTotal } from './cash-up.ts';
import { money } from './money.ts';

const total = (minor: number, over: Partial<CashTotal> = {}): CashTotal => ({
  locationId: 1,
  deviceId: 'ipad-1',
  staffMemberId: 11,
  kind: 'card',
  label: 'Visa',
  payout: 'shopify',
  status: 'success',
  payments: 1,
  amount: money(minor, 'GBP'),
  ...over,
});

describe('totals with less detail', () => {
  test('are one for one tender, whoever paid and wherever', () => {
    const totals = [total(100), total(200, { staffMemberId: 12 }), total(300, { label: 'Mastercard' })];
    expect(groupTotals(totals, tenderKey)).toMatchObject([
      { label: 'Visa', payments: 2, amount: { minor: 300 } },
      { label: 'Mastercard', payments: 1, amount: { minor: 300 } },
    ]);
  });

  test('never mix currencies, nor what is paid with what is on its way', () => {
    const totals = [
      total(100),
      total(200, { amount: money(200, 'EUR') }),
      total(400, { status: 'pending' }),
      total(800),
    ];
    expect(
      groupTotals(totals, ({ staffMemberId }) => staffMemberId).map(({ amount, status }) => [
        amount.minor,
        amount.currency,
        status,
      ]),
    ).toEqual([
      [900, 'GBP', 'success'],
      [200, 'EUR', 'success'],
      [400, 'GBP', 'pending'],
    ]);
  });

  test('nobody pinned in is not staff number null', () => {
    const totals = [total(1, { staffMemberId: null }), total(2, { staffMemberId: 0 })];
    expect(groupTotals(totals, ({ staffMemberId }) => staffMemberId)).toHaveLength(2);
  });

  test('cash is what left the drawer', () => {
    expect([total(1), total(1, { kind: 'cash', payout: 'cash_drawer' })].map(isCash)).toEqual([false, true]);
  });
});

test('a till reads cash apart, other money by tender, and everything by who paid it', () => {
  const cash = { kind: 'cash', label: 'Cash', payout: 'cash_drawer' } as const;
  const totals = [
    total(100, cash),
    total(200, { ...cash, staffMemberId: 12 }),
    total(400),
    total(800, { staffMemberId: 12 }),
  ];
  const sums = tillSums(totals);
  const minor = (of: readonly CashTotal[]) => of.map(({ amount }) => amount.minor);
  expect([minor(sums.cash), minor(sums.others), minor(sums.staff)]).toEqual([[300], [1200], [500, 1000]]);
});
