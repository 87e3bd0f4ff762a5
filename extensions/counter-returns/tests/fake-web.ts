import {
  PATHS,
  type ApproveReply,
  type CallOffReply,
  type CustomerReply,
  type CustomersReply,
  type DeclineReply,
  type ExchangeChoicesReply,
  type ExchangeItemsReply,
  type FindReply,
  type MarkPaidReply,
  type OwedReply,
  type PlanReply,
  type SettleReply,
  type SettlementReply,
} from '../../../domain/contract.ts';
import type { Money } from '../../../domain/money.ts';
import type { Draft } from '../../../domain/draft.ts';
import type { OrderForReturn } from '../../../domain/order.ts';
import { exampleChoices, examplePlan, exampleSettlement } from './examples.ts';

interface Asked {
  readonly path: string;
  readonly body: {
    readonly draft?: Draft;
    readonly planId?: string;
    readonly managerId?: string;
    readonly pin?: string;
    readonly text?: string;
    readonly customerId?: string;
    readonly giftCardCode?: string | null;
    readonly lineItemId?: string;
    readonly reasonId?: string | null;
    readonly by?: string;
    readonly refund?: Money;
    readonly id?: string;
    readonly returnId?: string;
    readonly reason?: string;
    readonly note?: string;
  };
}

/** Web as the device sees it, for one order: finds it, plans any draft of it, settles any plan. Each reply can be replaced. */
export function fakeWeb(order: OrderForReturn) {
  const asked: Asked[] = [];
  const plans = new Map<string, Draft>();
  const replies = {
    find: (): FindReply | Response => ({
      kind: 'order',
      order,
      draft: null,
      proved: true,
      returnId: null,
      due: null,
    }),
    plan: (draft: Draft): PlanReply | Response => ({
      kind: 'plan',
      plan: examplePlan(draft),
      managers: [],
    }),
    approve: (_pin: string): ApproveReply | Response => ({ kind: 'wrong_pin', triesLeft: 4 }),
    settle: (planId: string): SettleReply | Response => ({
      kind: 'settlement',
      settlement: exampleSettlement(examplePlan(plans.get(planId) as Draft)),
    }),
    customers: (): CustomersReply | Response => ({ kind: 'customers', customers: [], more: false }),
    customer: (): CustomerReply | Response => ({ kind: 'attached' }),
    decline: (): DeclineReply | Response => new Response('', { status: 404 }),
    owed: (): OwedReply | Response => new Response('', { status: 404 }),
    choices: (): ExchangeChoicesReply | Response => exampleChoices(),
    goods: (): ExchangeItemsReply | Response => ({ kind: 'items', items: [], more: false }),
    markPaid: (_pin: string): MarkPaidReply | Response => ({ kind: 'wrong_pin', triesLeft: 4 }),
    callOff: (): CallOffReply | Response => new Response('', { status: 404 }),
    settlement: (_planId: string): SettlementReply | Response => ({ kind: 'nothing' }),
  };

  const answer = (path: string, body: Asked['body']): object | Response => {
    if (path === PATHS.find) return replies.find();
    if (path === PATHS.plan && body.draft) {
      plans.set(examplePlan(body.draft).id, body.draft);
      return replies.plan(body.draft);
    }
    if (path === PATHS.approve && body.pin) return replies.approve(body.pin);
    if (path === PATHS.settle && body.planId) return replies.settle(body.planId);
    if (path === PATHS.exchangeChoices) return replies.choices();
    if (path === PATHS.exchangeItems) return replies.goods();
    if (path === PATHS.markPaid && body.pin) return replies.markPaid(body.pin);
    if (path === PATHS.callOff) return replies.callOff();
    if (path === PATHS.decline) return replies.decline();
    if (path === PATHS.owed) return replies.owed();
    if (path === PATHS.customers) return replies.customers();
    if (path === PATHS.customer) return replies.customer();
    if (path.startsWith(PATHS.settlement)) return replies.settlement(path.slice(PATHS.settlement.length));
    return new Response('', { status: 404 });
  };

  return {
    asked,
    replies,
    paths: () => asked.map(({ path }) => path),
    fetch: (path: unknown, init?: RequestInit): Promise<Response> => {
      const body = (init?.body ? JSON.parse(String(init.body)) : {}) as Asked['body'];
      asked.push({ path: String(path), body });
      const reply = answer(String(path), body);
      return Promise.resolve(reply instanceof Response ? reply : Response.json(reply));
    },
  };
}
