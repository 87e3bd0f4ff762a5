import { jest } from '@jest/globals';
import type { ActionFunctionArgs } from 'react-router';

export type Route = (args: ActionFunctionArgs) => Promise<Response>;

/** What a till asks, by path; a path that ends in "/" has an id behind it. Of each, loader and action are one. */
const POS = {
  '/pos/find': () => import('../app/routes/pos.find.ts'),
  '/pos/plan': () => import('../app/routes/pos.plan.ts'),
  '/pos/approve': () => import('../app/routes/pos.approve.ts'),
  '/pos/settle': () => import('../app/routes/pos.settle.ts'),
  '/pos/settlements/': () => import('../app/routes/pos.settlements.$planId.ts'),
  '/pos/slip/': () => import('../app/routes/pos.slip.$planId.ts'),
  '/pos/cash-up': () => import('../app/routes/pos.cash-up.ts'),
  '/pos/owed': () => import('../app/routes/pos.owed.ts'),
  '/pos/decline': () => import('../app/routes/pos.decline.ts'),
  '/pos/customers': () => import('../app/routes/pos.customers.ts'),
  '/pos/customer': () => import('../app/routes/pos.customer.ts'),
  '/pos/visit/plan': () => import('../app/routes/pos.visit.plan.ts'),
  '/pos/visit/settle': () => import('../app/routes/pos.visit.settle.ts'),
  '/pos/exchange/choices': () => import('../app/routes/pos.exchange.choices.ts'),
  '/pos/exchange/items': () => import('../app/routes/pos.exchange.items.ts'),
  '/pos/exchange/mark-paid': () => import('../app/routes/pos.exchange.mark-paid.ts'),
  '/pos/exchange/call-off': () => import('../app/routes/pos.exchange.call-off.ts'),
  '/pos/native': () => import('../app/routes/pos.native.ts'),
};

/** What Shopify tells, by topic. */
const WEBHOOKS = {
  'returns/process': () => import('../app/routes/webhooks.returns.ts'),
  'returns/close': () => import('../app/routes/webhooks.returns.ts'),
  'refunds/create': () => import('../app/routes/webhooks.returns.ts'),
  'order_transactions/create': () => import('../app/routes/webhooks.orders.ts'),
  'orders/create': () => import('../app/routes/webhooks.orders.create.ts'),
  'orders/paid': () => import('../app/routes/webhooks.orders.ts'),
  'orders/edited': () => import('../app/routes/webhooks.orders.ts'),
};

/** web in this process, once the environment is set, and afresh: web reads it when it is loaded, and keeps what it opened. */
export async function loadWeb() {
  jest.resetModules();
  const [wiring, data, resuming, routes, webhooks] = await Promise.all([
    import('../app/wiring.server.ts'),
    import('../app/database.server.ts'),
    import('../app/resume-all.server.ts'),
    loadAll(POS),
    loadAll(WEBHOOKS),
  ]);
  return {
    routes,
    webhooks,
    resumeSettlement: resuming.resumeSettlement,
    lookAtNative: resuming.lookAtNative,
    async close() {
      await wiring.closeSchedule();
      await data.database().close();
    },
  };
}

async function loadAll(
  modules: Readonly<Record<string, () => Promise<object>>>,
): Promise<Record<string, Route | undefined>> {
  const loaded = Object.entries(modules).map(
    async ([name, load]) => [name, ((await load()) as { action: Route }).action] as const,
  );
  return Object.fromEntries(await Promise.all(loaded));
}
