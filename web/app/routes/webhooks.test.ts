import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import type { ActionFunctionArgs } from 'react-router';
import { DEFAULT_POLICY } from '../../../domain/policy.ts';
import { SIMULATED_APP } from '../../../simulator/app.ts';
import { draftOf, openCounter, plainOrders, planIn, type Counter } from '../../tests/counter.ts';
import { addManager } from '../../tests/managers.ts';
import { openDatabase, type Database } from '../journal/database.ts';
import { seedReturn } from '../log/returns.test-kit.ts';

const OTHER = 'other-shop.myshopify.com';
let counter: Counter;
let database: Database;
let shop: string;
let orders: ReturnType<typeof plainOrders>;
let routes: Record<string, (args: ActionFunctionArgs) => Promise<Response>>;

beforeAll(async () => {
  counter = await openCounter();
  shop = counter.store.shop.domain;
  orders = plainOrders(counter.store);
  database = openDatabase(counter.databaseUrl);
  const [uninstalled, scopes, transactions, privacy] = await Promise.all([
    import('./webhooks.app.uninstalled.ts'),
    import('./webhooks.app.scopes_update.ts'),
    import('./webhooks.orders.ts'),
    import('./webhooks.privacy.ts'),
  ]);
  routes = {
    'app/uninstalled': uninstalled.action,
    'app/scopes_update': scopes.action,
    'order_transactions/create': transactions.action,
    'customers/data_request': privacy.action,
    'customers/redact': privacy.action,
    'shop/redact': privacy.action,
  };
});
afterAll(async () => {
  await database.close();
  await counter.close();
});
beforeEach(async () => {
  await counter.sql.query('DELETE FROM shopify_sessions');
  for (const name of [shop, OTHER]) {
    await counter.sql.query(
      `INSERT INTO shopify_sessions (id, shop, state, scope, "accessToken", expires) VALUES ($1, $2, '', 'read_orders', 'secret', '2020-01-01')`,
      [`offline_${name}`, name],
    );
  }
});

interface Delivery {
  readonly from?: string;
  readonly eventId?: string;
  readonly secret?: string;
  readonly method?: string;
}

let deliveries = 0;

/** As Shopify delivers it (shopify.dev, "Deliver webhooks through HTTPS"). Answers the status. */
async function deliver(
  topic: string,
  payload: unknown,
  {
    from = shop,
    eventId = `event-${++deliveries}`,
    secret = SIMULATED_APP.apiSecret,
    method = 'POST',
  }: Delivery = {},
): Promise<number> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const headers = {
    'Content-Type': 'application/json',
    'X-Shopify-Topic': topic,
    'X-Shopify-Shop-Domain': from,
    'X-Shopify-API-Version': '2026-07',
    'X-Shopify-Webhook-Id': `delivery-${++deliveries}`,
    'X-Shopify-Event-Id': eventId,
    'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(body).digest('base64'),
  };
  const init = method === 'POST' ? { method, headers, body } : { method, headers };
  const request = new Request(`http://localhost:4400/webhooks/${topic}`, init);
  const route = routes[topic];
  if (!route) throw new Error(`no route for ${topic}`);
  try {
    return (await route({ request, params: {}, context: {} } as unknown as ActionFunctionArgs)).status;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}

async function count(table: string, of = shop): Promise<number> {
  const { rows } = await counter.sql.query(`SELECT count(*)::int AS n FROM ${table} WHERE shop = $1`, [of]);
  return rows[0].n;
}

describe('only Shopify is believed', () => {
  test.each([
    'app/uninstalled',
    'customers/redact',
    'shop/redact',
    'order_transactions/create',
    'app/scopes_update',
  ])('%s with a bad signature is answered 401 and changes nothing', async (topic) => {
    expect(await deliver(topic, { order_id: 1, current: [] }, { secret: 'guessed' })).toBe(401);
    expect(await count('shopify_sessions')).toBe(1);
  });

  test('anything but POST, no JSON, a body beyond all measure', async () => {
    expect(await deliver('app/uninstalled', {}, { method: 'GET' })).toBe(405);
    expect(await deliver('app/uninstalled', 'not json')).toBe(400);
    expect(await deliver('app/uninstalled', 'x'.repeat(2 * 1024 * 1024 + 1))).toBe(413);
  });
});

