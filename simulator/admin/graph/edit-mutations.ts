import {
  addVariantToEdit,
  beginEdit,
  commitEdit,
  discountAddedLine,
  setQuantity,
} from '../ledger/order-edit.ts';
import type { OrderEditRecord } from '../ledger/records.ts';
import { announceEdit, announceFulfillmentOrder, announceOrder } from './announce.ts';
import { type Args, type Fields, timestamp } from './field.ts';
import { returning, type Root } from './mutation-result.ts';

/** Order editing: begin, stage, commit. */
export const editMutations: Fields<Root> = {
  orderEditBegin: returning((args, { store }) => session(beginEdit(store, String(args['id'])))),
  orderEditSetQuantity: returning((args, { store }) => {
    const { edit, line } = setQuantity(store, inputOf(args));
    return { ...session(edit), calculatedLineItem: { edit, line } };
  }),
  orderEditAddVariant: returning((args, { store }) => {
    const line = addVariantToEdit(store, inputOf(args));
    return { ...session(line.edit), calculatedLineItem: { edit: line.edit, line } };
  }),
  orderEditAddLineItemDiscount: returning((args, { store }) => {
    const line = discountAddedLine(store, inputOf(args));
    return { ...session(line.edit), calculatedLineItem: { edit: line.edit, line } };
  }),
  orderEditCommit: returning((args, context) => {
    const at = timestamp(context);
    const edited = commitEdit(context.store, String(args['id']), at);
    const { order, released } = edited;
    const staffNote = typeof args['staffNote'] === 'string' ? args['staffNote'] : '';
    announceEdit(context, edited, { id: numberOf(String(args['id'])), at, staffNote });
    for (const each of released) announceFulfillmentOrder(context, 'fulfillment_orders/hold_released', each);
    announceOrder(context, 'orders/updated', order);
    return { order, successMessages: ['Order updated'] };
  }),
};

function numberOf(gid: string): number {
  return Number(gid.slice(gid.lastIndexOf('/') + 1));
}

function session(calculatedOrder: OrderEditRecord): Record<string, unknown> {
  return {
    calculatedOrder,
    orderEditSession: { id: `gid://shopify/OrderEditSession/${calculatedOrder.id}` },
  };
}

/** Arguments whose names and types the schema has checked. */
function inputOf<T>(args: Args): T {
  return args as unknown as T;
}
