import { maximumRefundable } from '../ledger/balance.ts';
import { checkDuties, type DutyInput } from '../ledger/duties.ts';
import { sumOf } from '../ledger/lines.ts';
import { minus, NOTHING, share } from '../ledger/money.ts';
import {
  exchangeValue,
  returnOutcome,
  shippingShare,
  suggestPayments,
  transferFor,
  valueAll,
} from '../ledger/outcome.ts';
import type { ShippingInput } from '../ledger/outcome.ts';
import { legacyReason } from '../ledger/reasons.ts';
import type {
  DispositionRecord,
  ExchangeLineRecord,
  FeeRecord,
  OrderRecord,
  ReasonRecord,
  ReturnLineRecord,
  ReturnRecord,
  ReverseFulfillmentOrderLineRecord,
  ReverseFulfillmentOrderRecord,
} from '../ledger/records.ts';
import {
  checkExchangeLine,
  checkReturnLines,
  checkShippingFee,
  type ExchangeLineInput,
  type ReturnLineInput,
} from '../ledger/return-input.ts';
import { worthOf } from '../ledger/returns.ts';
import { checkTip } from '../ledger/tips.ts';
import type { Store } from '../ledger/store.ts';
import { find } from '../ledger/store.ts';
import { GraphQLError } from 'graphql';
import { pageOf } from '../connection.ts';
import { type Args, bagIn, type Fields, gid } from './field.ts';
import { orFail, refundDuty, shippingRefund, storeCreditMethods } from './suggested-refund.ts';
import { suggestedTransactionsOf } from './transactions.ts';
import { given } from '../given.ts';

const orderReturn: Fields<ReturnRecord> = {
  id: gid,
  name: ({ name }) => name,
  status: ({ status }) => status,
  order: ({ order }) => order,
  createdAt: ({ createdAt }) => createdAt,
  requestApprovedAt: ({ approvedAt }) => approvedAt,
  closedAt: ({ closedAt }) => closedAt,
  decline: ({ decline }) => decline,
  totalQuantity: ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
  returnLineItems: ({ lines }, args) => pageOf(byProcessing(lines, args), args, ({ id }) => id),
  exchangeLineItems: ({ exchangeLines }, args) =>
    pageOf(byProcessing(exchangeLines, args), args, ({ id }) => id),
  returnShippingFees: ({ order, shippingFee }) => (shippingFee === null ? [] : [{ order, fee: shippingFee }]),
  reverseFulfillmentOrders: ({ reverseFulfillmentOrders }, args) =>
    pageOf(reverseFulfillmentOrders, args, ({ id }) => id),
  refunds: ({ refunds }, args) => pageOf(refunds, args, ({ id }) => id),
  // Payments and refunds of an exchange alike.
  transactions: ({ refunds, payments }, args) =>
    pageOf([...refunds.flatMap(({ transactions }) => transactions), ...payments], args, ({ id }) => id),
  suggestedFinancialOutcome: (source, args, { store }) => suggestedOutcome(store, source, args),
};

const returnLineItem: Fields<ReturnLineRecord> = {
  id: gid,
  quantity: ({ quantity }) => quantity,
  processedQuantity: ({ processed }) => processed,
  unprocessedQuantity: ({ quantity, processed }) => quantity - processed,
  processableQuantity: ({ orderReturn: { status }, quantity, processed }) =>
    status === 'OPEN' ? quantity - processed : 0,
  refundableQuantity: ({ quantity, processed }) => quantity - processed,
  refundedQuantity: ({ processed }) => processed,
  fulfillmentLineItem: ({ fulfillmentLine }) => fulfillmentLine,
  returnReason: ({ reason }) => legacyReason(reason?.handle),
  returnReasonDefinition: ({ reason }) => reason,
  returnReasonNote: ({ reasonNote }) => reasonNote,
  customerNote: ({ customerNote }) => customerNote,
  restockingFee: ({ orderReturn: { order }, restockingFee }) =>
    restockingFee === null ? null : { order, fee: restockingFee },
  withCodeDiscountedTotalPriceSet: (line) => bagIn(line.orderReturn.order, worthOf(line)),
};

