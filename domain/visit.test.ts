import { describe, expect, test } from '@jest/globals';
import { addExchange } from './exchange.ts';
import { money } from './money.ts';
import { makePlan, type Plan } from './plan.ts';
import { anExchangeLine, anOrder, aDraft, aQuote, STAMP } from './sample.test-kit.ts';
import { judgeVisit, VISIT_LIMIT, visitTotal } from './visit.ts';

const KIM = { id: 'gid://shopify/Customer/1', name: 'Kim' };
const LEE = { id: 'gid://shopify/Customer/2', name: 'Lee' };
const order = (number: number, overrides: Parameters<typeof anOrder>[0] = {}) =>
  anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, customer: KIM, ...overrides });

describe('orders that may come back together', () => {
  test('one customer’s, and a guest’s beside them', () => {
    expect(judgeVisit([order(1), order(2, { customer: null }), order(3)], [])).toBeNull();
    expect(judgeVisit([order(1, { customer: null }), order(2, { customer: null })], [])).toBeNull();
  });

  test('another customer’s may not', () => {
    expect(judgeVisit([order(1, { customer: null }), order(2), order(3, { customer: LEE })], [])).toEqual({
      code: 'VISIT_CUSTOMERS',
      orderName: '#3',
    });
  });

  test('one that was paid in another currency may not', () => {
    expect(judgeVisit([order(1), order(2, { currency: 'JPY' })], [])).toEqual({
      code: 'VISIT_CURRENCIES',
      orderName: '#2',
      currency: 'JPY',
      other: 'GBP',
    });
  });

  test('one of which something is exchanged may not', () => {
    const draft = aDraft({ orderId: 'gid://shopify/Order/2' });
    expect(judgeVisit([order(1), order(2)], [aDraft(), draft])).toBeNull();
    expect(judgeVisit([order(1), order(2)], [aDraft(), addExchange(draft, anExchangeLine())])).toEqual({
      code: 'VISIT_EXCHANGE',
      orderName: '#2',
    });
  });

  test('one whose money is only held may not: nothing is paid back for it', () => {
    const authorized = { amount: money(465, 'GBP'), besideTaken: false };
    expect(judgeVisit([order(1), order(2, { authorized })], [])).toEqual({
      code: 'VISIT_HELD',
      orderName: '#2',
    });
    expect(
      judgeVisit([order(1), order(2, { authorized: { ...authorized, besideTaken: true } })], []),
    ).toBeNull();
  });

  test('none twice, and not too many', () => {
    expect(judgeVisit([order(1), order(1)], [])).toEqual({ code: 'VISIT_ORDER_TWICE' });
    const many = Array.from({ length: VISIT_LIMIT + 1 }, (_, number) => order(number));
    expect(judgeVisit(many, [])).toEqual({ code: 'VISIT_TOO_LARGE', limit: VISIT_LIMIT });
    expect(judgeVisit(many.slice(1), [])).toBeNull();
  });
});

test('what the customer gets is what every order gives', () => {
  const outcome = makePlan(aDraft(), anOrder(), aQuote(), STAMP);
  if (outcome.kind !== 'plan') throw new Error('no plan');
  const plan: Plan = outcome.plan;
  expect(visitTotal([plan, plan])).toEqual(money(930, 'GBP'));
  expect(() => visitTotal([])).toThrow(RangeError);
});
