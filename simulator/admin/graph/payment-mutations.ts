import { denied } from '../access.ts';
import { given } from '../given.ts';
import { cancelOrder, type CancelInput, checkCancel } from '../ledger/cancel-order.ts';
import { addJob } from '../ledger/jobs.ts';
import {
  capture,
  type CaptureInput,
  type ManualPaymentInput,
  markAsPaid,
  recordManualPayment,
  voidAuthorization,
} from '../ledger/payments.ts';
import { Refused } from '../ledger/refusals.ts';
import type { Store } from '../ledger/store.ts';
import { announceOrder, announcePayment, announceRefund, announceTransaction } from './announce.ts';
import { type Context, type Fields, timestamp } from './field.ts';
import { returning, type Root } from './mutation-result.ts';

/** Money that comes in without a checkout, and money that was only promised. */
export const paymentMutations: Fields<Root> = {
  transactionVoid: returning((args, context) => {
    const paid = voidAuthorization(context.store, String(args['parentTransactionId']), timestamp(context));
    announcePayment(context, paid);
    return { transaction: paid.transaction };
  }),
  orderCapture: returning((args, context) => {
    const paid = capture(context.store, args['input'] as CaptureInput, timestamp(context));
    announcePayment(context, paid);
    return { transaction: paid.transaction };
  }),
  orderMarkAsPaid: returning((args, context) => {
    const { id } = args['input'] as { id: string };
    const paid = markAsPaid(context.store, id, timestamp(context));
    announcePayment(context, paid);
    return { order: paid.order };
  }),
  orderCreateManualPayment: returning((args, context) => {
    if (given(args['amount']) && !isPlus(context))
      throw denied('orderCreateManualPayment', 'a Shopify Plus store to use the amount field.');
    const paid = recordManualPayment(
      context.store,
      args as unknown as ManualPaymentInput,
      timestamp(context),
    );
    announcePayment(context, paid);
    return { order: paid.order };
  }),
  orderCancel: returning((args, context) => {
    const input = args as unknown as CancelInput;
    const { order, money } = checkCancel(context.store, input, timestamp(context));
    const { store, gatewayAnswer } = context;
    const job = addJob(store, () => {
      // What was promised twice is done once, and what has become impossible not at all: `Job` tells of neither.
      if (!canStillCancel(store, input, timestamp(context))) return;
      const { refund, voided } = cancelOrder(store, order, input, money, timestamp(context), gatewayAnswer);
      for (const transaction of voided) announceTransaction(context, order, transaction);
      announceRefund(context, refund);
      announceOrder(context, 'orders/cancelled', order);
    });
    return { job };
  }),
};

function canStillCancel(store: Store, input: CancelInput, at: string): boolean {
  try {
    checkCancel(store, input, at);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

function isPlus({ store }: Context): boolean {
  return store.file.shop.plan === 'plus' || store.file.shop.plan === 'enterprise';
}