test('a body without end and without a stated length is cut off at the limit', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 65_536;
      if (sent > 32 * 1024 * 1024) controller.close();
      else controller.enqueue(new Uint8Array(65_536).fill(0x20));
    },
  });
  const init = { method: 'POST', body: endless, duplex: 'half' };
  const request = new Request('http://localhost:4400/webhooks/app/uninstalled', init);
  const answered = routes['app/uninstalled']?.({
    request,
    params: {},
    context: {},
  } as unknown as ActionFunctionArgs);
  await expect(answered).rejects.toMatchObject({ status: 413 });
  expect(sent).toBeLessThan(4 * 1024 * 1024);
});

describe('app/uninstalled', () => {
  test("deletes this shop's sessions, again and again, and nobody else's", async () => {
    // The token is long expired, and Shopify would refuse to refresh it: the delivery is taken nevertheless.
    counter.setShopifyDown(true);
    expect(await deliver('app/uninstalled', {})).toBe(200);
    expect(await deliver('app/uninstalled', {})).toBe(200);
    counter.setShopifyDown(false);
    expect(await count('shopify_sessions')).toBe(0);
    expect(await count('shopify_sessions', OTHER)).toBe(1);
  });
});

test('app/scopes_update records what Shopify grants now', async () => {
  expect(await deliver('app/scopes_update', { current: ['write_orders', 'write_returns'] })).toBe(200);
  const { rows } = await counter.sql.query('SELECT shop, scope FROM shopify_sessions ORDER BY shop');
  expect(rows).toEqual(
    [
      { shop, scope: 'write_orders,write_returns' },
      { shop: OTHER, scope: 'read_orders' },
    ].toSorted((a, b) => (a.shop < b.shop ? -1 : 1)),
  );
});