const exchangeLineItem: Fields<ExchangeLineRecord> = {
  id: gid,
  quantity: ({ quantity }) => quantity,
  processedQuantity: ({ processed }) => processed,
  unprocessedQuantity: ({ quantity, processed }) => quantity - processed,
  processableQuantity: ({ orderReturn: { status }, quantity, processed }) =>
    status === 'OPEN' ? quantity - processed : 0,
  variantId: ({ variant }) => gid(variant),
  lineItems: ({ lines }) => lines,
};

interface FeeSource {
  order: OrderRecord;
  fee: FeeRecord;
}

/** Returns and everything that hangs on them. */
export const returnFields: Readonly<Record<string, Fields<never>>> = {
  Return: orderReturn,
  ReturnLineItem: returnLineItem,
  ExchangeLineItem: exchangeLineItem,
  ReturnReasonDefinition: {
    id: gid,
    handle: ({ handle }: ReasonRecord) => handle,
    name: ({ name }: ReasonRecord) => name,
    deleted: ({ deleted }: ReasonRecord) => deleted,
  },
  RestockingFee: feeFields('RestockingFee'),
  ReturnShippingFee: feeFields('ReturnShippingFee'),
  CalculatedRestockingFee: feeFields('CalculatedRestockingFee'),
  CalculatedReturnShippingFee: feeFields('CalculatedReturnShippingFee'),
  ReverseFulfillmentOrder: {
    id: gid,
    status: ({ status }: ReverseFulfillmentOrderRecord) => status,
    order: (source: ReverseFulfillmentOrderRecord) => source.orderReturn.order,
    lineItems: ({ lines }: ReverseFulfillmentOrderRecord, args: Args) => pageOf(lines, args, ({ id }) => id),
  },
  ReverseFulfillmentOrderLineItem: {
    id: gid,
    totalQuantity: ({ quantity }: ReverseFulfillmentOrderLineRecord) => quantity,
    fulfillmentLineItem: ({ returnLine }: ReverseFulfillmentOrderLineRecord) => returnLine.fulfillmentLine,
    dispositions: ({ dispositions }: ReverseFulfillmentOrderLineRecord) => dispositions,
  },
  ReverseFulfillmentOrderDisposition: {
    id: gid,
    type: ({ disposition }: DispositionRecord) => disposition,
    quantity: ({ quantity }: DispositionRecord) => quantity,
    location: ({ location }: DispositionRecord) => location,
    createdAt: ({ createdAt }: DispositionRecord) => createdAt,
  },
};

interface CalculateInput {
  orderId: string;
  returnLineItems?: ReturnLineInput[] | null;
  exchangeLineItems?: ExchangeLineInput[] | null;
  returnShippingFee?: Parameters<typeof checkShippingFee>[1];
}

/** `returnCalculate`: the value of each line. "Without creating it": nothing changes. */
export function calculateReturn(store: Store, input: CalculateInput): unknown {
  const order = find(store, 'Order', input.orderId);
  if (order === undefined)
    throw new GraphQLError('Order does not exist', { extensions: { code: 'NOT_FOUND' } });
  const taxRate = store.file.shop.taxRate;
  return orFail(() => {
    const lines = checkReturnLines(store, order, input.returnLineItems ?? [], ['input']);
    const values = valueAll(
      lines.map(({ fulfillmentLine, quantity }) => ({ line: fulfillmentLine.line, quantity })),
    );
    const exchangeLines = (input.exchangeLineItems ?? []).map((line, index) =>
      checkExchangeLine(store, order, line, ['input', 'exchangeLineItems', index]),
    );
    const fee = checkShippingFee(order, input.returnShippingFee, ['input']);
    return {
      id: `gid://shopify/CalculatedReturn/${order.id}`,
      returnLineItems: lines.map((line, index) => ({
        id: null,
        quantity: line.quantity,
        fulfillmentLineItem: line.fulfillmentLine,
        subtotalBeforeOrderDiscountsSet: bagIn(order, values[index]?.beforeDiscount ?? NOTHING),
        subtotalSet: bagIn(order, values[index]?.subtotal ?? NOTHING),
        totalTaxSet: bagIn(order, values[index]?.tax ?? NOTHING),
        restockingFee: !given(line.restockingFee)
          ? null
          : { order, fee: { id: index + 1, charged: NOTHING, ...line.restockingFee } },
      })),
      exchangeLineItems: exchangeLines.map((line) => {
        const { subtotal, tax } = exchangeValue(
          { ...line, processed: 0 },
          line.quantity,
          order.taxesIncluded,
          taxRate,
        );
        return {
          id: null,
          variant: line.variant,
          quantity: line.quantity,
          originalUnitPriceSet: bagIn(order, line.unitPrice),
          discountedUnitPriceSet: bagIn(order, minus(line.unitPrice, share(line.discount, 1, line.quantity))),
          subtotalSet: bagIn(order, subtotal),
          totalTaxSet: bagIn(order, tax),
        };
      }),
      returnShippingFee:
        fee === null ? null : { order, fee: { id: 1, percentage: null, amount: fee, charged: NOTHING } },
    };
  });
}

