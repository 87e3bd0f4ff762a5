import { parseMoney } from '../../../domain/money.ts';
import type { Dues } from '../settle/due-ports.ts';
import type { Written } from '../settle/ports.ts';
import type { AdminClient } from './admin.ts';
import { DUE_OF_ORDER } from './operations/due-of-order.ts';
import { ORDER_MARK_AS_PAID } from './operations/order-mark-as-paid.ts';
import { openOrderEdits, stageEdit } from './order-edits.ts';
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
      const off = units.map(({ lineItemId, unfulfilled: quantity }) => ({ lineItemId, quantity }));
      const staged = await stageEdit(admin, { orderId, off, on: [] });
      return staged.kind === 'done' ? openOrderEdits(admin).commit(staged.value.id, note) : staged;
    },
  };
}

function nothing(written: Written<unknown>): Written<null> {
  return written.kind === 'done' ? { kind: 'done', value: null } : written;
}
