import { parseMoney } from '../../../domain/money.ts';
import type { Dues } from '../settle/due-ports.ts';
import type { Written } from '../settle/ports.ts';
import type { AdminClient } from './admin.ts';
import { DUE_OF_ORDER } from './operations/due-of-order.ts';
import { ORDER_EDIT_BEGIN } from './operations/order-edit-begin.ts';
import { ORDER_EDIT_COMMIT } from './operations/order-edit-commit.ts';
import { ORDER_EDIT_SET_QUANTITY } from './operations/order-edit-set-quantity.ts';
import { ORDER_MARK_AS_PAID } from './operations/order-mark-as-paid.ts';
import { payload } from './payload.ts';

/** What customers of one shop have to pay, through its Admin API. `appUrl`: where this server is had from. */
export function openDues(admin: AdminClient, appUrl: string): Dues {
  return {
    async read(orderId, currency) {
      const { order } = await admin.query(DUE_OF_ORDER, { orderId });
      if (!order) return null;
      return {
        outstanding: parseMoney<string>(order.totalOutstandingSet.presentmentMoney.amount, currency),
        link: order.paymentCollectionDetails.additionalPaymentCollectionUrl ?? null,
      };
    },

    qrOf: (planId) => `${appUrl}/pay-qr/${planId}`,

    async markPaid(orderId) {
      const written = await admin.mutate(ORDER_MARK_AS_PAID, { orderId });
      return nothing(
        payload(
          written,
          ({ orderMarkAsPaid }) => orderMarkAsPaid,
          ({ order }) => order,
        ),
      );
    },

    async takeOff(orderId, units, note) {
      const begun = payload(
        await admin.mutate(ORDER_EDIT_BEGIN, { orderId }),
        ({ orderEditBegin }) => orderEditBegin,
        ({ calculatedOrder }) => calculatedOrder,
      );
      if (begun.kind !== 'done') return begun;
      const { id: editId, lineItems } = begun.value;
      for (const { lineItemId, unfulfilled } of units) {
        // A line of an edit bears the number of the order's line.
        const line = lineItems.nodes.find(({ id }) => numberIn(id) === numberIn(lineItemId));
        if (!line) return { kind: 'refused', code: null, message: `The edit has no ${lineItemId}` };
        const quantity = line.quantity - unfulfilled;
        const set = payload(
          await admin.mutate(ORDER_EDIT_SET_QUANTITY, { editId, lineId: line.id, quantity }),
          ({ orderEditSetQuantity }) => orderEditSetQuantity,
          ({ calculatedOrder }) => calculatedOrder,
        );
        if (set.kind !== 'done') return set;
      }
      return nothing(
        payload(
          await admin.mutate(ORDER_EDIT_COMMIT, { editId, note }),
          ({ orderEditCommit }) => orderEditCommit,
          ({ order }) => order,
        ),
      );
    },
  };
}

function nothing(written: Written<unknown>): Written<null> {
  return written.kind === 'done' ? { kind: 'done', value: null } : written;
}

function numberIn(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1);
}
