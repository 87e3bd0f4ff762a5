import { decideCalls, deliverLateCalls, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setChoices } from '../../domain/draft.ts';
import type { Plan } from '../../domain/plan.ts';
import { openCounter, planIn, type Counter } from './counter.ts';
import { deathsAt, dieAt } from './deaths.ts';
import { giftCardTests, type GiftCardTests } from './gift-cards.test-kit.ts';

// See crash.test.ts: a process that dies is one that reaches Shopify no more.

let counter: Counter;
let { draftOne, planAll, planParts, cardsOf, expectIssuedOnce } = {} as GiftCardTests;
const open = async () => {
  counter = await openCounter();
  ({ draftOne, planAll, planParts, cardsOf, expectIssuedOnce } = giftCardTests(counter));
};
afterEach(() => {
  healNetwork();
  counter.shopify.setFaults([]);
});

describe('the first gift card of a shop', () => {
  afterEach(() => counter.close());
  const FIRST = ['GiftCardProduct', 'GiftCardProductSet'] as const;
  const DEATHS = deathsAt(FIRST);

  test.each(DEATHS)('web dies at $name, $end: one product, one card', async ({ name, end }) => {
    await open();
    const plan = await planAll();
    dieAt(name, end);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
    healNetwork();
    await counter.resume(plan.id);
    await expectIssuedOnce(plan);
    const { rows } = await counter.sql.query('SELECT product_id, variant_id FROM gift_card_variant');
    expect(rows).toHaveLength(1);
  });

  test('two processes make the product at the same moment: the second finds the first’s', async () => {
    await open();
    const [plan, other] = [await planAll(), await planAll()];
    let met = false;
    decideCalls(async ({ name }): Promise<Fate> => {
      if (name !== 'GiftCardProductSet' || met) return 'pass';
      met = true;
      await counter.settle(other.id);
      return 'pass';
    });
    await counter.settle(plan.id);
    await expectIssuedOnce(plan);
    await expectIssuedOnce(other);
    const { rows } = await counter.sql.query('SELECT DISTINCT product_id FROM gift_card_variant');
    expect(rows).toHaveLength(1);
  });
});

describe('a gift card of an amount that is new to the shop', () => {
  beforeAll(async () => {
    await open();
    await counter.settle((await planAll()).id);
  });
  afterAll(() => counter.close());

  const CALLS = [
    'GiftCardVariantCreate',
    'Quote',
    'ReturnCreate',
    'ReturnOutcome',
    'ReturnProcess',
    'GiftCardsByCode',
  ] as const;
  const DEATHS = deathsAt(CALLS);
  const SECOND = DEATHS.filter(({ name }) => name === 'ReturnProcess' || name === 'GiftCardsByCode');

  describe.each(DEATHS)('web dies at $name, $end', ({ name, end }) => {
    test('the next start issues exactly one, and refunds nothing', async () => {
      const plan = await planAll();
      dieAt(name, end);
      expect(await counter.settle(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
      healNetwork();
      expect(await counter.resume(plan.id)).toBe(true);
      await expectIssuedOnce(plan);
      expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished' } });
      await expectIssuedOnce(plan);
    });

    test.each(SECOND)('and again at $name, $end, beside a refund: still exactly once', async (second) => {
      const plan = await planParts(await draftOne());
      dieAt(name, end);
      await counter.settle(plan.id);
      dieAt(second.name, second.end);
      await counter.resume(plan.id);
      healNetwork();
      await counter.resume(plan.id);
      await expectIssuedOnce(plan);
    });
  });

  test.each([
    ['productVariantsBulkCreate', 'reply-lost'],
    ['productVariantsBulkCreate', '5xx'],
    ['productVariantsBulkCreate', 'throttled'],
    ['returnCreate', 'reply-lost'],
    ['returnProcess', 'reply-lost'],
    ['returnProcess', '5xx'],
    ['returnProcess', 'malformed'],
    ['giftCards', '5xx'],
  ] as const)('%s answers %s: looked for at once, issued once', async (operation, mode) => {
    const plan = await planAll();
    counter.shopify.setFaults([{ operation, nth: 1, mode }]);
    await counter.settle(plan.id);
    await counter.resume(plan.id);
    await expectIssuedOnce(plan);
  });

  test('Shopify refuses the amount: nothing is created, and the new plan is on the original payments', async () => {
    const plan = await planAll();
    await counter.sql.query('DELETE FROM gift_card_variant WHERE amount = $1', [plan.total.minor]);
    counter.shopify.setFaults([{ operation: 'productVariantsBulkCreate', nth: 1, mode: 'user-error' }]);
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: {
        state: 'refused',
        refusal: { code: 'GIFT_CARD_REFUSED' },
        newPlan: { legs: [{ kind: 'card', amount: plan.total }] },
      },
    });
    expect(counter.shopify.order(plan.orderName)).toMatchObject({ returns: [], giftCards: [] });
  });

  test('returnProcess is refused: called off, no card, and the new plan is a gift card again', async () => {
    const plan = await planAll();
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'user-error' }]);
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: {
        state: 'refused',
        money: 'not_paid',
        newPlan: { legs: [{ kind: 'new_gift_card', amount: plan.total }] },
      },
    });
    expect(cardsOf(plan)).toEqual([]);
    expect(counter.shopify.order(plan.orderName)?.returns).toMatchObject([{ status: 'CANCELED' }]);
  });

  describe('a call so slow that it is made again', () => {
    async function expectOneCardOf(plan: Plan): Promise<void> {
      expect(cardsOf(plan)).toHaveLength(1);
      expect(counter.shopify.order(plan.orderName)).toMatchObject({
        refunded: { presentment: '0.00' },
        outstanding: { presentment: '0.00' },
      });
    }

    test('the return that arrives twice issues one card: the other is called off', async () => {
      const draft = setChoices(await draftOne(2), { split: 'gift_card' });
      const plan = planIn(await counter.plan(draft));
      decideCalls(({ name }) => (name === 'ReturnCreate' ? 'late' : 'pass'));
      await counter.settle(plan.id);
      healNetwork();
      await counter.resume(plan.id);
      await deliverLateCalls();
      await counter.resume(plan.id);
      await expectOneCardOf(plan);
      const statuses = counter.shopify.order(plan.orderName)?.returns.map(({ status }) => status);
      expect(statuses?.sort()).not.toContain('OPEN');
    });

    test('processing that arrives while the return is being called off stands', async () => {
      const plan = await planAll();
      decideCalls(({ name }) => (name === 'ReturnProcess' ? 'late' : 'pass'));
      await counter.settle(plan.id);
      decideCalls(async ({ name }): Promise<Fate> => {
        if (name === 'ReturnCancel') await deliverLateCalls();
        return 'pass';
      });
      counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'user-error' }]);
      await counter.resume(plan.id);
      await expectIssuedOnce(plan);
    });
  });
});