describe('privacy', () => {
  const orderOf = async (planId: string) => {
    const { rows } = await counter.sql.query('SELECT order_id, plan, draft FROM plan WHERE id = $1', [
      planId,
    ]);
    return rows[0] as { order_id: string; plan: { draft: { note: string } }; draft: { note: string } };
  };
  const numberOf = (gid: string) => Number(gid.split('/').at(-1));

  test('customers/data_request is kept for the shop to answer, once', async () => {
    const payload = { customer: { id: 1, email: 'x@example.com' }, orders_requested: [11, 12] };
    expect(await deliver('customers/data_request', payload, { eventId: 'asked' })).toBe(200);
    expect(await deliver('customers/data_request', payload, { eventId: 'asked' })).toBe(200);
    const { rows } = await counter.sql.query('SELECT order_ids FROM privacy_request WHERE shop = $1', [shop]);
    expect(rows).toEqual([{ order_ids: ['gid://shopify/Order/11', 'gid://shopify/Order/12'] }]);
  });

  test('customers/redact takes the notes out of the orders it names and leaves what was paid', async () => {
    const note = 'Ms. Doe was here';
    const [named, unnamed, elsewhere] = [
      await seedReturn(database, { shop, note }),
      await seedReturn(database, { shop, note }),
      await seedReturn(database, { shop: OTHER, note }),
    ].map(({ planId }) => planId) as [string, string, string];
    const orders = [numberOf((await orderOf(named)).order_id), numberOf((await orderOf(elsewhere)).order_id)];
    expect(await deliver('customers/redact', { orders_to_redact: orders })).toBe(200);
    const redacted = await orderOf(named);
    expect([redacted.draft.note, redacted.plan.draft.note]).toEqual(['', '']);
    expect(redacted.plan).toMatchObject({ total: { minor: 465 } });
    expect((await orderOf(unnamed)).draft.note).toBe(note);
    expect((await orderOf(elsewhere)).draft.note).toBe(note);
  });

  test('customers/redact leaves no word of the staff’s anywhere, and not who the customer is', async () => {
    const rules = {
      restockingFee: { percent: 10, soldAt: 'everywhere', freeConditions: [], freeReasonIds: [] },
      managerFor: { ...DEFAULT_POLICY.managerFor, feeWaived: true },
    };
    await counter.sql.query(`INSERT INTO policy (shop, version, rules, made_at) VALUES ($1, 2, $2, now())`, [
      shop,
      JSON.stringify(rules),
    ]);
    const managerId = await addManager(counter, { name: 'Marta', staffMemberId: 21, pin: '904217' });
    const { name, sku } = orders.next();
    const order = await counter.open(name);
    const words = { overrideReason: 'Roe begs', waivedFees: { reason: 'Roe is ill' }, note: 'Roe was here' };
    const { id } = planIn(await counter.plan({ ...draftOf(order, { [sku]: 1 }), ...words }));
    expect(await counter.approve(id, managerId, '904217')).toMatchObject({ kind: 'approved' });
    expect(await counter.settle(id)).toMatchObject({ settlement: { state: 'finished' } });
    await counter.sql.query(
      `INSERT INTO journal_entry (shop, plan_id, at, step, event, facts) VALUES ($1, $2, now(), 'attach_customer', 'acted', $3)`,
      [shop, id, { customerId: 'gid://shopify/Customer/4711' }],
    );
    const { rows: tables } = await counter.sql.query(
      `SELECT DISTINCT table_schema || '.' || table_name AS name FROM information_schema.columns
       WHERE table_schema IN ('public', 'jobs') AND table_name NOT LIKE 'schedule%'`,
    );
    const told = async () => {
      const all = [];
      for (const table of tables) {
        const { rows } = await counter.sql.query(`SELECT to_jsonb(each) AS row FROM ${table.name} AS each`);
        for (const { row } of rows) {
          const text = JSON.stringify(row);
          if (/Roe (begs|is ill|was here)|4711/.test(text)) all.push(table.name);
        }
      }
      return [...new Set(all)].sort();
    };
    expect(await told()).toEqual(['public.journal_entry', 'public.plan']);
    expect(await deliver('customers/redact', { orders_to_redact: [numberOf(order.id)] })).toBe(200);
    expect(await told()).toEqual([]);
    const { rows } = await counter.sql.query('SELECT plan FROM plan WHERE id = $1', [id]);
    expect(rows[0].plan).toMatchObject({
      draft: { overrideReason: '', waivedFees: { reason: '' } },
      approvals: [{ code: 'FEE_WAIVED', amount: { currency: 'GBP' }, reason: '' }],
    });
  });

  test('the journal stays closed to everybody else', async () => {
    const { planId } = await seedReturn(database, { shop });
    await expect(counter.sql.query('UPDATE plan SET draft = draft WHERE id = $1', [planId])).rejects.toThrow(
      /append-only/,
    );
  });

  test('shop/redact leaves nothing of the shop, and everything of the others', async () => {
    const { planId } = await seedReturn(database, { shop, journal: [['create_return', 'intended', {}]] });
    await counter.sql.query(
      `INSERT INTO returnable_units (shop, order_id, units, sold_at, currency, duties, read_at)
       VALUES ($1, 'gid://shopify/Order/1', '{}', 'online', 'GBP', '{}', '2026-11-01')`,
      [shop],
    );
    const managerId = await addManager(counter, { name: 'Nora', staffMemberId: 22, pin: '904217' });
    await counter.sql.query(
      `INSERT INTO approval (plan_id, shop, manager_id, approval, valid_until) VALUES ($1, $2, $3, '{}', '2026-11-01')`,
      [planId, shop, managerId],
    );
    await counter.sql.query(`INSERT INTO till_tries VALUES ($1, 'ipad-1', 1)`, [shop]);
    const { rows } = await counter.sql.query(
      `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'shop'`,
    );
    const tables = rows.map(({ table_name }) => String(table_name));
    expect(tables).toContain('journal_entry');
    expect(await counter.hearNative({ returnId: 'gid://shopify/Return/1' })).toBe(200);
    await counter.sql.query(
      `INSERT INTO jobs.job (name, data) SELECT 'native', jsonb_set(data, '{shop}', to_jsonb($1::text)) FROM jobs.job
       WHERE name = 'native' LIMIT 1`,
      [OTHER],
    );
    const jobs = async (of: string) => {
      const { rowCount } = await counter.sql.query(`SELECT FROM jobs.job WHERE data->>'shop' = $1`, [of]);
      return rowCount;
    };
    expect(await jobs(shop)).toBeGreaterThan(0);
    const before = await count('settlement', OTHER);
    expect(await deliver('shop/redact', { shop_domain: shop })).toBe(200);
    expect(await deliver('shop/redact', { shop_domain: shop })).toBe(200);
    for (const table of tables) expect([table, await count(table)]).toEqual([table, 0]);
    expect(await jobs(shop)).toBe(0);
    expect(await jobs(OTHER)).toBe(1);
    expect(await count('settlement', OTHER)).toBe(before);
  });
});

