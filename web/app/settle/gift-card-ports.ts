import type { GiftCardRoute } from '../../../domain/policy.ts';
import type { Money } from '../../../domain/money.ts';
import type { Written } from './ports.ts';

/** The new gift card of a settlement, from its acceptance on. */
export interface GiftCardRecord {
  readonly route: GiftCardRoute;
  readonly amount: Money;
  /** The code, sealed: see Seal. */
  readonly sealedCode: string;
  /** The code's last four characters, which Shopify shows too. */
  readonly lastCharacters: string;
  /** A blank card's code; otherwise one of our own making, which nobody else can know. */
  readonly scanned: boolean;
  /** `ProductVariant.id` of what is given in exchange; null before it is known, and where the card is issued separately. */
  readonly variantId: string | null;
  /** `GiftCard.id`; null before the card was seen. */
  readonly giftCardId: string | null;
  /** When it was known to be there. */
  readonly issuedAt: Date | null;
  /** When issuing it last ended unknown: Shopify may be at it for a while after. */
  readonly unknownAt: Date | null;
}

/** A gift card to be, before anything was asked of Shopify. */
export type NewGiftCard = Pick<
  GiftCardRecord,
  'route' | 'amount' | 'sealedCode' | 'lastCharacters' | 'scanned'
>;

/** A variant of the app's own gift card product. */
export interface GiftCardVariant {
  readonly productId: string;
  readonly variantId: string;
}

/** A gift card as Shopify has it. */
export interface IssuedGiftCard {
  readonly id: string;
  readonly lastCharacters: string;
  readonly enabled: boolean;
  readonly balance: Money;
  /** `GiftCard.note`. */
  readonly note: string | null;
  /** The order it was given with; null for a card of its own. */
  readonly orderId: string | null;
}

/** `Written.code` where the product that amounts were to be added to is gone. */
export const PRODUCT_GONE = 'PRODUCT_DOES_NOT_EXIST';

/** What issuing gift cards asks of Shopify. Reads throw ShopifyUnavailable or NotInstalled; so do writes that certainly did nothing. */
export interface GiftCards {
  /**
   * The variant of the app's product at this price, made where there is none, and the product with it. Repeated freely: Shopify takes a
   * handle and an amount once, and what is there already is found. Refused as `PRODUCT_GONE` where the known product is gone.
   * @param known where this shop's amounts are kept now
   */
  variantAt(price: Money, known: GiftCardProduct): Promise<Written<GiftCardVariant>>;
  /** The card with this code; null where there is none, or Shopify's search has not heard of it yet. */
  find(code: string): Promise<IssuedGiftCard | null>;
  /** Null as a value: the code is taken, so the card was issued before. */
  issue(card: {
    readonly code: string;
    readonly amount: Money;
    readonly note: string;
  }): Promise<Written<IssuedGiftCard | null>>;
}

/** One product holds a limited number of amounts: a shop may need several, numbered from 1. */
export interface GiftCardProduct {
  readonly number: number;
  /** Null where it is not known yet whether there is one. */
  readonly productId: string | null;
}

/** What web remembers of one shop's gift cards. */
export interface GiftCardStore {
  variantAt(price: Money): Promise<GiftCardVariant | null>;
  /** The product that the next amount belongs to. */
  product(): Promise<GiftCardProduct>;
  keepVariant(price: Money, variant: GiftCardVariant, at: Date): Promise<void>;
  /** A product or a variant of this id turned out to be gone: nothing that was remembered of the product can be trusted. */
  forgetProduct(id: string): Promise<void>;
  /** What gift cards hold that were issued beside returns of an order: Shopify shows it as owed. */
  givenApart(orderId: string, currency: string): Promise<Money>;
}
