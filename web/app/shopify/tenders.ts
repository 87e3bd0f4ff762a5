import { isPositive, parseMoney, subtract, sum, zero, type Money } from '../../../domain/money.ts';
import type { QuotedTender, TenderKind, TenderUnavailable } from '../../../domain/plan.ts';
import type {
  PaymentMeansFragment,
  QuoteQuery,
  SuggestedTendersFragment,
} from './generated/admin.generated.d.ts';
import { STORE_CREDIT_GATEWAY } from './store-credit.ts';

export type TransactionNode = NonNullable<QuoteQuery['order']>['transactions'][number];
type Suggested = Pick<
  SuggestedTendersFragment['suggestedTransactions'][number],
  'maximumRefundableSet' | 'parentTransaction'
>;

/**
 * Every payment of an order, oldest first, with the most that may go back to it. Shopify's suggestions are the only source of that:
 * what they leave out an app may not refund.
 */
export function toTenders(
  transactions: readonly TransactionNode[],
  suggested: readonly Suggested[],
  currency: string,
): QuotedTender[] {
  const ceilings = ceilingsOf(suggested, currency);
  return paymentsIn(transactions).map((payment) => {
    const paid = amountOf(payment, currency);
    const ceiling = ceilings.get(payment.id) ?? zero(currency);
    return {
      parentId: payment.id,
      gateway: payment.gateway ?? '',
      ...describeMeans(payment),
      paid,
      ceiling,
      unavailable:
        ceiling.minor > 0 ? null : whyUnavailable(payment, leftOf(payment, paid, transactions, currency)),
    };
  });
}

/**
 * What can be refunded on Shopify's own screens alone, by name, where no other payment can take anything; null where one can, and where
 * nothing is left to go back: all of it may have gone out as store credit, which leaves the payments as they were.
 * @param refundable what is left of the order's money, whatever the tender (`SuggestedRefund.maximumRefundableSet`)
 */
export function onlyInShopify(tenders: readonly QuotedTender[], refundable: Money): string | null {
  if (!isPositive(refundable)) return null;
  const closed = tenders.filter(({ unavailable }) => unavailable === 'NEEDS_SHOPIFY_SCREEN');
  if (closed.length === 0 || tenders.some(({ unavailable }) => unavailable === null)) return null;
  return closed
    .map(({ label, lastDigits }) => (lastDigits ? `${label} •••• ${lastDigits}` : label))
    .join(', ');
}

/** The most that may go back, by the payment's id; the larger where a payment is suggested more than once. */
export function ceilingsOf(suggested: readonly Suggested[], currency: string): Map<string, Money> {
  const ceilings = new Map<string, Money>();
  for (const { parentTransaction, maximumRefundableSet } of suggested) {
    if (!parentTransaction || !maximumRefundableSet) continue;
    const ceiling = parseMoney<string>(maximumRefundableSet.presentmentMoney.amount, currency);
    const known = ceilings.get(parentTransaction.id);
    if (!known || known.minor < ceiling.minor) ceilings.set(parentTransaction.id, ceiling);
  }
  return ceilings;
}

/** Money that came in: sales and captures, and authorisations that nothing was captured from. */
function paymentsIn(transactions: readonly TransactionNode[]): TransactionNode[] {
  const done = transactions.filter(({ status }) => status === 'SUCCESS');
  const spent = new Set(
    done
      .filter(({ kind }) => kind === 'CAPTURE' || kind === 'VOID')
      .map(({ parentTransaction }) => parentTransaction?.id),
  );
  return done
    .filter(
      ({ id, kind }) => kind === 'SALE' || kind === 'CAPTURE' || (kind === 'AUTHORIZATION' && !spent.has(id)),
    )
    .sort((a, b) => Date.parse(a.processedAt ?? '') - Date.parse(b.processedAt ?? ''));
}

function whyUnavailable({ kind }: TransactionNode, left: Money): TenderUnavailable {
  if (kind === 'AUTHORIZATION') return 'NOT_CAPTURED';
  return left.minor > 0 ? 'NEEDS_SHOPIFY_SCREEN' : 'NOTHING_LEFT';
}

function leftOf(
  { id }: TransactionNode,
  paid: Money,
  transactions: readonly TransactionNode[],
  currency: string,
): Money {
  const back = transactions.filter(
    ({ kind, status, parentTransaction }) =>
      kind === 'REFUND' && (status === 'SUCCESS' || status === 'PENDING') && parentTransaction?.id === id,
  );
  return subtract(
    paid,
    sum(
      currency,
      back.map((refund) => amountOf(refund, currency)),
    ),
  );
}

function amountOf({ amountSet }: TransactionNode, currency: string): Money {
  return parseMoney<string>(amountSet.presentmentMoney.amount, currency);
}

/** What people call what was paid with, from the payment's own words. */
export function describeMeans(
  means: PaymentMeansFragment,
): Pick<QuotedTender, 'kind' | 'label' | 'lastDigits'> {
  return { kind: kindOf(means), label: labelOf(means), lastDigits: lastDigitsOf(means) };
}

function kindOf({ gateway, manualPaymentGateway, paymentDetails }: PaymentMeansFragment): TenderKind {
  if (gateway === 'gift_card') return 'gift_card';
  if (gateway === STORE_CREDIT_GATEWAY) return 'store_credit';
  if (gateway === 'cash') return 'cash';
  if (manualPaymentGateway) return 'manual';
  return cardOf(paymentDetails) ? 'card' : 'other';
}

function labelOf({ gateway, formattedGateway, paymentDetails }: PaymentMeansFragment): string {
  return cardOf(paymentDetails)?.company ?? formattedGateway ?? gateway ?? '';
}

function lastDigitsOf({ accountNumber, paymentDetails, receiptJson }: PaymentMeansFragment): string | null {
  const digits = /(\d{4})\s*$/;
  const [, last] = digits.exec(accountNumber ?? cardOf(paymentDetails)?.number ?? '') ?? [];
  return last ?? giftCardDigits(receiptJson);
}

/** Shopify tells a gift card's last characters in the receipt only. */
function giftCardDigits(receipt: unknown): string | null {
  try {
    const parsed: unknown = typeof receipt === 'string' ? JSON.parse(receipt) : receipt;
    const found =
      typeof parsed === 'object' && parsed !== null && 'gift_card_last_characters' in parsed
        ? parsed.gift_card_last_characters
        : null;
    return typeof found === 'string' && /^\w{1,8}$/.test(found) ? found : null;
  } catch {
    return null;
  }
}

function cardOf(
  details: PaymentMeansFragment['paymentDetails'],
): { company?: string | null; number?: string | null } | null {
  return details && ('company' in details || 'number' in details) ? details : null;
}