describe('order_transactions/create', () => {
  async function settleWithPendingMoney() {
    const { name, sku } = orders.next();
    const order = await counter.open(name);
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-pending' }]);
    const plan = planIn(await counter.plan(draftOf(order, { [sku]: 1 })));
    const settled = await counter.settle(plan.id);
    if (settled.kind !== 'settlement') throw new Error(JSON.stringify(settled));
    return { order, planId: plan.id, money: settled.settlement.money };
  }
  const moneyOf = async (planId: string) => {
    const reply = await counter.settlement(planId);
    return reply.kind === 'settlement' ? reply.settlement.money : reply.kind;
  };

  /**
   * Jobs of a settlement that are due at once, unlike the one that looks after it a minute later. Whether somebody is at one already does
   * not matter: the worker that a test starts goes on beside the next ones.
   */
  const dueJobs = async (planId: string) => {
    const { rows } = await counter.sql.query(
      `SELECT id FROM jobs.job WHERE data->>'planId' = $1 AND start_after <= now()`,
      [planId],
    );
    return rows.length;
  };

  test('is answered before Shopify is asked anything; a repeated delivery changes nothing', async () => {
    const { order, planId, money } = await settleWithPendingMoney();
    expect(money).toBe('pending');
    counter.shopify.setWebhooks(false);
    expect(counter.shopify.resolvePending(order.name, 'SUCCESS')).toBeGreaterThan(0);
    const payload = { order_id: Number(order.id.split('/').at(-1)), status: 'success' };
    counter.calls();
    expect(await deliver('order_transactions/create', payload, { eventId: 'paid' })).toBe(200);
    expect(await deliver('order_transactions/create', payload, { eventId: 'paid' })).toBe(200);
    expect(counter.calls()).toEqual([]);
    expect(await dueJobs(planId)).toBe(1);
    const { schedule } = await import('../wiring.server.ts');
    const { resumeSettlement } = await import('../resume-all.server.ts');
    const jobs = await schedule();
    await new Promise<void>((resolve, reject) => {
      const work = (job: { shop: string; planId: string }) =>
        resumeSettlement(job.shop, job.planId).then(() => job.planId === planId && resolve(), reject);
      void jobs.start({ settle: async (job) => void (await work(job)), look: async () => undefined });
    });
    expect(await moneyOf(planId)).toBe('paid');
  });

  test('a delivery that could not be kept is worked on when it comes again', async () => {
    const { order, planId } = await settleWithPendingMoney();
    const payload = { order_id: Number(order.id.split('/').at(-1)) };
    await counter.sql.query('ALTER TABLE settlement RENAME TO settlement_away');
    await expect(deliver('order_transactions/create', payload, { eventId: 'again' })).rejects.toThrow();
    await counter.sql.query('ALTER TABLE settlement_away RENAME TO settlement');
    expect(await deliver('order_transactions/create', payload, { eventId: 'again' })).toBe(200);
    expect(await dueJobs(planId)).toBe(1);
  });

  test('an order that we never touched costs no call', async () => {
    counter.calls();
    expect(await deliver('order_transactions/create', { order_id: 424242 })).toBe(200);
    expect(counter.calls()).toEqual([]);
  });
});
