import { money, parseMoney } from '../../../domain/money.ts';
import { NEW_STORE_CREDIT } from '../../../domain/plan.ts';
import type { Refunded, Returns, Written } from '../settle/ports.ts';
import { unitsToProcess } from '../settle/units-to-process.ts';
import type { AdminClient } from './admin.ts';
import { bears } from './begun-returns.ts';
import { openCancellations } from './cancellations.ts';
import { OWED_BY_ORDER } from './operations/owed-by-order.ts';
import { PAYMENTS_OF_ORDER } from './operations/payments-of-order.ts';
import { REFUND_CREATE } from './operations/refund-create.ts';
import { REFUNDS_OF_ORDER } from './operations/refunds-of-order.ts';
import { REQUEST_STATE } from './operations/request-state.ts';
import { RETURN_APPROVE_REQUEST } from './operations/return-approve-request.ts';
import { RETURN_CANCEL } from './operations/return-cancel.ts';
import { RETURN_CLOSE } from './operations/return-close.ts';
import { RETURN_CREATE } from './operations/return-create.ts';
import { RETURN_DECLINE_REQUEST } from './operations/return-decline-request.ts';
import { RETURN_OUTCOME } from './operations/return-outcome.ts';
import { RETURN_PROCESS } from './operations/return-process.ts';
import { RETURN_STATE } from './operations/return-state.ts';
import { RETURNS_OF_ORDER } from './operations/returns-of-order.ts';
import { TRANSACTION_STATUSES } from './operations/transaction-statuses.ts';
import { payload } from './payload.ts';
import { readQuote } from './read-quote.ts';
import {
  toDutiesInput,
  toExchangeLines,
  toProcessInput,
  toRefundInput,
  toReturnInput,
  toShippingInput,
} from './return-inputs.ts';
import { toShopifyReturn, toStatus } from './return-translation.ts';
import { storeCreditCeiling } from './store-credit.ts';
import { ceilingsOf, toTenders } from './tenders.ts';

