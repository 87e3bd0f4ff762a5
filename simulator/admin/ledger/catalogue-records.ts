import type { LineRecord, OrderRecord, TransactionRecord } from './records.ts';

/** What the shop sells, where, to whom, and what it owes them on cards and in credit. Amounts are minor units. */

export interface LocationRecord {
  type: 'Location';
  id: number;
  name: string;
  counter: boolean;
  fulfillmentService: boolean;
}

export interface ProductRecord {
  type: 'Product';
  id: number;
  title: string;
  tags: string[];
  isGiftCard: boolean;
  handle: string;
  status: 'ACTIVE' | 'ARCHIVED' | 'DRAFT' | 'UNLISTED';
  /** None for a product with one default variant. */
  options: OptionRecord[];
  variants: VariantRecord[];
}

export interface OptionRecord {
  id: number;
  name: string;
  values: string[];
}

export interface VariantRecord {
  type: 'ProductVariant';
  id: number;
  product: ProductRecord;
  sku: string;
  barcode: string | null;
  title: string;
  selectedOptions: { name: string; value: string }[];
  /** Minor units of the shop's currency. */
  price: number;
  tracked: boolean;
  /** Left out: as is usual for its product, which is taxed unless it is a gift card. */
  taxable?: boolean;
  levels: Map<LocationRecord, StockLevel>;
}

export interface StockLevel {
  available: number;
  /** Sold and not yet fulfilled. On hand is available plus committed. */
  committed: number;
}

export interface CustomerRecord {
  type: 'Customer';
  id: number;
  displayName: string;
  email: string | null;
  phone: string | null;
  country: string;
  orders: OrderRecord[];
  storeCredit: StoreCreditAccountRecord[];
}

export interface StoreCreditAccountRecord {
  type: 'StoreCreditAccount';
  id: number;
  owner: CustomerRecord;
  currency: string;
  balance: number;
  credits: StoreCreditRecord[];
}

export interface StoreCreditRecord {
  type: 'StoreCreditAccountCreditTransaction';
  id: number;
  account: StoreCreditAccountRecord;
  amount: number;
  balanceAfter: number;
  at: string;
  expiresAt: string | null;
  /** The refund's transaction; null for a credit by itself. */
  origin: TransactionRecord | null;
}

export interface GiftCardRecord {
  type: 'GiftCard';
  id: number;
  code: string | null;
  lastCharacters: string;
  currency: string;
  initialValue: number;
  balance: number;
  enabled: boolean;
  createdAt: string;
  deactivatedAt: string | null;
  note: string | null;
  expiresOn: string | null;
  customer: CustomerRecord | null;
  source: 'purchased' | 'api_client';
  /** The order that it was sold with; null for one that was issued by itself. */
  order: OrderRecord | null;
  line: LineRecord | null;
  credits: GiftCardCreditRecord[];
}

export interface GiftCardCreditRecord {
  type: 'GiftCardCreditTransaction';
  id: number;
  giftCard: GiftCardRecord;
  amount: number;
  note: string | null;
  processedAt: string;
}
