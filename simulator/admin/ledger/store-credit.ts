import { given } from '../given.ts';
import { minorUnits } from './money.ts';
import type { MoneyInput } from './outcome.ts';
import type {
  CustomerRecord,
  OrderRecord,
  StoreCreditAccountRecord,
  StoreCreditRecord,
  TransactionRecord,
} from './records.ts';
import { Refused } from './refusals.ts';
import { find, newId, register, type Store } from './store.ts';

/** The gateway of store credit, as transactions name it. */
export const STORE_CREDIT = 'shopify_store_credit';

/**
 * Why an order cannot be refunded to store credit, or null: "new customer accounts must be enabled in the store", "the order
 * must be associated with a customer" (changelog "Refund to Store Credit"); a B2B order never can
 * (`OrderCancelUserErrorCode.STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED`).
 */
export function storeCreditRefusal(
  store: Store,
  order: OrderRecord,
): { code: string; message: string } | null {
  if (store.file.shop.storeCredit === false)
    return { code: 'FEATURE_NOT_ENABLED', message: 'Store credit is not enabled' };
  if (order.company !== null)
    return { code: 'INVALID', message: 'Store credit refunds are not supported for B2B orders' };
  if (order.customer === null)
    return { code: 'INVALID', message: 'Order must have a customer to refund to store credit' };
  return null;
}

export interface NewCredit {
  currency: string;
  units: number;
  at: string;
  expiresAt: string | null;
  origin: TransactionRecord | null;
}

/** Adds to a customer's account in a currency; opens it with the first credit. */
export function creditAccount(store: Store, owner: CustomerRecord, asked: NewCredit): StoreCreditRecord {
  let account = owner.storeCredit.find((each) => each.currency === asked.currency);
  if (account === undefined) {
    account = register<StoreCreditAccountRecord>(store, {
      type: 'StoreCreditAccount',
      id: newId(store),
      owner,
      currency: asked.currency,
      balance: 0,
      credits: [],
    });
    owner.storeCredit.push(account);
  }
  account.balance += asked.units;
  const credit = register<StoreCreditRecord>(store, {
    type: 'StoreCreditAccountCreditTransaction',
    id: newId(store),
    account,
    amount: asked.units,
    balanceAfter: account.balance,
    at: asked.at,
    expiresAt: asked.expiresAt,
    origin: asked.origin,
  });
  account.credits.push(credit);
  return credit;
}

/** `storeCreditAccountCredit`: a credit by itself, to an account or to a customer, whose account it opens. */
export function creditCustomer(
  store: Store,
  id: string,
  input: { creditAmount: MoneyInput; expiresAt?: string | null },
  at: string,
): StoreCreditRecord {
  const account = find(store, 'StoreCreditAccount', id);
  const owner = account?.owner ?? find(store, 'Customer', id);
  if (owner === undefined)
    throw id.includes('StoreCreditAccount')
      ? new Refused('ACCOUNT_NOT_FOUND', ['id'], 'Store credit account could not be found')
      : new Refused('OWNER_NOT_FOUND', ['id'], 'Owner does not exist');
  const { amount, currencyCode: currency } = input.creditAmount;
  const field = ['creditInput', 'creditAmount'];
  if (account !== undefined && account.currency !== currency)
    throw new Refused('MISMATCHING_CURRENCY', field, 'The currency differs from that of the account');
  const units = minorUnits(amount, currency);
  if (units === undefined || units <= 0)
    throw new Refused('NEGATIVE_OR_ZERO_AMOUNT', field, 'A positive amount must be used');
  if (given(input.expiresAt) && Date.parse(input.expiresAt) <= Date.parse(at))
    throw new Refused(
      'EXPIRES_AT_IN_PAST',
      ['creditInput', 'expiresAt'],
      'The expiry date must be in the future',
    );
  return creditAccount(store, owner, {
    currency,
    units,
    at,
    expiresAt: input.expiresAt ?? null,
    origin: null,
  });
}
