import { randomUUID } from 'node:crypto';
import { PATHS, type FindReply, type PlanReply, type SettleReply, type Till } from '../../domain/contract.ts';
import { setQuantity, startDraft, type Draft } from '../../domain/draft.ts';
import { judgeLine, judgeOrder } from '../../domain/eligibility.ts';
import type { Stack } from '../../simulator/stack/stack.ts';

/** A till without a screen: asks web what the device would ask, to measure web and not the browser. */
export interface WebClient {
  /** Plans the return of one unit of an order; null where nothing of it can come back. */
  plan(order: string): Promise<string | null>;
  /** @returns milliseconds that web took */
  settle(planId: string): Promise<number>;
}

export function webClientOf(stack: Stack): WebClient {
  const till: Till = {
    locationId: stack.store.locations[0]?.id ?? 0,
    deviceId: 'bench',
    staffMemberId: stack.store.staff[0]?.id ?? null,
    posVersion: '11.14.0',
  };
  const token = async (): Promise<string> => {
    const response = await fetch(`${stack.origin}/__pos/token`, { method: 'POST' });
    return ((await response.json()) as { token: string }).token;
  };
  const post = async <T>(path: string, body: object, bearer: string): Promise<T> => {
    const response = await fetch(stack.webOrigin + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': 'application/json',
        'user-agent': 'Shopify POS/11.14.0 bench',
      },
      body: JSON.stringify({ till, ...body }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    async plan(name) {
      const found = await post<FindReply>(PATHS.find, { by: 'scan', text: name }, await token());
      if (found.kind !== 'order' || judgeOrder(found.order)) return null;
      const line = found.order.lines.find((candidate) => judgeLine(candidate).kind === 'returnable');
      if (!line) return null;
      const draft: Draft = setQuantity(startDraft(randomUUID(), found.order.id), found.order, line.id, 1);
      const planned = await post<PlanReply>(PATHS.plan, { draft }, await token());
      return planned.kind === 'plan' ? planned.plan.id : null;
    },
    async settle(planId) {
      const bearer = await token();
      const began = performance.now();
      const reply = await post<SettleReply>(PATHS.settle, { planId, giftCardCode: null }, bearer);
      if (reply.kind !== 'settlement' || reply.settlement.state !== 'finished') {
        throw new Error(`The bench's settlement did not finish: ${JSON.stringify(reply).slice(0, 400)}`);
      }
      return performance.now() - began;
    },
  };
}