/** `Return.suggestedFinancialOutcome` for the units that are named. */
function suggestedOutcome(store: Store, source: ReturnRecord, args: Args): unknown {
  const { order } = source;
  if (source.status === 'REQUESTED' && store.file.shop.requestOutcome === false) return null;
  const asked = (name: string): { id: string; quantity: number }[] =>
    args[name] as { id: string; quantity: number }[];
  const returnLines = namedLines(source.lines, asked('returnLineItems'));
  const exchangeLines = namedLines(source.exchangeLines, asked('exchangeLineItems'));
  const shipping = orFail(() =>
    shippingShare(order, args['refundShipping'] as ShippingInput | null, ['refundShipping']),
  );
  const units = returnLines.map(({ line, quantity }) => ({ line: line.fulfillmentLine.line, quantity }));
  const duties = orFail(() =>
    checkDuties(store, order, (args['refundDuties'] ?? []) as DutyInput[], units, ['refundDuties']),
  );
  const tip = orFail(() => checkTip(store, order, args['tipLineId'] as string | null, ['tipLineId']));
  const besides = { shipping, duties, tip };
  const outcome = returnOutcome(source, returnLines, exchangeLines, besides, store.file.shop.taxRate);
  const transfer = transferFor(order, outcome.net);
  const toStoreCredit = args['refundMethodAllocation'] === 'STORE_CREDIT';
  return {
    discountedSubtotal: bagIn(order, outcome.discountedSubtotal),
    totalCartDiscountAmount: bagIn(order, outcome.cartDiscount),
    totalTax: bagIn(order, outcome.tax),
    totalDuties: bagIn(
      order,
      sumOf(duties, ({ amount }) => amount),
    ),
    totalAdditionalFees: bagIn(order, NOTHING),
    refundDuties: duties.map(refundDuty),
    maximumRefundable: bagIn(order, maximumRefundable(order)),
    shipping: shippingRefund(order, shipping),
    financialTransfer:
      transfer.presentment === 0
        ? null
        : transfer.presentment < 0
          ? { type: 'InvoiceReturnOutcome', amount: bagIn(order, minus(NOTHING, transfer)) }
          : {
              type: 'RefundReturnOutcome',
              amount: bagIn(order, transfer),
              suggestedTransactions: suggestedTransactionsOf(
                suggestPayments(order, toStoreCredit ? NOTHING : transfer),
              ),
              suggestedRefundMethods: toStoreCredit ? storeCreditMethods(store, order, transfer) : [],
            },
  };
}

function namedLines<L extends ReturnLineRecord | ExchangeLineRecord>(
  lines: readonly L[],
  asked: readonly { id: string; quantity: number }[],
): { line: L; quantity: number }[] {
  return asked.map(({ id, quantity }) => {
    const line = lines.find((each) => gid(each) === id);
    if (line === undefined)
      throw new GraphQLError(`${id} is not on this return`, { extensions: { code: 'NOT_FOUND' } });
    if (quantity < 0 || quantity > line.quantity - line.processed)
      throw new GraphQLError(`Quantity of ${id} exceeds its processable quantity`, {
        extensions: { code: 'BAD_REQUEST' },
      });
    return { line, quantity };
  });
}

function byProcessing<L extends { quantity: number; processed: number }>(
  lines: readonly L[],
  args: Args,
): readonly L[] {
  if (args['processingStatus'] === 'PROCESSED') return lines.filter(({ processed }) => processed > 0);
  if (args['processingStatus'] === 'PROCESSABLE')
    return lines.filter((line) => line.processed < line.quantity);
  return lines;
}

function feeFields(type: string): Fields<FeeSource> {
  return {
    id: ({ fee }) => `gid://shopify/${type}/${fee.id}`,
    amountSet: ({ order, fee }) => bagIn(order, fee.amount),
    percentage: ({ fee }) => fee.percentage,
  };
}
