import type { Customers } from '../settle/ports.ts';
import type { AdminClient } from './admin.ts';
import { unknown } from './admin-reply.ts';
import { CUSTOMER_OF_ORDER } from './operations/customer-of-order.ts';
import { CUSTOMERS_BY_WORDS } from './operations/customers-by-words.ts';
import { ORDER_CUSTOMER_SET } from './operations/order-customer-set.ts';
import { term, words } from './search-syntax.ts';

/** Customers of one shop, through its Admin API. */
export function openCustomers(admin: AdminClient): Customers {
  return {
    async search(person) {
      const [search] = Object.entries(person).map(([field, value]) =>
        field === 'words' ? words(value) : term(field, value),
      );
      const { customers } = await admin.query(CUSTOMERS_BY_WORDS, { search: search ?? '' });
      return {
        customers: customers.nodes.map(({ id, displayName, defaultEmailAddress, defaultPhoneNumber }) => ({
          id,
          name: displayName,
          contact: defaultEmailAddress?.emailAddress ?? defaultPhoneNumber?.phoneNumber ?? null,
        })),
        more: customers.pageInfo.hasNextPage,
      };
    },

    async ofOrder(orderId) {
      const { order } = await admin.query(CUSTOMER_OF_ORDER, { orderId });
      return order ? { customerId: order.customer?.id ?? null } : null;
    },

    async attach(orderId, customerId) {
      const written = await admin.mutate(ORDER_CUSTOMER_SET, { orderId, customerId });
      if (written.kind !== 'done') return written;
      const reply = written.value.orderCustomerSet;
      const [error] = reply?.userErrors ?? [];
      if (error) return { kind: 'refused', code: null, message: error.message };
      const attached = reply?.order?.customer?.id === customerId;
      return attached ? { kind: 'done', value: null } : unknown('the order does not name the customer');
    },
  };
}
