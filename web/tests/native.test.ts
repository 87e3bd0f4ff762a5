import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { OrderTruth } from '../../simulator/admin/index.ts';
import type { LogEntry } from '../app/log/entry.ts';
import { NO_FILTER, type LogFilter } from '../app/log/filter.ts';
import { readLogPage } from '../app/log/read-log-page.ts';
import { readReturn } from '../app/log/read-return.ts';
import { openDatabase, type Database } from '../app/journal/database.ts';
import { setQuantity } from '../../domain/draft.ts';
import { askFor, goOnWith, planBegun, processElsewhere } from './begun-returns.ts';
import {
  draftOf,
  openCounter,
  OTHER_TILL,
  plainOrders,
  planIn,
  STORE,
  TILL,
  type Counter,
} from './counter.ts';
import { openDeliveries, type Deliveries, type Delivery } from './deliveries.ts';

const TOPICS = ['returns/process', 'returns/close', 'refunds/create', 'order_transactions/create'];
const ALL_OF_ONE = TOPICS.length;

let deliveries: Deliveries;
let counter: Counter;
let database: Database;
let orders: ReturnType<typeof plainOrders>;

beforeAll(async () => {
  deliveries = await openDeliveries(TOPICS);
  counter = await openCounter(STORE, undefined, deliveries.subscriptions);
  database = openDatabase(counter.databaseUrl);
  orders = plainOrders(counter.store);
  // A till was here before: the shop's access token is known.
  await counter.find('nothing');
});
afterAll(async () => {
  await database.close();
  await counter.close();
  await deliveries.close();
});
afterEach(() => counter.shopify.setFaults([]));

const scope = () => ({ shop: counter.store.shop.domain, timeZone: 'Europe/London', now: new Date() });

async function logOf(order: string, filter: Partial<LogFilter> = {}): Promise<readonly LogEntry[]> {
  const page = await readLogPage(database.db, scope(), { ...NO_FILTER, search: order, ...filter }, null);
  return page.entries;
}

async function lineOf(order: string): Promise<LogEntry> {
  const [line, ...more] = await logOf(order);
  if (!line || more.length > 0)
    throw new Error(`${order} has ${more.length + (line ? 1 : 0)} lines in the log`);
  return line;
}

const hand = ({ topic, headers, body }: Delivery) => counter.deliver(topic, headers, body);
const handAll = async (all: readonly Delivery[]) => {
  for (const delivery of all) expect(await hand(delivery)).toBe(200);
};

/** As POS names them: `returnId` and `refundId` of its event. */
const tell = ({ returns, refunds, id }: OrderTruth, till = TILL) =>
  counter.hearNative({ returnId: returns.at(-1)?.id, refundId: refunds.at(-1)?.id, orderId: id }, till);

/** Returns one unit in Shopify's own screens. */
async function returnNatively() {
  const { name, sku } = orders.next();
  const truth = counter.shopify.nativeReturn(name, [{ sku, quantity: 1 }]);
  return { name, sku, truth, webhooks: await deliveries.take(ALL_OF_ONE) };
}

type Messenger = 'device' | 'webhooks';

