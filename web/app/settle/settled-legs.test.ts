import { describe, expect, test } from '@jest/globals';
import type { Plan } from '../../../domain/plan.ts';
import type { SettledLeg } from '../../../domain/settlement.ts';
import { money } from '../../../domain/money.ts';
import { compareWithPlan, settleLegs } from './settled-legs.ts';

const planned = { lineItemId: 'gid://shopify/LineItem/1', quantity: 2 };
const line = (lineItemId: string, quantity: number) => ({
  id: `return ${lineItemId}`,
  fulfillmentLineItemId: `fulfilled ${lineItemId}`,
  lineItemId,
  quantity,
  processed: 0,
});
const compared = (...lines: ReturnType<typeof line>[]) =>
  compareWithPlan(
    { lines: [planned], continues: null, exchange: null },
    [],
    { lines, exchangeLines: [], payments: [] },
    null,
  ).kind;

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

describe('what the goods are exchanged for', () => {
  const VARIANT = 'gid://shopify/ProductVariant/1';
  const given = {
    id: 'gid://shopify/ExchangeLineItem/1',
    quantity: 1,
    processed: 0,
    variantId: VARIANT,
    lineItemIds: [],
  };
  const exchanged = (exchangeLines: (typeof given)[], processed = 0, agreed: string | null = VARIANT) => {
    const lines = [{ ...line(planned.lineItemId, 2), processed }];
    const plan = { lines: [planned], continues: null, exchange: null };
    return compareWithPlan(plan, [], { lines, exchangeLines, payments: [] }, agreed).kind;
  };

  test('is the gift card that was agreed, and nothing else', () => {
    expect(exchanged([given])).toBe('untouched');
    expect(exchanged([])).toBe('different');
    expect(exchanged([given, given])).toBe('different');
    expect(exchanged([{ ...given, quantity: 2 }])).toBe('different');
    expect(exchanged([{ ...given, variantId: 'gid://shopify/ProductVariant/2' }])).toBe('different');
    expect(exchanged([given], 0, null)).toBe('different');
  });

  test('is given when the goods are back', () => {
    expect(exchanged([{ ...given, processed: 1 }], 2)).toBe('as_planned');
    expect(exchanged([given], 2)).toBe('different');
  });

  test('is the goods of the plan, whichever lines they are on, beside its gift card', () => {
    const goods = {
      ...given,
      id: 'gid://shopify/ExchangeLineItem/2',
      variantId: 'gid://shopify/ProductVariant/9',
    };
    const exchange = {
      lines: [{ variantId: goods.variantId, quantity: 2 }],
    } as unknown as Plan['exchange'];
    const compare = (exchangeLines: (typeof given)[], processed = 0, agreed: string | null = VARIANT) => {
      const lines = [{ ...line(planned.lineItemId, 2), processed }];
      const plan = { lines: [planned], continues: null, exchange };
      return compareWithPlan(plan, [], { lines, exchangeLines, payments: [] }, agreed).kind;
    };
    expect(compare([given, goods, goods])).toBe('untouched');
    expect(compare([given, { ...goods, quantity: 2 }])).toBe('untouched');
    expect(compare([{ ...goods, quantity: 2 }], 0, null)).toBe('untouched');
    expect(compare([given, goods])).toBe('different');
    expect(compare([goods, goods, goods], 0, null)).toBe('different');
    expect(compare([given])).toBe('different');
    // What was processed alone, as on Shopify's own screens, is a part: never ours to go on with.
    expect(compare([{ ...goods, quantity: 2, processed: 2 }], 0, null)).toBe('different');
    expect(compare([{ ...goods, quantity: 2, processed: 2 }], 2, null)).toBe('as_planned');
  });
});

test('each payment is one leg’s own; one that is nobody’s is for a person to look at', () => {
  const leg: SettledLeg = {
    parentId: 'gid://shopify/OrderTransaction/1',
    kind: 'card',
    gateway: 'shopify_payments',
    label: 'Visa',
    lastDigits: '4242',
    payout: 'shopify',
    amount: money(465, 'GBP'),
    status: 'waiting',
    transactionId: null,
  };
  const payment = {
    parentId: leg.parentId,
    transactionId: 'gid://shopify/OrderTransaction/2',
    amount: leg.amount,
    status: 'success' as const,
    note: null,
  };
  expect(settleLegs([leg], [payment])).toEqual([
    { ...leg, status: 'success', transactionId: payment.transactionId },
  ]);
  expect(settleLegs([leg], [])).toEqual([leg]);
  expect(settleLegs([leg], [payment, payment])).toBeNull();
  expect(settleLegs([leg], [{ ...payment, amount: money(466, 'GBP') }])).toBeNull();
});
