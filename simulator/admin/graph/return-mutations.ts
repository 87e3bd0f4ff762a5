import { createRefund, type RefundInput } from '../ledger/create-refund.ts';
import {
  checkDisposition,
  dispose,
  type DispositionInput,
  processReturn,
  type ReturnProcessInput,
} from '../ledger/process-return.ts';
import { removeFromReturn, type RemovalInput } from '../ledger/remove-from-return.ts';
import {
  approveReturn,
  cancelReturn,
  closeReturn,
  createReturn,
  declineReturn,
  reopenReturn,
  type ReturnInput,
} from '../ledger/returns.ts';
import { announceFulfillmentOrder, announceOrder, announceRefund, announceReturn } from './announce.ts';
import { type Fields, timestamp } from './field.ts';
import { returning, returningOnce, type Root } from './mutation-result.ts';

/** Returns from asking to closing, and refunds without one. */
export const returnMutations: Fields<Root> = {
  returnCreate: returning((args, context) => {
    const created = createReturn(
      context.store,
      args['returnInput'] as ReturnInput,
      'OPEN',
      timestamp(context),
    );
    announceReturn(context, 'returns/approve', created);
    return { return: created };
  }),
  returnRequest: returning((args, context) => {
    const requested = createReturn(
      context.store,
      args['input'] as ReturnInput,
      'REQUESTED',
      timestamp(context),
    );
    announceReturn(context, 'returns/request', requested);
    return { return: requested };
  }),
  returnProcess: returning((args, context) => {
    const { orderReturn, refund, held } = processReturn(
      context.store,
      args['input'] as ReturnProcessInput,
      timestamp(context),
      context.gatewayAnswer,
    );
    announceReturn(context, 'returns/process', orderReturn);
    if (orderReturn.status === 'CLOSED') announceReturn(context, 'returns/close', orderReturn);
    if (refund !== null) announceRefund(context, refund);
    for (const each of held) announceFulfillmentOrder(context, 'fulfillment_orders/placed_on_hold', each);
    announceOrder(context, 'orders/updated', orderReturn.order);
    return { return: orderReturn };
  }),
  returnCancel: returning((args, context) => {
    const orderReturn = cancelReturn(context.store, String(args['id']));
    announceReturn(context, 'returns/cancel', orderReturn);
    return { return: orderReturn };
  }),
  returnClose: returning((args, context) => {
    const orderReturn = closeReturn(context.store, String(args['id']), timestamp(context));
    announceReturn(context, 'returns/close', orderReturn);
    return { return: orderReturn };
  }),
  returnReopen: returning((args, context) => {
    const orderReturn = reopenReturn(context.store, String(args['id']));
    announceReturn(context, 'returns/reopen', orderReturn);
    return { return: orderReturn };
  }),
  returnApproveRequest: returning((args, context) => {
    const { id } = args['input'] as { id: string };
    const orderReturn = approveReturn(context.store, id, timestamp(context));
    announceReturn(context, 'returns/approve', orderReturn);
    return { return: orderReturn };
  }),
  returnDeclineRequest: returning((args, context) => {
    const { id, declineReason, declineNote } = args['input'] as Record<string, string>;
    const orderReturn = declineReturn(context.store, id ?? '', declineReason ?? 'OTHER', declineNote ?? null);
    announceReturn(context, 'returns/decline', orderReturn);
    return { return: orderReturn };
  }),
  removeFromReturn: returning((args, context) => {
    const orderReturn = removeFromReturn(context.store, args as unknown as RemovalInput);
    announceReturn(context, 'returns/update', orderReturn);
    return { return: orderReturn };
  }),
  reverseFulfillmentOrderDispose: returning((args, context) => {
    const inputs = args['dispositionInputs'] as DispositionInput[];
    const checked = inputs.map((input, index) =>
      checkDisposition(context.store, input, ['dispositionInputs', index]),
    );
    for (const one of checked) dispose(context.store, one, timestamp(context));
    return { reverseFulfillmentOrderLineItems: checked.map(({ line }) => line) };
  }),
  refundCreate: returningOnce((args, context) => {
    const refund = createRefund(
      context.store,
      args['input'] as RefundInput,
      timestamp(context),
      context.gatewayAnswer,
    );
    announceRefund(context, refund);
    announceOrder(context, 'orders/updated', refund.order);
    return { refund, order: refund.order };
  }),
};