describe('a return made in Shopify’s own screens', () => {
  test.each<[string, Messenger[]]>([
    ['the device', ['device']],
    ['webhooks', ['webhooks']],
    ['the device, then webhooks', ['device', 'webhooks']],
    ['webhooks, then the device', ['webhooks', 'device']],
    ['everybody, again and again', ['device', 'webhooks', 'webhooks', 'device', 'webhooks']],
  ])('told by %s is one line of the log', async (_, messengers) => {
    const { name, sku, truth, webhooks } = await returnNatively();
    for (const messenger of messengers) {
      if (messenger === 'device') expect(await tell(truth)).toBe(200);
      else await handAll(webhooks);
      expect((await counter.lookAtNatives()).every(Boolean)).toBe(true);
    }
    const line = await lineOf(name);
    const [refund] = truth.transactions.filter(({ kind }) => kind === 'REFUND');
    expect(line).toMatchObject({
      madeIn: 'shopify',
      outcome: 'finished',
      goods: 'returned',
      money: 'paid',
      returnName: truth.returns[0]?.name,
      total: { minor: Math.round(Number(refund?.amount.presentment) * 100), currency: 'GBP' },
      legs: [{ kind: 'card', payout: 'shopify', status: 'success', transactionId: refund?.id }],
    });
    expect(line.legs[0]?.label).toBeTruthy();
    expect(line.legs[0]?.lastDigits).toMatch(/^\d{4}$/);
    const told = messengers.includes('device');
    expect([line.staffMemberId, line.deviceId]).toEqual(told ? [11, 'ipad-1'] : [null, null]);
    if (told) expect(line.locationId).toBe(1);
    const page = await readReturn(database.db, counter.store.shop.domain, line.planId, new Date());
    const title = counter.store.products.find(({ variants }) =>
      variants.some((each) => each.sku === sku),
    )?.title;
    expect(page?.native?.back).toMatchObject([{ title, quantity: 1 }]);
    expect(page).toMatchObject({ plan: null, journal: [], userId: told ? expect.any(String) : null });
  });

  test('hints that come at once are one look at Shopify; all of them together still one line', async () => {
    const { name, truth, webhooks } = await returnNatively();
    await Promise.all([...webhooks.map(hand), tell(truth), tell(truth, OTHER_TILL)]);
    counter.calls();
    await counter.lookAtNatives();
    // One for the webhooks, one for each till: who stood there is theirs to tell.
    expect(counter.calls()).toEqual(['node', 'node', 'node']);
    await lineOf(name);
  });

  test('a delivery that is repeated leaves no job', async () => {
    const { webhooks } = await returnNatively();
    await handAll(webhooks);
    await counter.lookAtNatives();
    await handAll(webhooks);
    expect(await counter.lookAtNatives()).toEqual([]);
  });

  test('two on one order are two lines', async () => {
    const { name, sku } = orders.next(2);
    for (const _ of [1, 2]) {
      await tell(counter.shopify.nativeReturn(name, [{ sku, quantity: 1 }]));
      await handAll(await deliveries.take(ALL_OF_ONE));
      await counter.lookAtNatives();
    }
    const lines = await logOf(name);
    expect(lines.map(({ returnName }) => returnName).sort()).toEqual([`${name}-R1`, `${name}-R2`]);
  });

  test('a till that can name only the order is told enough', async () => {
    const { name, truth } = await returnNatively();
    expect(await counter.hearNative({ orderId: truth.id })).toBe(200);
    await counter.lookAtNatives();
    expect((await lineOf(name)).returnName).toBe(truth.returns[0]?.name);
  });

  test('a till that can name only the refund means its return', async () => {
    const { name, truth, webhooks } = await returnNatively();
    expect(await counter.hearNative({ refundId: truth.refunds[0]?.id })).toBe(200);
    await counter.lookAtNatives();
    await handAll(webhooks);
    await counter.lookAtNatives();
    expect((await lineOf(name)).returnName).toBe(truth.returns[0]?.name);
  });
});

describe('an exchange made there', () => {
  test('names what was given for it, and what the customer paid', async () => {
    const { name, sku } = orders.next();
    const dear = counter.store.products
      .flatMap(({ variants }) => variants)
      .find((each) => Number(each.price) > 10 && Object.values(each.stock).some((units) => units > 0));
    const truth = counter.shopify.nativeExchange(
      name,
      [{ sku, quantity: 1 }],
      [{ sku: dear?.sku ?? '', quantity: 1 }],
      { tender: 'cash' },
    );
    // No refund: the customer paid.
    await handAll(await deliveries.take(3));
    await counter.lookAtNatives();
    const line = await lineOf(name);
    expect(line).toMatchObject({ madeIn: 'shopify', goods: 'returned', money: 'not_paid', legs: [] });
    const page = await readReturn(database.db, counter.store.shop.domain, line.planId, new Date());
    const sale = truth.transactions.at(-1);
    expect(page?.native).toMatchObject({
      back: [{ quantity: 1 }],
      given: [{ quantity: 1 }],
      collected: [{ kind: 'cash', amount: { minor: Math.round(Number(sale?.amount.shop) * 100) } }],
    });
  });
});

