import { describe, expect, test } from '@jest/globals';
import { money } from './money.ts';
import {
  goodsStatus,
  isRunning,
  moneyStatus,
  type LegStatus,
  type SettledLeg,
  type SettlementState,
} from './settlement.ts';

const STATES: SettlementState[] = [
  'accepted',
  'return_created',
  'return_processed',
  'awaiting_payment',
  'finished',
  'refused',
  'attention',
];

function legs(...statuses: LegStatus[]): SettledLeg[] {
  return statuses.map((status, index) => ({
    parentId: `${index}`,
    kind: 'card',
    gateway: 'shopify_payments',
    label: 'Visa',
    lastDigits: null,
    amount: money(1, 'GBP'),
    payout: 'shopify',
    status,
    transactionId: null,
  }));
}

describe('a settlement', () => {
  test('holds its order only while it runs', () => {
    expect(STATES.filter(isRunning)).toEqual(['accepted', 'return_created', 'return_processed']);
  });
});

describe('money and goods are two statuses', () => {
  test('money is the worst of its legs', () => {
    expect(moneyStatus('finished', legs('success', 'success'))).toBe('paid');
    expect(moneyStatus('finished', legs('success', 'pending'))).toBe('pending');
    expect(moneyStatus('finished', legs('pending', 'failed'))).toBe('owed');
    expect(moneyStatus('finished', legs('moved', 'success'))).toBe('paid');
    expect(moneyStatus('finished', legs('settled_elsewhere'))).toBe('paid');
    expect(moneyStatus('finished', legs('settled_elsewhere', 'failed'))).toBe('owed');
  });

  test('before we know it is unknown, never failed and never paid', () => {
    expect(moneyStatus('accepted', legs('waiting'))).toBe('unknown');
    expect(moneyStatus('return_created', legs('waiting', 'waiting'))).toBe('unknown');
  });

  test('a refused settlement paid nothing and took nothing back', () => {
    expect(moneyStatus('refused', legs('waiting'))).toBe('not_paid');
    expect(goodsStatus('refused', true)).toBe('not_returned');
    expect(goodsStatus('accepted', true)).toBe('waiting');
    expect(goodsStatus('return_processed', true)).toBe('returned');
  });
});
