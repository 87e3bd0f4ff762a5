import { setShippingAddress } from '../ledger/order-address.ts';
import { setOrderCustomer } from '../ledger/order-customer.ts';
import { creditCustomer } from '../ledger/store-credit.ts';
import { announceOrder } from './announce.ts';
import { type Fields, timestamp } from './field.ts';
import { returning, type Root } from './mutation-result.ts';

/** Whose an order is, and what the shop owes them in store credit. */
export const customerMutations: Fields<Root> = {
  orderCustomerSet: returning((args, context) => {
    const { orderId, customerId } = args as { orderId: string; customerId: string };
    const order = setOrderCustomer(context.store, orderId, customerId, timestamp(context));
    announceOrder(context, 'orders/updated', order);
    return { order };
  }),
  orderUpdate: returning((args, context) => {
    const input = args['input'] as Parameters<typeof setShippingAddress>[1];
    const order = setShippingAddress(context.store, input, timestamp(context));
    announceOrder(context, 'orders/updated', order);
    return { order };
  }),
  storeCreditAccountCredit: returning((args, context) => ({
    storeCreditAccountTransaction: creditCustomer(
      context.store,
      String(args['id']),
      args['creditInput'] as Parameters<typeof creditCustomer>[2],
      timestamp(context),
    ),
  })),
};
