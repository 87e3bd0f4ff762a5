import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyShare } from '../../domain/sample.test-kit.ts';
import { setQuantity, startDraft, type Draft } from '../../domain/draft.ts';
import { judgeLine } from '../../domain/eligibility.ts';
import { addExchange, type ExchangeDiscount } from '../../domain/exchange.ts';
import { money, parseMoney } from '../../domain/money.ts';
import type { OrderForReturn } from '../../domain/order.ts';
import type { Plan } from '../../domain/plan.ts';
import { DEFAULT_POLICY } from '../../domain/policy.ts';
import type { OrderTruth } from '../../simulator/admin/index.ts';
import { openCounter, type Counter } from './counter.ts';
import { exchangeStore, HARBOR, VARIANT } from './exchange-shop.ts';

/** Of both shops together; `npm run properties` asks for many more. */
const CASES = Number(process.env.CASES ?? 60);
const SEED = process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) };
const MS_A_CASE = 3_000;

/** One visit: what is given for what comes back, and what the customer does about what is due. */
interface Visit {
  /** Which of the lines that can come back, as a share of them. */
  readonly line: number;
  readonly given: readonly {
    readonly variant: keyof typeof GOODS;
    readonly quantity: number;
    readonly discount: 'none' | 'even' | number;
    readonly handOver: 'now' | 'ship';
  }[];
  readonly due: 'paid' | 'in_parts' | 'called_off';
  readonly bonus: boolean;
}

const GOODS = {
  shirtS: VARIANT.shirtS,
  shirtL: VARIANT.shirtL,
  shirtXL: VARIANT.shirtXL,
  candle: VARIANT.candle,
  mugL: VARIANT.mugL,
  poster: VARIANT.poster,
} as const;

const visit: fc.Arbitrary<Visit> = fc.record({
  line: anyShare().map((share) => share * 0.999),
  given: fc.array(
    fc.record({
      variant: fc.constantFrom(...(Object.keys(GOODS) as (keyof typeof GOODS)[])),
      quantity: fc.integer({ min: 1, max: 2 }),
      discount: fc.oneof(
        fc.constant('none' as const),
        fc.constant('even' as const),
        fc.integer({ min: 1, max: 400 }),
      ),
      handOver: fc.constantFrom('now' as const, 'ship' as const),
    }),
    { maxLength: 3 },
  ),
  due: fc.constantFrom('paid', 'in_parts', 'called_off'),
  bonus: fc.boolean(),
});

