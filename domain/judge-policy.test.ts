import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, calendarOf } from './calendar.ts';
import { judgeLine } from './eligibility.ts';
import { judgeByPolicy } from './judge-policy.ts';
import type { Objection, OrderForReturn } from './order.ts';
import { returnableQuantity } from './order.ts';
import { DEFAULT_POLICY, type Policy } from './policy.ts';
import { aLine, anOrder, units } from './sample.test-kit.ts';

const THIRTY: Policy = {
  ...DEFAULT_POLICY,
  window: { online: { days: 30, from: 'delivery' }, counter: { days: 14, from: 'purchase' } },
};

function objections(policy: Policy, order: OrderForReturn, at: string): (Objection | null)[] {
  return judgeByPolicy(policy, order, at).lines.map(({ objection }) => objection);
}
const late = (until: string, upTo = 0): Objection => ({
  reason: { code: 'LINE_LATE', until },
  upTo,
  exception: 'manager',
});

describe('the window', () => {
  // Bought on the 8th, handed over on the 10th of November.
  test('goods sold online count from the delivery; the last day counts in full', () => {
    expect(objections(THIRTY, anOrder(), '2026-12-10T23:59:59Z')).toEqual([null]);
    expect(objections(THIRTY, anOrder(), '2026-12-11T00:00:00Z')).toEqual([late('2026-12-10')]);
  });

  test('goods sold over the counter have a window of their own', () => {
    const order = anOrder({ soldAt: 'counter' });
    expect(objections(THIRTY, order, '2026-11-22T23:59:59Z')).toEqual([null]);
    expect(objections(THIRTY, order, '2026-11-23T00:00:00Z')).toEqual([late('2026-11-22')]);
  });

  test('none where the policy has none', () => {
    expect(objections(DEFAULT_POLICY, anOrder(), '2036-01-01T00:00:00Z')).toEqual([null]);
  });

  test.each([
    // Bought at 23:30 on 7 March in New York, which puts its clocks forward in the night of the 8th.
    [
      'America/New_York',
      '2026-03-08T04:30:00Z',
      '2026-03-22T03:59:59Z',
      '2026-03-22T04:00:00Z',
      '2026-03-21',
    ],
    // … and back on 1 November: the 31st has 24 hours, the 1st 25.
    [
      'America/New_York',
      '2026-10-19T03:59:59Z',
      '2026-11-02T04:59:59Z',
      '2026-11-02T05:00:00Z',
      '2026-11-01',
    ],
    ['Europe/London', '2026-03-15T23:59:00Z', '2026-03-29T22:59:59Z', '2026-03-29T23:00:00Z', '2026-03-29'],
    [
      'Pacific/Auckland',
      '2026-09-12T12:00:00Z',
      '2026-09-27T10:59:59Z',
      '2026-09-27T11:00:00Z',
      '2026-09-27',
    ],
  ])('days begin and end in %s, also when its clocks change', (timeZone, boughtAt, last, first, until) => {
    const order = anOrder({ soldAt: 'counter', timeZone, processedAt: boughtAt });
    expect(objections(THIRTY, order, last)).toEqual([null]);
    expect(objections(THIRTY, order, first)).toEqual([late(until)]);
  });

  test('is the fulfillment’s own: of a line sent in two parcels the later one is still in time', () => {
    const line = aLine({
      returnable: [units('b', 2, '2026-11-25T08:00:00Z'), units('a', 5, '2026-11-10T08:00:00Z')],
    });
    const [objection] = objections(THIRTY, anOrder({ lines: [line] }), '2026-12-20T12:00:00Z');
    expect(objection).toEqual(late('2026-12-10', 2));
    expect(judgeLine({ ...line, objection: objection ?? null })).toEqual({ kind: 'returnable', upTo: 2 });
    expect(judgeLine({ ...line, objection: objection ?? null }, true)).toEqual({
      kind: 'returnable',
      upTo: 7,
    });
  });

  test('never ends before the day it counts from is over, and ends once only', () => {
    const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia');
    const instants = fc.date({
      min: new Date('2024-01-01'),
      max: new Date('2027-01-01'),
      noInvalidDate: true,
    });
    const days = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(zones, instants, days, days, (timeZone, bought, length, after) => {
        const policy = {
          ...THIRTY,
          window: { ...THIRTY.window, counter: { days: length, from: 'purchase' as const } },
        };
        const processedAt = bought.toISOString();
        const order = anOrder({ soldAt: 'counter', timeZone, processedAt });
        const at = new Date(bought.getTime() + after * 86_400_000).toISOString();
        const dayOf = calendarOf(timeZone);
        const lastDay = addDays(dayOf(processedAt), length);
        expect(objections(policy, order, at)).toEqual([dayOf(at) > lastDay ? late(lastDay) : null]);
      }),
    );
  });
});