describe('a refund without a return', () => {
  const REFUND = `mutation Goodwill($input: RefundInput!) {
    refundCreate(input: $input) @idempotent(key: "goodwill") { refund { id } userErrors { message } }
  }`;

  async function refundByHand() {
    const { name } = orders.next();
    const order = counter.shopify.order(name) as OrderTruth;
    const [payment] = order.transactions;
    await counter.elsewhere(REFUND.replace('goodwill', `goodwill-${name}`), {
      input: {
        orderId: order.id,
        note: 'Sorry for the wait',
        transactions: [
          {
            orderId: order.id,
            parentId: payment?.id,
            gateway: payment?.gateway,
            kind: 'REFUND',
            amount: '0.50',
          },
        ],
      },
    });
    return { name, webhooks: await deliveries.take(2) };
  }

  test('is one line as well, of money alone', async () => {
    const { name, webhooks } = await refundByHand();
    for (const _ of [1, 2]) {
      await handAll(webhooks);
      await counter.lookAtNatives();
    }
    expect(await lineOf(name)).toMatchObject({
      madeIn: 'shopify',
      returnName: null,
      goods: 'not_returned',
      money: 'paid',
      total: { minor: 50 },
    });
  });

  test('whose money is on its way is followed: by the webhook, and without it', async () => {
    counter.shopify.setFaults([
      { operation: 'refundCreate', nth: 1, mode: 'refund-pending' },
      { operation: 'refundCreate', nth: 2, mode: 'refund-pending' },
    ]);
    const told = await refundByHand();
    await handAll(told.webhooks);
    // Asked again later, by the schedule.
    expect(await counter.lookAtNatives()).toEqual([false]);
    expect(await lineOf(told.name)).toMatchObject({ outcome: 'pending', money: 'pending' });
    expect(await logOf(told.name, { outcome: 'pending' })).toHaveLength(1);
    counter.shopify.resolvePending(told.name, 'SUCCESS');
    await handAll(await deliveries.take(1));
    expect(await counter.lookAtNatives()).toEqual([true]);
    expect(await lineOf(told.name)).toMatchObject({ outcome: 'finished', money: 'paid' });

    const untold = await refundByHand();
    await handAll(untold.webhooks);
    await counter.lookAtNatives();
    counter.shopify.resolvePending(untold.name, 'FAILURE');
    await deliveries.take(1);
    await counter.sql.query(
      `UPDATE jobs.job SET state = 'created' WHERE name = 'native' AND data->>'sourceId' = $1`,
      [counter.shopify.order(untold.name)?.refunds[0]?.id],
    );
    expect((await counter.lookAtNatives()).every(Boolean)).toBe(true);
    const failed = await lineOf(untold.name);
    expect(failed).toMatchObject({ outcome: 'finished', money: 'not_paid', legs: [{ status: 'failed' }] });
    // What failed there is tried again there: it is none of the money that this app owes.
    expect(await logOf(untold.name, { outcome: 'owed' })).toEqual([]);
  });
});

describe('what we made ourselves', () => {
  test('is in the log once, and its webhooks cost no call', async () => {
    const { name, sku } = orders.next();
    const plan = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
    await counter.settle(plan.id);
    counter.calls();
    const webhooks = await deliveries.take(ALL_OF_ONE);
    await handAll(webhooks);
    await tell(counter.shopify.order(name) as OrderTruth);
    expect(await counter.lookAtNatives()).toEqual([true]);
    // The till's word alone made us look: no till of ours gives it.
    expect(counter.calls()).toEqual(['node']);
    expect(await lineOf(name)).toMatchObject({ madeIn: 'here', outcome: 'finished' });
  });

  test('is known by its mark before our journal knows of it', async () => {
    const { name, sku } = orders.next();
    const plan = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
    await counter.settle(plan.id);
    const webhooks = await deliveries.take(ALL_OF_ONE);
    await counter.sql.query(`UPDATE settlement SET return_id = NULL, refund_ids = '[]' WHERE plan_id = $1`, [
      plan.id,
    ]);
    await handAll(webhooks);
    await counter.lookAtNatives();
    expect(await lineOf(name)).toMatchObject({ madeIn: 'here' });
  });

  test('is not there yet for as long as its settlement goes on, and looked at again', async () => {
    const { name, sku } = orders.next();
    const plan = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
    await counter.settle(plan.id);
    await deliveries.take(ALL_OF_ONE);
    const truth = counter.shopify.order(name) as OrderTruth;
    await counter.sql.query(
      `UPDATE settlement SET state = 'accepted', return_id = NULL, refund_ids = '[]' WHERE plan_id = $1`,
      [plan.id],
    );
    await tell(truth);
    expect(await counter.lookAtNatives()).toEqual([false]);
    expect((await logOf(name)).map(({ madeIn }) => madeIn)).toEqual(['here']);
    await counter.resume(plan.id);
    await tell(truth);
    expect(await counter.lookAtNatives()).toEqual([true]);
    expect((await logOf(name)).map(({ madeIn }) => madeIn)).toEqual(['here']);
  });

  test('money that was owed and paid again is no refund of somebody else', async () => {
    const { name, sku } = orders.next();
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-failed' }]);
    const plan = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
    await counter.settle(plan.id);
    await deliveries.take(ALL_OF_ONE);
    const parentId = plan.legs[0]?.parentId ?? '';
    expect((await counter.payOwed(plan.id, parentId, parentId)).kind).toBe('settlement');
    const webhooks = await deliveries.take(2);
    await handAll(webhooks);
    expect(await counter.lookAtNatives()).toEqual([]);
    expect(await lineOf(name)).toMatchObject({ madeIn: 'here', outcome: 'finished' });
  });
});

