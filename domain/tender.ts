import type { Money } from './money.ts';

/**
 * `store_credit` and `gift_card` were paid with and go back to where they came from; `new_store_credit` and `new_gift_card` are given
 * for this return.
 */
export type TenderKind =
  'gift_card' | 'store_credit' | 'card' | 'cash' | 'manual' | 'other' | 'new_store_credit' | 'new_gift_card';

/** The `parentId` of store credit given for a return: no payment stands behind it. */
export const NEW_STORE_CREDIT = 'new_store_credit';
/** The `parentId` of a gift card given for a return: one card at the most. */
export const NEW_GIFT_CARD = 'new_gift_card';

/** Given for a return instead of going back: never what the rule chooses by itself. */
export function isGivenAnew({ parentId }: { readonly parentId: string }): boolean {
  return parentId === NEW_STORE_CREDIT || parentId === NEW_GIFT_CARD;
}

export interface QuotedTender {
  /**
   * `OrderTransaction.id` of the SALE or CAPTURE (of the AUTHORIZATION where nothing was captured), or NEW_STORE_CREDIT, or
   * NEW_GIFT_CARD.
   */
  readonly parentId: string;
  readonly kind: TenderKind;
  /** `OrderTransaction.gateway`, such as "shopify_payments". */
  readonly gateway: string;
  /** Its name for people, such as "Visa" or "Gift card"; from Shopify, not translated. */
  readonly label: string;
  /** The digits that tell this card from another, such as "2082"; null where there are none. */
  readonly lastDigits: string | null;
  readonly paid: Money;
  /** The most that can go back to it now (`maximumRefundableSet`); zero where it cannot be used. */
  readonly ceiling: Money;
  /** Why nothing can go back to it; null when something can. */
  readonly unavailable: TenderUnavailable | null;
}

export type TenderUnavailable =
  /** Authorised, not captured: to be voided, not refunded. */
  | 'NOT_CAPTURED'
  /** Shopify leaves it out of its suggestions: only its own screen may refund it, with the card at hand. */
  | 'NEEDS_SHOPIFY_SCREEN'
  /** All that was paid with it went back already. */
  | 'NOTHING_LEFT'
  /** Store credit belongs to a customer, and the order is a guest's. */
  | 'NO_CUSTOMER'
  /** Shopify gives no store credit for orders of companies. */
  | 'COMPANY_ORDER'
  /** The shop has store credit switched off. */
  | 'SWITCHED_OFF'
  /** Shopify suggests no store credit for this return, and does not say why. */
  | 'NOT_OFFERED'
  /** The shop's policy does not pay this return back so. */
  | 'NOT_ALLOWED'
  /** The shop issues no gift cards: its limit for one is nothing. */
  | 'NO_GIFT_CARDS'
  /** Gift cards are issued in the shop's currency, and the order was paid in another. */
  | 'OTHER_CURRENCY'
  /** Nothing comes back that it could be exchanged for: all of it is cancelled. */
  | 'NOTHING_RETURNED'
  /** The return was begun elsewhere: nothing can be exchanged on it any more. */
  | 'RETURN_BEGUN';
