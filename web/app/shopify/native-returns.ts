import { parseMoney, type Money } from '../../../domain/money.ts';
import { payoutOf } from '../../../domain/plan.ts';
import type { SettledLeg } from '../../../domain/settlement.ts';
import type { GoodsBack, NativeGoods, NativePayment, NativeReturn, NativeReturns } from '../native/ports.ts';
import type { AdminClient } from './admin.ts';
import type {
  MadeOfOrderFragment,
  MadeRefundFragment,
  MadeReturnFragment,
  MadeTransactionFragment,
} from './generated/admin.generated.d.ts';
import { itemName } from './item-name.ts';
import { MADE_IN_SHOPIFY } from './operations/made-in-shopify.ts';
import { toStatus } from './return-translation.ts';
import { STORE_CREDIT_GATEWAY, tenderPaid } from './store-credit.ts';
import { describeMeans } from './tenders.ts';

/** What was returned and refunded in one shop, by whomever, through its Admin API. */
export function openNativeReturns(admin: AdminClient): NativeReturns {
  return {
    async read(sourceId) {
      const { node } = await admin.query(MADE_IN_SHOPIFY, { id: sourceId });
      switch (node?.__typename) {
        case 'Return':
          return ofReturn(node);
        case 'Refund':
          return node.return ? ofReturn(node.return) : ofRefund(node);
        case 'Order': {
          const [latest] = node.returns.nodes;
          return latest ? ofReturn(latest) : null;
        }
        default:
          return null;
      }
    },
  };
}

function ofReturn(made: MadeReturnFragment): NativeReturn | null {
  const back = made.returnLineItems.nodes.flatMap((line) =>
    // A line without one came back without a receipt: Shopify keeps no title of it.
    goodsBack(
      'fulfillmentLineItem' in line ? line.fulfillmentLineItem.lineItem : null,
      line.processedQuantity,
    ),
  );
  const refunds = made.refunds.nodes;
  if (back.length === 0 && refunds.length === 0) return null;
  const lineNotes = made.returnLineItems.nodes.map(({ returnReasonNote }) => returnReasonNote);
  return {
    id: made.id,
    name: made.name,
    madeAt: new Date(made.closedAt ?? made.createdAt),
    notes: [...lineNotes, ...refunds.map(({ note }) => note ?? '')],
    refunds: refunds.map(({ id, processedAt }) => ({ id, at: new Date(processedAt) })),
    back,
    given: made.exchangeLineItems.nodes.flatMap(({ lineItems, processedQuantity }) =>
      goods(lineItems?.[0] ?? UNNAMED, processedQuantity),
    ),
    ...moneyIn(made.order, made.transactions.nodes),
  };
}

function ofRefund(made: MadeRefundFragment): NativeReturn {
  return {
    id: made.id,
    name: null,
    madeAt: new Date(made.processedAt),
    notes: [made.note ?? ''],
    refunds: [{ id: made.id, at: new Date(made.processedAt) }],
    back: made.refundLineItems.nodes.flatMap(({ lineItem, quantity }) => goodsBack(lineItem, quantity)),
    given: [],
    ...moneyIn(made.order, made.transactions.nodes),
  };
}

const UNNAMED = { title: '', variantTitle: null };

interface ItemName {
  readonly title: string;
  readonly variantTitle?: string | null;
}

function goods(line: ItemName, quantity: number): NativeGoods[] {
  return quantity > 0 ? [{ ...itemName(line.title, line.variantTitle), quantity }] : [];
}

function goodsBack(line: (ItemName & { readonly id: string }) | null, quantity: number): GoodsBack[] {
  return goods(line ?? UNNAMED, quantity).map((each) => ({ ...each, lineItemId: line?.id ?? null }));
}

type NativeMoney = Pick<
  NativeReturn,
  'orderId' | 'orderName' | 'paid' | 'collected' | 'currency' | 'shopCurrency' | 'locationId'
>;

function moneyIn(order: MadeOfOrderFragment, transactions: readonly MadeTransactionFragment[]): NativeMoney {
  const currency: string = order.presentmentCurrencyCode;
  const shopCurrency: string = order.currencyCode;
  const refunds = transactions.filter(({ kind }) => kind === 'REFUND');
  const payments = transactions.filter(
    ({ kind, status }) => (kind === 'SALE' || kind === 'CAPTURE') && status === 'SUCCESS',
  );
  const [location] = transactions.flatMap((each) => each.location?.id ?? []);
  return {
    orderId: order.id,
    orderName: order.name,
    paid: refunds.map((refund) => ({
      leg: legOf(refund, currency),
      inShopMoney: parseMoney<string>(refund.amountSet.shopMoney.amount, shopCurrency),
    })),
    collected: payments.map((payment) => paymentOf(payment, currency)),
    currency,
    shopCurrency,
    locationId: location ? Number(location.split('/').at(-1)) : null,
  };
}

function legOf(refund: MadeTransactionFragment, currency: string): SettledLeg {
  const { kind, label, lastDigits, amount } = paymentOf(refund, currency);
  return {
    parentId: tenderPaid(refund) ?? refund.id,
    kind,
    gateway: refund.gateway ?? '',
    label,
    lastDigits,
    amount,
    payout: payoutOf(kind),
    status: toStatus(refund.status),
    transactionId: refund.id,
  };
}

/** The payment that a refund goes back to tells more of itself than the refund does. */
function paymentOf(transaction: MadeTransactionFragment, currency: string): NativePayment {
  const means = describeMeans(transaction.parentTransaction ?? transaction);
  const given = transaction.gateway === STORE_CREDIT_GATEWAY && !transaction.parentTransaction;
  return {
    ...means,
    kind: given && transaction.kind === 'REFUND' ? 'new_store_credit' : means.kind,
    amount: amountOf(transaction, currency),
  };
}

function amountOf({ amountSet }: MadeTransactionFragment, currency: string): Money {
  return parseMoney<string>(amountSet.presentmentMoney.amount, currency);
}
