import type { VisitPlanReply, VisitPlanRequest } from '../../../domain/contract.ts';
import type { OrderForReturn } from '../../../domain/order.ts';
import type { Plan } from '../../../domain/plan.ts';
import { judgeVisit } from '../../../domain/visit.ts';
import { planAndRead, type PlanPorts } from './plan-draft.ts';
import type { Asker } from './ports.ts';

/**
 * Makes the plans of one customer's drafts, one request to Shopify each, side by side. Plans that were made before another was
 * refused stand unconfirmed, as any plan that nobody confirms.
 * @throws ShopifyUnavailable, NotInstalled
 */
export async function planVisit(
  { drafts }: Pick<VisitPlanRequest, 'drafts'>,
  asker: Asker,
  ports: PlanPorts,
): Promise<VisitPlanReply> {
  const made = await Promise.all(drafts.map((draft) => planAndRead(draft, asker, ports)));
  const plans: Plan[] = [];
  const orders: OrderForReturn[] = [];
  for (const [index, { outcome, order }] of made.entries()) {
    const orderId = drafts[index]?.orderId ?? '';
    if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal, orderId, order };
    plans.push(outcome.plan);
    if (order) orders.push(order);
    const refusal = judgeVisit(orders, drafts);
    if (refusal) return { kind: 'refused', refusal, orderId, order };
  }
  return { kind: 'plans', plans };
}
