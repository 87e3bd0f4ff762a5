import type { OrderRecord } from './records.ts';
import { Refused } from './refusals.ts';
import { find, type Store } from './store.ts';

/** `orderCustomerSet`: the order belongs to this customer from now on. Doing it again changes nothing. */
export function setOrderCustomer(store: Store, orderId: string, customerId: string, at: string): OrderRecord {
  const order = find(store, 'Order', orderId);
  if (order === undefined) throw new Refused('NOT_FOUND', ['orderId'], 'Order does not exist');
  const customer = find(store, 'Customer', customerId);
  if (customer === undefined) throw new Refused('NOT_FOUND', ['customerId'], 'Customer does not exist');
  if (order.cancelledAt !== null) throw new Refused('INVALID', ['orderId'], 'Order is cancelled');
  if (order.customer === customer) return order;
  if (order.customer !== null) order.customer.orders = order.customer.orders.filter((each) => each !== order);
  order.customer = customer;
  customer.orders.push(order);
  customer.orders.sort((a, b) => a.processedAt.localeCompare(b.processedAt) || a.id - b.id);
  order.updatedAt = at;
  return order;
}