/** Returns of one shop, through its Admin API. */
export function openReturns(admin: AdminClient): Returns {
  return {
    ...openCancellations(admin),
    readQuote: (draft, policy, remembered, mark, locationId) =>
      readQuote(admin, draft, policy, remembered, mark, locationId),

    async create(plan, units, note, exchange) {
      const input = toReturnInput(plan, units, note, exchange);
      const written = await admin.mutate(RETURN_CREATE, { input });
      return payload(
        written,
        ({ returnCreate }) => returnCreate,
        ({ return: created }) => (created ? toShopifyReturn(created, plan.currency) : null),
      );
    },

    async read(returnId, currency) {
      const { return: found } = await admin.query(RETURN_STATE, { returnId });
      return found ? toShopifyReturn(found, currency) : null;
    },

    async outcome(orderReturn, plan) {
      const { currency, draft, legs, duties, tip } = plan;
      const storeCredit = legs.some(({ parentId }) => parentId === NEW_STORE_CREDIT);
      const variables = {
        returnId: orderReturn.id,
        lines: unitsToProcess(plan, orderReturn).map(({ line, quantity }) => ({ id: line.id, quantity })),
        exchangeLines: toExchangeLines(plan, orderReturn),
        shipping: toShippingInput(draft.shipping),
        duties: toDutiesInput(duties.ids),
        tipLineId: tip.lineItemId,
        storeCredit,
      };
      const { return: found } = await admin.query(RETURN_OUTCOME, variables);
      const transfer = found?.suggestedFinancialOutcome?.financialTransfer;
      if (transfer?.__typename !== 'RefundReturnOutcome') {
        // An invoice is what the customer would have to pay; no transfer is an even exchange.
        const invoiced = transfer ? parseMoney(transfer.amount.presentmentMoney.amount, currency).minor : 0;
        return { total: money(-invoiced, currency), ceilings: new Map() };
      }
      const ceilings = ceilingsOf(transfer.suggestedTransactions, currency);
      if (storeCredit) {
        const asStoreCredit = found?.asStoreCredit?.financialTransfer;
        const methods = asStoreCredit && 'suggestedRefundMethods' in asStoreCredit ? asStoreCredit : null;
        ceilings.set(NEW_STORE_CREDIT, storeCreditCeiling(methods?.suggestedRefundMethods ?? [], currency));
      }
      return { total: parseMoney<string>(transfer.amount.presentmentMoney.amount, currency), ceilings };
    },

    async process(orderReturn, plan, locationId) {
      const input = toProcessInput(orderReturn, plan, locationId);
      const written = await admin.mutate(RETURN_PROCESS, { input });
      return payload(
        written,
        ({ returnProcess }) => returnProcess,
        ({ return: processed }) => (processed ? toShopifyReturn(processed, plan.currency) : null),
      );
    },

    async cancel(returnId) {
      const written = await admin.mutate(RETURN_CANCEL, { returnId });
      return withoutValue(
        payload(
          written,
          ({ returnCancel }) => returnCancel,
          (reply) => reply.return,
        ),
      );
    },

    async approve(returnId, currency) {
      const written = await admin.mutate(RETURN_APPROVE_REQUEST, { returnId });
      return payload(
        written,
        ({ returnApproveRequest }) => returnApproveRequest,
        ({ return: approved }) => (approved ? toShopifyReturn(approved, currency) : null),
      );
    },

    async requested(returnId) {
      const { return: found } = await admin.query(REQUEST_STATE, { returnId });
      if (!found) return null;
      const { decline, ...state } = found;
      return { ...state, declined: decline ? { reason: decline.reason, note: decline.note ?? '' } : null };
    },

    async decline(returnId, reason, note) {
      const written = await admin.mutate(RETURN_DECLINE_REQUEST, { returnId, reason, note: note || null });
      return withoutValue(
        payload(
          written,
          ({ returnDeclineRequest }) => returnDeclineRequest,
          (reply) => reply.return,
        ),
      );
    },

    async close(returnId) {
      const written = await admin.mutate(RETURN_CLOSE, { returnId });
      return withoutValue(
        payload(
          written,
          ({ returnClose }) => returnClose,
          (reply) => reply.return,
        ),
      );
    },

    async marked(orderId, mark) {
      const { order } = await admin.query(RETURNS_OF_ORDER, { orderId });
      return (order?.returns.nodes ?? []).filter((node) => bears(node, mark));
    },

    async owing(orderId, currency) {
      const { order } = await admin.query(OWED_BY_ORDER, { orderId });
      if (!order) return null;
      const outstanding = parseMoney<string>(order.totalOutstandingSet.presentmentMoney.amount, currency);
      return {
        // Negative: in the customer's favour.
        owed: money(Math.max(0, -outstanding.minor), currency),
        ceilings: ceilingsOf(order.suggestedRefund?.suggestedTransactions ?? [], currency),
      };
    },

    async payments(orderId, currency) {
      const { order } = await admin.query(PAYMENTS_OF_ORDER, { orderId });
      return order
        ? toTenders(order.transactions, order.suggestedRefund?.suggestedTransactions ?? [], currency)
        : [];
    },

    async refund(owed) {
      const written = await admin.mutate(REFUND_CREATE, { input: toRefundInput(owed), key: owed.key });
      return payload(
        written,
        ({ refundCreate }) => refundCreate,
        ({ refund }) => refund && toRefunded(refund),
      );
    },

    async refundNoted(orderId, note) {
      const { order } = await admin.query(REFUNDS_OF_ORDER, { orderId });
      const found = order?.refunds.find((refund) => refund.note === note);
      return found ? toRefunded(found) : null;
    },

    async statuses(ids) {
      const { nodes } = await admin.query(TRANSACTION_STATUSES, { ids: [...ids] });
      return new Map(
        nodes.flatMap((node) => (node && 'status' in node ? [[node.id, toStatus(node.status)]] : [])),
      );
    },
  };
}

function withoutValue(written: Written<unknown>): Written<null> {
  return written.kind === 'done' ? { kind: 'done', value: null } : written;
}

function toRefunded(refund: {
  readonly id: string;
  readonly transactions: {
    readonly nodes: readonly {
      readonly id: string;
      readonly kind: string;
      readonly status: Parameters<typeof toStatus>[0];
    }[];
  };
}): Refunded {
  const payment = refund.transactions.nodes.find(({ kind }) => kind === 'REFUND');
  return {
    refundId: refund.id,
    transactionId: payment?.id ?? null,
    status: payment ? toStatus(payment.status) : 'pending',
  };
}