describe('a return that was begun elsewhere, gone on with here and finished in Shopify’s own screens', () => {
  async function payElsewhere(name: string, returnId: string, quantity = 1) {
    const parentId = counter.shopify.order(name)?.transactions[0]?.id ?? '';
    await processElsewhere(counter, returnId, quantity, { parentId, amount: '0.10' });
  }

  test('is in the log as native where we only approved it, once', async () => {
    const { name, sku } = orders.next();
    const returnId = await askFor(counter, name, sku);
    const plan = await planBegun(counter, name);
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'user-error' }]);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'refused' } });
    await payElsewhere(name, returnId);
    const webhooks = await deliveries.take(ALL_OF_ONE);
    for (const _ of [1, 2]) {
      await handAll(webhooks);
      await tell(counter.shopify.order(name) as OrderTruth);
      expect((await counter.lookAtNatives()).every(Boolean)).toBe(true);
    }
    expect(await logOf(name, { madeIn: 'shopify' })).toMatchObject([
      { returnName: `${name}-R1`, goods: 'returned', money: 'paid', total: { minor: 10 } },
    ]);
  });

  test('shows only what others did where we did a part of it', async () => {
    const { name, sku } = orders.next(3);
    const returnId = await askFor(counter, name, sku, { units: 3, open: true });
    await payElsewhere(name, returnId);
    await handAll(await deliveries.take(3));
    await counter.lookAtNatives();
    const order = await counter.open(name);
    const rest = goOnWith(order);
    const one = setQuantity(rest, order, rest.lines[0]?.lineItemId ?? '', 1);
    const plan = planIn(await counter.plan(one));
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished' } });
    await handAll(await deliveries.take(3));
    await counter.lookAtNatives();
    const [before] = await logOf(name, { madeIn: 'shopify' });
    expect(before).toMatchObject({ total: { minor: 10 }, legs: [{ amount: { minor: 10 } }] });

    await payElsewhere(name, returnId);
    await handAll(await deliveries.take(ALL_OF_ONE));
    await counter.lookAtNatives();
    const [line, ...more] = await logOf(name, { madeIn: 'shopify' });
    expect(more).toEqual([]);
    expect(line).toMatchObject({ planId: before?.planId, total: { minor: 20 }, legs: [{}, {}] });
    const page = await readReturn(database.db, counter.store.shop.domain, line?.planId ?? '', new Date());
    expect(page?.native?.back).toMatchObject([{ quantity: 2 }]);
    const [here] = await logOf(name, { madeIn: 'here' });
    expect(here).toMatchObject({ total: { minor: plan.total.minor } });
  });

  test('is not there for as long as a settlement of ours goes on with it', async () => {
    const { name, sku } = orders.next();
    await askFor(counter, name, sku, { open: true });
    const plan = await planBegun(counter, name);
    await counter.settle(plan.id);
    await deliveries.take(ALL_OF_ONE);
    await counter.sql.query(
      `UPDATE settlement SET state = 'return_created', refund_ids = '[]' WHERE plan_id = $1`,
      [plan.id],
    );
    await tell(counter.shopify.order(name) as OrderTruth);
    expect(await counter.lookAtNatives()).toEqual([false]);
    await counter.resume(plan.id);
    await tell(counter.shopify.order(name) as OrderTruth);
    expect((await counter.lookAtNatives()).every(Boolean)).toBe(true);
    expect((await logOf(name)).map(({ madeIn }) => madeIn)).toEqual(['here']);
  });
});

