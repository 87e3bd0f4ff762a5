import type { CustomerReply, CustomerRequest } from '../../../domain/contract.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { ShopifyUnavailable } from '../plan/ports.ts';
import type { Customers } from './ports.ts';
import type { SettlePorts } from './run.ts';

/**
 * Gives the order of a plan to a customer, so that store credit has an owner. Find, then act: an order that is theirs already is
 * left as it is, another customer's is never taken. The plan itself stays as it was: it must be made anew.
 * @throws LockBusy; ShopifyUnavailable, NotInstalled: asking again is safe
 */
export async function attachCustomer(
  { planId, customerId }: Omit<CustomerRequest, 'till'>,
  { journal, clock, customers }: SettlePorts & { readonly customers: Customers },
): Promise<CustomerReply> {
  return journal.alone(planId, async (stillAlone) => {
    const record = await journal.read(planId);
    if (!record?.plan) return refused({ code: 'PLAN_UNKNOWN' });
    if (record.state !== 'planned') return refused({ code: 'PLAN_SUPERSEDED' });
    const order = await customers.ofOrder(record.orderId);
    if (!order) return refused({ code: 'ORDER_GONE' });
    if (order.customerId === customerId) return { kind: 'attached' };
    if (order.customerId !== null) return refused({ code: 'ORDER_HAS_CUSTOMER' });
    const note = (event: 'intended' | 'acted' | 'refused' | 'unknown', facts: Record<string, unknown>) =>
      journal.note(planId, clock.now(), { step: 'attach_customer', event, facts });
    await note('intended', { customerId });
    stillAlone();
    const written = await customers.attach(record.orderId, customerId);
    if (written.kind === 'done') {
      await note('acted', { customerId });
      return { kind: 'attached' };
    }
    if (written.kind === 'refused') {
      await note('refused', { message: written.message });
      return refused({ code: 'SHOPIFY_REFUSED', message: written.message });
    }
    await note('unknown', { why: written.why });
    throw new ShopifyUnavailable(written.why);
  });
}

function refused(refusal: Refusal): CustomerReply {
  return { kind: 'refused', refusal };
}
