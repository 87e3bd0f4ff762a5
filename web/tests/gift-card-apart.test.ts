import { decideCalls, deliverLateCalls, garble, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setChoices } from '../../domain/draft.ts';
import { money } from '../../domain/money.ts';
import { NEW_GIFT_CARD, type Plan } from '../../domain/plan.ts';
import { openManager, pageOf } from '../app/admin/manager.test-kit.ts';
import { draftOf, openCounter, planIn, STORE, TILL, type Counter } from './counter.ts';
import { deathsAt, dieAt } from './deaths.ts';
import { asText, giftCardTests, type GiftCardTests } from './gift-cards.test-kit.ts';

// A shop where Shopify takes no gift cards in exchange, and which therefore issues them beside the return.

let counter: Counter;
let { draftOne, planAll, planParts, expectIssuedOnce } = {} as GiftCardTests;
beforeAll(async () => {
  counter = await openCounter({ ...STORE, shop: { ...STORE.shop, giftCardExchange: false } });
  await counter.sql.query(
    `INSERT INTO policy (shop, version, rules, made_at) VALUES ($1, 2, '{"giftCardRoute":"separate"}', $2)`,
    [counter.store.shop.domain, new Date()],
  );
  ({ draftOne, planAll, planParts, expectIssuedOnce } = giftCardTests(counter));
});
afterEach(() => {
  healNetwork();
  counter.shopify.setFaults([]);
});
afterAll(() => counter.close());

const BLANK = 'a5bh6h64b329j4k7';
/** What Shopify goes on showing as owed. */
const shownAsOwed = (plan: Plan) => {
  const given = plan.legs.find(({ parentId }) => parentId === NEW_GIFT_CARD)?.amount ?? plan.total;
  return asText(money(-given.minor, plan.currency));
};
const cardsNoted = (plan: Plan) => counter.shopify.giftCards().filter(({ note }) => note === `cr:${plan.id}`);

test('the return first, without a transfer; then the card, under a code that was written down before', async () => {
  const plan = await planAll();
  expect(plan).toMatchObject({ giftCardRoute: 'separate', legs: [{ kind: 'new_gift_card' }] });
  counter.calls();
  await counter.settle(plan.id);
  expect(counter.calls().slice(1)).toEqual([
    'returnCreate',
    'return',
    'returnProcess',
    'giftCards',
    'giftCardCreate',
  ]);
  await expectIssuedOnce(plan, shownAsOwed(plan));
});

test('beside a refund to the card', async () => {
  const plan = await planParts(await draftOne());
  await counter.settle(plan.id);
  await expectIssuedOnce(plan, shownAsOwed(plan));
});

test('the return’s page says that Shopify still shows it as owed', async () => {
  const plan = await planAll();
  await counter.settle(plan.id);
  const manager = await openManager(counter);
  expect(pageOf(await manager.returnPage(plan.id))).toMatchObject({
    view: { payments: [{ payout: expect.stringContaining('Shopify still shows this amount as owed') }] },
  });
});

test('what was given so goes out no second time: every ceiling is lower by it', async () => {
  const plan = planIn(await counter.plan(setChoices(await draftOne(2), { split: 'gift_card' })));
  const before = plan.tenders.find(({ kind }) => kind === 'card')?.ceiling.minor ?? 0;
  await counter.settle(plan.id);
  const order = await counter.open(plan.orderName);
  const line = order.lines.find(({ returnable }) => returnable.length > 0);
  const next = planIn(await counter.plan(draftOf(order, { [line?.sku ?? '']: 1 })));
  for (const { ceiling, kind } of next.tenders)
    if (kind === 'card' || kind === 'new_store_credit')
      expect(ceiling.minor).toBeLessThanOrEqual(before - plan.total.minor);
  await counter.settle(next.id);
  expect(await counter.settlement(next.id)).toMatchObject({ settlement: { money: 'paid' } });
  expect(counter.shopify.order(plan.orderName)?.outstanding.presentment).toBe(shownAsOwed(plan));
});

