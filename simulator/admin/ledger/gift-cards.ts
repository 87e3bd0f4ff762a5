import { given } from '../given.ts';
import { minorUnits, mustMinorUnits } from './money.ts';
import type { MoneyInput } from './outcome.ts';
import type { CustomerRecord, GiftCardCreditRecord, GiftCardRecord, LineRecord } from './records.ts';
import { Refused } from './refusals.ts';
import { find, newId, register, type Store } from './store.ts';

/** Gift cards in US dollars: "the limit is 2,000 USD" (changelog, April 2024); a store file may set its own. */
const USUAL_LIMIT = '2000.00';

export interface GiftCardInput {
  code?: string | null;
  customerId?: string | null;
  expiresOn?: string | null;
  initialAmount?: MoneyInput | null;
  /** Deprecated; in the shop's currency. */
  initialValue?: string | null;
  note?: string | null;
}

/** `giftCardConfiguration.issueLimit`, in minor units of the shop's currency. */
export function giftCardLimit(store: Store): number {
  const { currency, giftCardIssueLimit } = store.file.shop;
  return mustMinorUnits(giftCardIssueLimit ?? USUAL_LIMIT, currency);
}

/**
 * Checks the code of a card to be: "8-20 characters long and contain only letters(a-z) and numbers(0-9). It isn't case
 * sensitive" (`GiftCardCreateInput.code`), and no other card has it, enabled or not.
 */
export function checkNewCode(store: Store, code: string, field: readonly (string | number)[]): void {
  if (code.length < 8) throw new Refused('TOO_SHORT', field, 'Code is too short (minimum is 8 characters)');
  if (code.length > 20) throw new Refused('TOO_LONG', field, 'Code is too long (maximum is 20 characters)');
  if (!/^[a-z0-9]+$/i.test(code))
    throw new Refused('INVALID', field, 'Code can only contain letters(a-z) and numbers(0-9)');
  if (store.giftCards.some((card) => card.code === code.toLowerCase()))
    throw new Refused('TAKEN', field, 'Code has already been taken');
}

/** "If not provided, then a random code will be generated": sixteen letters and digits, here by number. */
export function madeUpCode(id: number): string {
  return `sim${String(id).padStart(13, '0')}`;
}

export interface NewGiftCard {
  id: number;
  code: string;
  currency: string;
  amount: number;
  at: string;
  note?: string | null;
  expiresOn?: string | null;
  customer: CustomerRecord | null;
  source: GiftCardRecord['source'];
  /** The line it was sold with. */
  line: LineRecord | null;
}

/** Writes a card that was checked: enabled, with its whole value. */
export function issueGiftCard(store: Store, asked: NewGiftCard): GiftCardRecord {
  const code = asked.code.toLowerCase();
  const card = register<GiftCardRecord>(store, {
    type: 'GiftCard',
    id: asked.id,
    code,
    lastCharacters: code.slice(-4),
    currency: asked.currency,
    initialValue: asked.amount,
    balance: asked.amount,
    enabled: true,
    createdAt: asked.at,
    deactivatedAt: null,
    note: asked.note ?? null,
    expiresOn: asked.expiresOn ?? null,
    customer: asked.customer,
    source: asked.source,
    order: asked.line?.order ?? null,
    line: asked.line,
    credits: [],
  });
  store.giftCards.push(card);
  return card;
}

/** `giftCardCreate`: a card that belongs to no order. */
export function createGiftCard(store: Store, input: GiftCardInput, at: string): GiftCardRecord {
  const field = ['input'];
  const { currency, units } = initialAmountOf(store, input);
  if (units <= 0)
    throw new Refused('GREATER_THAN', [...field, 'initialAmount'], 'Initial value must be greater than 0');
  if (currency === store.file.shop.currency && units > giftCardLimit(store))
    throw new Refused(
      'GIFT_CARD_LIMIT_EXCEEDED',
      [...field, 'initialAmount'],
      "Initial value exceeds the shop's gift card limit",
    );
  const customer = !given(input.customerId) ? null : find(store, 'Customer', input.customerId);
  if (customer === undefined)
    throw new Refused('CUSTOMER_NOT_FOUND', [...field, 'customerId'], 'The customer could not be found');
  if (given(input.code)) checkNewCode(store, input.code, [...field, 'code']);
  if (given(input.expiresOn) && input.expiresOn < at.slice(0, 10))
    throw new Refused('INVALID', [...field, 'expiresOn'], 'Expiry must not be in the past');
  const id = newId(store);
  return issueGiftCard(store, {
    id,
    code: input.code ?? madeUpCode(id),
    currency,
    amount: units,
    at,
    note: input.note ?? null,
    expiresOn: input.expiresOn ?? null,
    customer,
    source: 'api_client',
    line: null,
  });
}

/** `giftCardDeactivate`: "a deactivated gift card cannot be re-enabled"; doing it twice changes nothing. */
export function deactivateGiftCard(store: Store, id: string, at: string): GiftCardRecord {
  const card = find(store, 'GiftCard', id);
  if (card === undefined)
    throw new Refused('GIFT_CARD_NOT_FOUND', ['id'], 'The gift card could not be found.');
  if (!card.enabled) return card;
  card.enabled = false;
  card.deactivatedAt = at;
  return card;
}

/** `giftCardCredit`: "adds funds to an existing gift card". */
export function creditGiftCard(
  store: Store,
  id: string,
  input: { creditAmount: MoneyInput; note?: string | null; processedAt?: string | null },
  at: string,
): GiftCardCreditRecord {
  const card = find(store, 'GiftCard', id);
  if (card === undefined)
    throw new Refused('GIFT_CARD_NOT_FOUND', ['id'], 'The gift card could not be found.');
  const field = ['creditInput', 'creditAmount'];
  if (input.creditAmount.currencyCode !== card.currency)
    throw new Refused(
      'MISMATCHING_CURRENCY',
      field,
      'The currency provided does not match the currency of the gift card.',
    );
  const units = minorUnits(input.creditAmount.amount, card.currency);
  if (units === undefined) throw new Refused('INVALID', field, 'Amount is not valid for its currency');
  if (units <= 0) throw new Refused('NEGATIVE_OR_ZERO_AMOUNT', field, 'A positive amount must be used.');
  if (!card.enabled) throw new Refused('INVALID', ['id'], 'The gift card is deactivated.');
  if (card.balance + units > giftCardLimit(store))
    throw new Refused('GIFT_CARD_LIMIT_EXCEEDED', field, "The gift card's value exceeds the allowed limits.");
  card.balance += units;
  const credit = register<GiftCardCreditRecord>(store, {
    type: 'GiftCardCreditTransaction',
    id: newId(store),
    giftCard: card,
    amount: units,
    note: input.note ?? null,
    processedAt: input.processedAt ?? at,
  });
  card.credits.push(credit);
  return credit;
}

function initialAmountOf(store: Store, input: GiftCardInput): { currency: string; units: number } {
  const { initialAmount, initialValue } = input;
  const field = ['input', given(initialAmount) ? 'initialAmount' : 'initialValue'];
  if (given(initialAmount) && given(initialValue))
    throw new Refused('INVALID', field, 'Only one of initialAmount and initialValue can be given');
  const currency = initialAmount?.currencyCode ?? store.file.shop.currency;
  const amount = initialAmount?.amount ?? initialValue;
  if (!given(amount))
    throw new Refused('MISSING_ARGUMENT', ['input', 'initialAmount'], "Initial value can't be blank");
  const units = minorUnits(String(amount), currency);
  if (units === undefined) throw new Refused('INVALID', field, 'Amount is not valid for its currency');
  return { currency, units };
}