describe('a mark that somebody forges to keep a refund out of the log', () => {
  const REFUND = `mutation Forged($input: RefundInput!) {
    refundCreate(input: $input) @idempotent(key: "KEY") { refund { id } userErrors { message } }
  }`;

  async function refundNoted(name: string, note: string) {
    const order = counter.shopify.order(name) as OrderTruth;
    const [payment] = order.transactions;
    const { id: orderId } = order;
    await counter.elsewhere(REFUND.replace('KEY', randomUUID()), {
      input: {
        orderId,
        note,
        transactions: [
          { orderId, parentId: payment?.id, gateway: payment?.gateway, kind: 'REFUND', amount: '0.10' },
        ],
      },
    });
    await handAll(await deliveries.take(2));
    await counter.lookAtNatives();
  }

  test('of a plan that there is not, or that nobody confirmed', async () => {
    const { name, sku } = orders.next();
    await refundNoted(name, `cr:${randomUUID()} owed 1`);
    const { id } = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
    await refundNoted(name, `cr:${id} owed 1`);
    expect(await logOf(name, { madeIn: 'shopify' })).toHaveLength(2);
  });

  test('of a settlement that never paid it', async () => {
    const { name, sku } = orders.next(2);
    const { id } = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
    await counter.settle(id);
    await deliveries.take(ALL_OF_ONE);
    await refundNoted(name, `cr:${id} owed 1`);
    expect(await logOf(name, { madeIn: 'shopify' })).toHaveLength(1);
  });

  test('on a second return of the same order', async () => {
    const { name, sku } = orders.next(2);
    const { id } = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
    await counter.settle(id);
    await deliveries.take(ALL_OF_ONE);
    const begun = await askFor(counter, name, sku, { open: true, note: `cr:${id} seen` });
    await processElsewhere(counter, begun, 1, {
      parentId: counter.shopify.order(name)?.transactions[0]?.id ?? '',
      amount: '0.10',
    });
    await handAll(await deliveries.take(1));
    expect(await counter.hearNative({ returnId: begun })).toBe(200);
    await counter.lookAtNatives();
    expect(await logOf(name, { madeIn: 'shopify' })).toMatchObject([{ returnName: `${name}-R2` }]);
  });
});

describe('filters', () => {
  test('made here, made in Shopify’s own screens', async () => {
    const { name, sku } = orders.next(2);
    await tell(counter.shopify.nativeReturn(name, [{ sku, quantity: 1 }]));
    await deliveries.take(ALL_OF_ONE);
    await counter.lookAtNatives();
    const plan = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
    await counter.settle(plan.id);
    await deliveries.take(ALL_OF_ONE);
    const madeIn = async (filter: Partial<LogFilter>) =>
      (await logOf(name, filter)).map((each) => each.madeIn).sort();
    expect(await madeIn({})).toEqual(['here', 'shopify']);
    expect(await madeIn({ madeIn: 'here' })).toEqual(['here']);
    expect(await madeIn({ madeIn: 'shopify' })).toEqual(['shopify']);
    expect(await madeIn({ outcome: 'finished' })).toEqual(['here', 'shopify']);
    expect(await madeIn({ locationId: 1, staffMemberId: 11 })).toEqual(['here', 'shopify']);
  });
});

describe('when things go wrong', () => {
  test('Shopify is down: looked at later', async () => {
    const { name, truth } = await returnNatively();
    await tell(truth);
    counter.setShopifyDown(true);
    await expect(counter.lookAtNatives()).rejects.toThrow();
    counter.setShopifyDown(false);
    expect(await logOf(name)).toEqual([]);
    expect(await counter.lookAtNatives()).toEqual([true]);
    await lineOf(name);
  });

  test('what is not there, or is another shop’s, is dropped', async () => {
    for (const ids of [
      { returnId: 'gid://shopify/Return/424242' },
      { refundId: 'gid://shopify/Refund/424242' },
      { orderId: 'gid://shopify/Order/424242' },
    ]) {
      expect(await counter.hearNative(ids)).toBe(200);
    }
    expect(await counter.lookAtNatives()).toEqual([true, true, true]);
  });

  test('a till must name something, and nothing but ids', async () => {
    expect(await counter.hearNative({})).toBe(400);
    expect(await counter.hearNative({ returnId: 'gid://shopify/Order/1' })).toBe(400);
    expect(await counter.hearNative({ returnId: 'gid://shopify/Return/1', total: 5 } as object)).toBe(400);
    const body = JSON.stringify({
      till: TILL,
      returnId: 'gid://shopify/Return/1',
      refundId: null,
      orderId: null,
    });
    const forged = await counter.request('/pos/native', { method: 'POST', body, authorization: 'Bearer x' });
    expect(forged.status).toBe(401);
    expect(await counter.lookAtNatives()).toEqual([]);
  });

  test('a shop that uninstalled the app is left alone', async () => {
    const { name, truth } = await returnNatively();
    await tell(truth);
    await counter.sql.query('CREATE TABLE away AS TABLE shopify_sessions');
    await counter.sql.query('DELETE FROM shopify_sessions');
    expect(await counter.lookAtNatives()).toEqual([true]);
    await counter.sql.query('INSERT INTO shopify_sessions TABLE away');
    expect(await logOf(name)).toEqual([]);
  });

  test('a webhook with a bad signature is not believed', async () => {
    const { webhooks } = await returnNatively();
    const [first] = webhooks as [Delivery];
    await expect(hand({ ...first, body: `${first.body} ` })).rejects.toMatchObject({ status: 401 });
    expect(await counter.lookAtNatives()).toEqual([]);
  });
});