describe('once and only once', () => {
  const CALLS = [
    'ReturnCreate',
    'ReturnOutcome',
    'ReturnProcess',
    'GiftCardsByCode',
    'GiftCardCreate',
  ] as const;
  const DEATHS = deathsAt(CALLS);

  const SECOND = DEATHS.filter(({ name }) => name === 'ReturnProcess' || name === 'GiftCardCreate');

  describe.each(DEATHS)('web dies at $name, $end', ({ name, end }) => {
    test('the next start issues exactly one, and refunds nothing', async () => {
      const plan = await planAll();
      dieAt(name, end);
      expect(await counter.settle(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
      healNetwork();
      expect(await counter.resume(plan.id)).toBe(true);
      await expectIssuedOnce(plan, shownAsOwed(plan));
    });

    test.each(SECOND)('and again at $name, $end: still exactly once', async (second) => {
      const plan = await planParts(await draftOne());
      dieAt(name, end);
      await counter.settle(plan.id);
      dieAt(second.name, second.end);
      await counter.resume(plan.id);
      healNetwork();
      await counter.resume(plan.id);
      await expectIssuedOnce(plan, shownAsOwed(plan));
    });
  });

  const hide = () =>
    garble(({ name, text }) =>
      name === 'GiftCardsByCode' ? JSON.stringify({ data: { giftCards: { nodes: [] } } }) : text,
    );

  test('the code is taken, and Shopify’s search knows no card: ours, because nobody else can know the code', async () => {
    const plan = await planAll();
    hide();
    counter.shopify.setFaults([{ operation: 'giftCardCreate', nth: 1, mode: 'reply-lost' }]);
    await counter.settle(plan.id);
    await expectIssuedOnce(plan, shownAsOwed(plan));
  });

  test('a blank card’s code that is taken is ours only if the card says so', async () => {
    const plan = await planAll();
    hide();
    counter.shopify.setFaults([{ operation: 'giftCardCreate', nth: 1, mode: 'reply-lost' }]);
    expect(await counter.settle(plan.id, TILL, BLANK)).toMatchObject({ settlement: { money: 'unknown' } });
    healNetwork();
    await counter.resume(plan.id);
    await expectIssuedOnce(plan, shownAsOwed(plan));
  });

  test('a call so slow that it is made again, and refused then, is not taken for failed', async () => {
    const plan = await planAll();
    decideCalls(({ name }) => (name === 'GiftCardCreate' ? 'late' : 'pass'));
    await counter.settle(plan.id);
    healNetwork();
    counter.shopify.setFaults([{ operation: 'giftCardCreate', nth: 1, mode: 'user-error' }]);
    await counter.resume(plan.id);
    expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
    await deliverLateCalls();
    await counter.resume(plan.id);
    await expectIssuedOnce(plan, shownAsOwed(plan));
  });

  test('nor where the process that made it died', async () => {
    const plan = await planAll();
    // It reaches Shopify only after web was started again.
    decideCalls(({ name }): Fate => (name === 'GiftCardCreate' ? 'late' : 'pass'));
    await counter.settle(plan.id);
    await counter.sql.query('UPDATE gift_card SET unknown_at = NULL WHERE plan_id = $1', [plan.id]);
    healNetwork();
    counter.shopify.setFaults([{ operation: 'giftCardCreate', nth: 1, mode: 'user-error' }]);
    await counter.resume(plan.id);
    await deliverLateCalls();
    await counter.resume(plan.id);
    await expectIssuedOnce(plan, shownAsOwed(plan));
  });
});

describe('a card that Shopify will not issue', () => {
  async function refuse(): Promise<Plan> {
    const plan = await planAll();
    counter.shopify.setFaults([{ operation: 'giftCardCreate', nth: 1, mode: 'user-error' }]);
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'finished', goods: 'returned', money: 'owed', legs: [{ status: 'failed' }] },
    });
    return plan;
  }

  test('is money owed: paid to the original payment instead, once', async () => {
    const plan = await refuse();
    const card = plan.tenders.find(({ kind }) => kind === 'card')?.parentId ?? '';
    counter.shopify.setFaults([{ operation: 'refundCreate', nth: 1, mode: 'reply-lost' }]);
    await counter.payOwed(plan.id, NEW_GIFT_CARD, card);
    await counter.resume(plan.id);
    expect(await counter.payOwed(plan.id, NEW_GIFT_CARD, card)).toMatchObject({
      settlement: { money: 'paid', legs: [{ status: 'moved' }, { kind: 'card', status: 'success' }] },
    });
    expect(cardsNoted(plan)).toEqual([]);
    expect(counter.shopify.order(plan.orderName)).toMatchObject({
      refunded: { presentment: asText(plan.total) },
      outstanding: { presentment: '0.00' },
    });
  });

  test('can be tried again, and is issued once although the reply is lost', async () => {
    const plan = await refuse();
    counter.shopify.setFaults([{ operation: 'giftCardCreate', nth: 1, mode: 'reply-lost' }]);
    await counter.payOwed(plan.id, NEW_GIFT_CARD, NEW_GIFT_CARD);
    await counter.resume(plan.id);
    await expectIssuedOnce(plan, shownAsOwed(plan));
  });

  test('because the blank card is in use is owed too', async () => {
    const id = (await planAll()).id;
    await counter.settle(id, TILL, 'b5bh6h64b329j4k7');
    const plan = await planAll();
    expect(await counter.settle(plan.id, TILL, 'b5bh6h64b329j4k7')).toMatchObject({
      settlement: { state: 'finished', money: 'owed' },
    });
  });
});

test('a payment to the card that failed can be put onto a new gift card instead, once', async () => {
  const plan = planIn(await counter.plan(await draftOne()));
  counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-failed' }]);
  await counter.settle(plan.id);
  const failed = plan.legs[0]?.parentId ?? '';
  counter.shopify.setFaults([{ operation: 'giftCardCreate', nth: 1, mode: 'reply-lost' }]);
  await counter.payOwed(plan.id, failed, NEW_GIFT_CARD);
  await counter.resume(plan.id);
  expect(await counter.payOwed(plan.id, failed, NEW_GIFT_CARD)).toMatchObject({
    settlement: { money: 'paid', legs: [{ status: 'moved' }, { kind: 'new_gift_card', status: 'success' }] },
  });
  expect(cardsNoted(plan)).toMatchObject([{ balance: asText(plan.total) }]);
});