describe('the holiday', () => {
  const policy: Policy = {
    ...THIRTY,
    holiday: { boughtFrom: '2026-11-01', boughtTo: '2026-12-24', until: '2027-01-15' },
  };
  const bought = (processedAt: string) => anOrder({ soldAt: 'counter', processedAt });

  test.each([
    ['on its first day', '2026-11-01T00:00:00Z', '2027-01-15'],
    ['on its last day', '2026-12-24T23:59:59Z', '2027-01-15'],
    ['the day before', '2026-10-31T23:59:59Z', '2026-11-14'],
    ['the day after', '2026-12-25T00:00:00Z', '2027-01-08'],
  ])('bought %s', (_, processedAt, until) => {
    expect(objections(policy, bought(processedAt), `${until}T23:59:59Z`)).toEqual([null]);
    expect(objections(policy, bought(processedAt), `${addDays(until, 1)}T00:00:00Z`)).toEqual([late(until)]);
  });

  test('never makes a window shorter', () => {
    const short = {
      ...policy,
      holiday: { boughtFrom: '2026-11-01', boughtTo: '2026-12-24', until: '2026-11-02' },
    };
    expect(objections(short, bought('2026-12-01T12:00:00Z'), '2026-12-15T12:00:00Z')).toEqual([null]);
  });
});

describe('goods given in exchange', () => {
  const exchanged = aLine({
    exchangedAt: '2026-12-05T12:00:00Z',
    returnable: [units('x', 1, '2026-12-06T12:00:00Z')],
  });
  const order = anOrder({ lines: [exchanged] });
  const counter = anOrder({ lines: [exchanged], soldAt: 'counter' });

  test('count from the first purchase', () => {
    expect(objections(THIRTY, order, '2026-12-11T12:00:00Z')).toEqual([late('2026-12-10')]);
    expect(objections(THIRTY, counter, '2026-12-06T12:00:00Z')).toEqual([late('2026-11-22')]);
  });

  test('or from the exchange, where the policy says so', () => {
    const policy: Policy = { ...THIRTY, afterExchange: 'exchange' };
    expect(objections(policy, order, '2027-01-05T12:00:00Z')).toEqual([null]);
    expect(objections(policy, order, '2027-01-06T12:00:00Z')).toEqual([late('2027-01-05')]);
    expect(objections(policy, counter, '2026-12-19T12:00:00Z')).toEqual([null]);
    expect(objections(policy, counter, '2026-12-20T12:00:00Z')).toEqual([late('2026-12-19')]);
  });
});

describe('final sale', () => {
  const policy: Policy = {
    ...THIRTY,
    finalSaleTags: ['Final-Sale '],
    exceptions: { late: 'manager', finalSale: 'nobody' },
  };

  test('goods with the tag never come back, in time or not; case does not matter', () => {
    const order = anOrder({
      lines: [aLine({ tags: ['summer', 'final-sale'] }), aLine({ tags: ['finale'] })],
    });
    expect(objections(policy, order, '2026-11-11T12:00:00Z')).toEqual([
      { reason: { code: 'LINE_FINAL_SALE', tag: 'final-sale' }, upTo: 0, exception: 'nobody' },
      null,
    ]);
  });

  test('nobody can make an exception where the policy lets nobody', () => {
    const [line] = judgeByPolicy(
      policy,
      anOrder({ lines: [aLine({ tags: ['FINAL-SALE'] })] }),
      '2026-11-11T12:00:00Z',
    ).lines;
    expect(line && judgeLine(line, true)).toEqual({
      kind: 'refused',
      reason: { code: 'LINE_FINAL_SALE', tag: 'FINAL-SALE' },
    });
  });
});

test('what is left to come back is never more than Shopify offers, whatever the policy', () => {
  const policies = fc.record({
    days: fc.integer({ min: 0, max: 60 }),
    from: fc.constantFrom('delivery' as const, 'purchase' as const),
  });
  const parcels = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      at: fc.date({ min: new Date('2026-08-01'), max: new Date('2026-12-01'), noInvalidDate: true }),
    }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(policies, parcels, fc.boolean(), (window, sent, overridden) => {
      const returnable = sent.map(({ quantity, at }, index) =>
        units(String(index), quantity, at.toISOString()),
      );
      const policy = { ...DEFAULT_POLICY, window: { online: window, counter: null } };
      const [line] = judgeByPolicy(
        policy,
        anOrder({ lines: [aLine({ returnable })] }),
        '2026-11-24T10:00:00Z',
      ).lines;
      if (!line) throw new Error('the line is gone');
      const judged = judgeLine(line, overridden);
      const upTo = judged.kind === 'returnable' ? judged.upTo : 0;
      const all = returnableQuantity(line);
      expect(upTo).toBeLessThanOrEqual(all);
      if (overridden || line.objection === null) expect(upTo).toBe(all);
      else expect(upTo).toBe(line.objection.upTo);
    }),
  );
});