describe.each([{ taxesIncluded: true }, { taxesIncluded: false }])('$taxesIncluded', ({ taxesIncluded }) => {
  let counter: Counter;
  let number = 3000;
  beforeAll(async () => {
    const file = exchangeStore({ taxesIncluded, orders: 4 + CASES * 2, many: true });
    counter = await openCounter({
      ...file,
      products: file.products.map((product) => ({
        ...product,
        variants: product.variants.map((each) => ({ ...each, stock: { '7': 9000, '8': 10, '9': 9000 } })),
      })),
    });
    await rules(1, false);
    await rules(2, true);
  });
  afterAll(() => counter.close());

  const rules = (version: number, bonus: boolean) =>
    counter.sql.query(`INSERT INTO policy (shop, version, rules, made_at) VALUES ($1, $2, $3, now())`, [
      counter.store.shop.domain,
      version + 1,
      JSON.stringify({
        exchange: {
          ...DEFAULT_POLICY.exchange,
          discountPercent: 100,
          bonus: bonus ? { amount: money(333, 'USD'), most: null } : null,
        },
      }),
    ]);

  test(
    'what was paid less what went back is what the goods kept are worth, after every step of three exchanges in a row',
    async () => {
      const cases = fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 3 }), async (visits) => {
        number += 1;
        for (const each of visits) await visitOnce(`#${number}`, each);
      });
      await fc.assert(cases, { ...SEED, numRuns: Math.ceil(CASES / 2) });
    },
    CASES * MS_A_CASE,
  );

  async function visitOnce(name: string, { line, given, due }: Visit): Promise<void> {
    const order = await counter.open(name, HARBOR);
    const draft = draftOf(order, line, given);
    if (!draft) return;
    const planned = await counter.plan(draft, HARBOR);
    if (planned.kind === 'refused') {
      expect(WHY_NOT).toContain(planned.refusal.code);
      return;
    }
    const { plan } = planned;
    const before = truthOf(name);
    const settled = await counter.settle(plan.id, HARBOR);
    expect(settled).toMatchObject({
      settlement: {
        state: plan.due.minor > 0 ? 'awaiting_payment' : 'finished',
        // Goods of an earlier exchange that were still to be sent are cancelled, not returned.
        goods: plan.cancellation ? 'cancelled' : 'returned',
      },
    });
    expectBalanced(name);
    expect(minor(truthOf(name).outstanding.presentment)).toBe(plan.due.minor);
    expect(paidOut(truthOf(name)) - paidOut(before)).toBe(plan.total.minor);
    if (plan.due.minor > 0) await settleDue(name, plan, due);
    expectBalanced(name);
    const after = truthOf(name);
    expect(minor(after.outstanding.presentment)).toBe(0);
    expect(after.returns.every(({ status }) => status === 'CLOSED')).toBe(true);
    expect(paidOut(after)).toBeLessThanOrEqual(minor(after.paid.presentment));
  }

  async function settleDue(name: string, plan: Plan, due: Visit['due']): Promise<void> {
    if (due === 'called_off') {
      const view = await counter.settlement(plan.id);
      const refund = view.kind === 'settlement' ? view.settlement.due?.callOff?.refund : undefined;
      const reply = await counter.callOff(plan.id, refund ?? money(0, 'USD'), HARBOR);
      expect(reply).toMatchObject({ settlement: { state: 'finished', given: 'called_off' } });
      return;
    }
    if (due === 'in_parts' && plan.due.minor > 1) {
      counter.shopify.payOutstanding(name, (Math.floor(plan.due.minor / 2) / 100).toFixed(2), 'cash');
      expect(await counter.resume(plan.id)).toBe(false);
      expectBalanced(name);
    }
    counter.shopify.payOutstanding(name, undefined, 'cash');
    expect(await counter.resume(plan.id)).toBe(true);
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: { state: 'finished', given: 'given', due: { left: money(0, 'USD') } },
    });
  }

  /** By the simulator's own ledger. */
  function expectBalanced(name: string): void {
    const { paid, refunded, currentTotal, outstanding } = truthOf(name);
    const kept = minor(currentTotal.presentment);
    expect(minor(paid.presentment) - minor(refunded.presentment)).toBe(kept - minor(outstanding.presentment));
  }

  function truthOf(name: string): OrderTruth {
    const found = counter.shopify.order(name);
    if (!found) throw new Error(`${name} is gone`);
    return found;
  }
});

/** What may be said against a case that was made up. */
const WHY_NOT = [
  'EVEN_SWAP_NOT_OFFERED',
  'EVEN_SWAP_TOO_MANY',
  'DISCOUNT_ABOVE_PRICE',
  'EXCHANGE_NO_ADDRESS',
  'EXCHANGE_NOT_SENT',
  'NOTHING_TO_PAY',
];

function draftOf(order: OrderForReturn, share: number, given: Visit['given']): Draft | null {
  const possible = order.lines.filter((line) => judgeLine(line).kind === 'returnable');
  const line = possible[Math.floor(share * possible.length)];
  if (!line) return null;
  const draft = setQuantity(startDraft(randomUUID(), order.id, true), order, line.id, 1);
  return given.reduce(
    (chosen, { variant, quantity, discount, handOver }) =>
      addExchange(chosen, {
        variantId: GOODS[variant],
        quantity,
        forLineItemId: line.id,
        replacement: false,
        handOver,
        discount: discountOf(discount),
        title: variant,
      }),
    draft,
  );
}

function discountOf(discount: Visit['given'][number]['discount']): ExchangeDiscount {
  if (typeof discount === 'number') return { kind: 'manual', amount: money(discount, 'USD') };
  return { kind: discount };
}

function paidOut({ refunded }: OrderTruth): number {
  return minor(refunded.presentment);
}

function minor(amount: string): number {
  return parseMoney(amount, 'USD').minor;
}
