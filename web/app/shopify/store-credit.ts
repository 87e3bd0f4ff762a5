import { parseMoney, zero, type Money } from '../../../domain/money.ts';
import { NEW_STORE_CREDIT, type QuotedTender, type TenderUnavailable } from '../../../domain/plan.ts';
import type { QuoteQuery, SuggestedStoreCreditFragment } from './generated/admin.generated.d.ts';

type OrderNode = NonNullable<QuoteQuery['order']>;

/** The gateway of store credit, of payments with it and of refunds as it. */
export const STORE_CREDIT_GATEWAY = 'shopify_store_credit';

/**
 * Store credit as a way to be paid. Shopify's suggestion decides whether it is one and how much it may be; the shop's settings
 * and the order only say why not (changelog "Refund to store credit").
 */
export function toNewStoreCredit(
  { asStoreCredit, customer, purchasingEntity }: OrderNode,
  { storeCreditEnabled }: QuoteQuery['storeCreditConfiguration'],
  currency: string,
): QuotedTender {
  const ceiling = storeCreditCeiling(asStoreCredit?.suggestedRefundMethods ?? [], currency);
  const why = (): TenderUnavailable => {
    if (!storeCreditEnabled) return 'SWITCHED_OFF';
    if (purchasingEntity?.__typename === 'PurchasingCompany') return 'COMPANY_ORDER';
    return customer ? 'NOT_OFFERED' : 'NO_CUSTOMER';
  };
  return {
    parentId: NEW_STORE_CREDIT,
    kind: 'new_store_credit',
    gateway: STORE_CREDIT_GATEWAY,
    label: 'Store credit',
    lastDigits: null,
    paid: zero(currency),
    ceiling,
    unavailable: ceiling.minor > 0 ? null : why(),
  };
}

/** The most that may be given as store credit; zero where none is suggested. */
export function storeCreditCeiling(
  suggested: readonly SuggestedStoreCreditFragment[],
  currency: string,
): Money {
  const [most] = suggested.flatMap((method) => ('maximumRefundable' in method ? [method] : []));
  return most ? parseMoney<string>(most.maximumRefundable.presentmentMoney.amount, currency) : zero(currency);
}

/**
 * Which tender of a plan a refund transaction paid: the payment it refunds, or none for store credit, which has only its gateway
 * to be known by. The schema does not say so; where Shopify does it otherwise the payment is nobody's, and a person is asked.
 */
export function tenderPaid({
  parentTransaction,
  gateway,
}: {
  readonly parentTransaction?: { readonly id: string } | null;
  readonly gateway?: string | null;
}): string | null {
  return parentTransaction?.id ?? (gateway === STORE_CREDIT_GATEWAY ? NEW_STORE_CREDIT : null);
}
