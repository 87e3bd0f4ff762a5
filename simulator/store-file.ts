import { readFileSync } from 'node:fs';

/** Amounts in a store file are decimal strings in the shop's currency, such as "4.65". */
export type DecimalString = string;

export interface StoreFile {
  format: 'store/1';
  /** The shop's clock, ISO 8601 in UTC. */
  now: string;
  shop: StoreShop;
  locations: StoreLocation[];
  staff: StoreStaffMember[];
  products: StoreProduct[];
  customers: StoreCustomer[];
  orders: StoreOrder[];
  creditNotes: StoreCreditNote[];
  drills: StoreDrill[];
}

export interface StoreShop {
  domain: string;
  name: string;
  currency: string;
  taxesIncluded: boolean;
  taxRate: DecimalString;
  timezone: string;
  plan: 'standard' | 'advanced' | 'plus' | 'enterprise';
  /** False where the shop has store credit turned off. */
  storeCredit?: boolean;
  /** False where Shopify refuses gift card variants as exchange lines. */
  giftCardExchange?: boolean;
  /** The most a gift card may hold; 2000.00 when left out. */
  giftCardIssueLimit?: DecimalString;
  /** False where Shopify gives no link to pay what is owed on an order. */
  paymentLinks?: boolean;
  /** False where Shopify suggests no outcome for a return that is only asked for. */
  requestOutcome?: boolean;
}

export interface StoreLocation {
  id: number;
  name: string;
  /** True where a POS stands. */
  counter: boolean;
  /** True for another company's warehouse: what waits there cannot be moved or handed over by us. */
  fulfillmentService?: boolean;
}

export interface StoreStaffMember {
  id: number;
  name: string;
  role: 'associate' | 'manager';
  pin: string;
}

export interface StoreProduct {
  id: number;
  title: string;
  tags: string[];
  isGiftCard?: boolean;
  variants: StoreVariant[];
}

export interface StoreVariant {
  id: number;
  sku: string;
  barcode: string;
  title: string;
  price: DecimalString;
  /** Available units by location id; a variant without stock anywhere is not tracked. */
  stock: Record<string, number>;
}

export interface StoreCustomer {
  id: number;
  name: string;
  email: string;
  phone: string;
  country: string;
}

export interface StoreOrder {
  id: number;
  name: string;
  source: 'web' | 'pos';
  confirmation: string;
  processedAt: string;
  customerId: number | null;
  lines: StoreLine[];
  shipping: DecimalString;
  total: DecimalString;
  sourceIdentifier?: string;
  /** Where a POS order was sold. */
  location?: number;
  discountCode?: string;
  /** Lines of the address as it is written; what was ordered online has a made-up one where none is said. */
  shippingAddress?: string[];
  /** A B2B order: placed for a company by the customer. */
  company?: { id: number; name: string };
  /** Import duties of lines, by index; part of the total. */
  duties?: { line: number; amount: DecimalString; harmonizedSystemCode?: string; countryOfOrigin?: string }[];
  /** Left by the customer; part of the total. */
  tip?: DecimalString;
  presentment?: { currency: string; rate: DecimalString };
  fulfillments: { location: number; at: string; lines: [line: number, quantity: number][] }[];
  payments: StorePayment[];
  returns?: StoreReturn[];
}

export interface StoreLine {
  sku: string;
  quantity: number;
  unitPrice: DecimalString;
  /** Of the whole line. */
  discount: DecimalString;
}

export interface StorePayment {
  gateway: string;
  kind: 'SALE' | 'AUTHORIZATION';
  amount: DecimalString;
  /** When an authorisation is captured by itself, ISO 8601, as a fresh card sale at the till is; never where it is absent. */
  capturedAt?: string;
  card?: { brand?: string; last4: string; present?: boolean; refundNeedsCard?: boolean };
}

export interface StoreReturn {
  status: 'OPEN' | 'REQUESTED';
  requestedAt: string;
  lines: [line: number, quantity: number][];
}

export interface StoreTender {
  order: string;
  gateway: string;
  amount: DecimalString;
}

export interface StoreCreditNote {
  creditNote: string;
  at: string;
  customerId: number | null;
  lines: { order: string; sku: string; quantity: number; unitPrice: DecimalString }[];
  total: DecimalString;
  tenders: StoreTender[];
}

export interface StoreDrill {
  drill: string;
  order: string;
  shipping: 'none' | 'full' | DecimalString;
  lines: { sku: string; quantity: number }[];
  total: DecimalString;
  tenders: StoreTender[];
}

/** Raised when a file is not a store file; the message names the place in it. */
export class StoreFileError extends Error {
  override name = 'StoreFileError';
}

/**
 * Reads and checks a store file (format `store/1`).
 *
 * @throws {StoreFileError} when the file cannot be read, is not JSON, or breaks the format
 */
export function readStoreFile(path: string): StoreFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new StoreFileError(`Cannot read the store file ${path}: ${(error as Error).message}`);
  }
  return parseStoreFile(text, path);
}

/** Checks the text of a store file; `name` only serves the messages. */
export function parseStoreFile(text: string, name: string): StoreFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new StoreFileError(`${name} is not JSON: ${(error as Error).message}`);
  }
  const problem = firstProblem(parsed);
  if (problem !== undefined) throw new StoreFileError(`${name} is not a store/1 file: ${problem}`);
  return parsed as StoreFile;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

function firstProblem(value: unknown): string | undefined {
  const file = value as Partial<StoreFile> | null;
  if (typeof file !== 'object' || file === null) return 'it holds no object';
  if (file.format !== 'store/1') return `"format" is ${JSON.stringify(file.format)}, not "store/1"`;
  if (Number.isNaN(Date.parse(String(file.now)))) return '"now" is not a date';
  for (const key of [
    'locations',
    'staff',
    'products',
    'customers',
    'orders',
    'creditNotes',
    'drills',
  ] as const)
    if (!Array.isArray(file[key])) return `"${key}" is not a list`;
  const shop = file.shop;
  if (typeof shop !== 'object' || shop === null) return '"shop" is missing';
  if (!/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(String(shop.domain)))
    return '"shop.domain" is not a myshopify.com domain';
  if (!/^[A-Z]{3}$/.test(String(shop.currency))) return '"shop.currency" is not an ISO 4217 code';
  if (!DECIMAL.test(String(shop.taxRate))) return '"shop.taxRate" is not a decimal';
  for (const name of ['storeCredit', 'giftCardExchange', 'paymentLinks', 'requestOutcome'] as const)
    if (!['undefined', 'boolean'].includes(typeof shop[name]))
      return `"shop.${name}" is neither true nor false`;
  if (shop.giftCardIssueLimit !== undefined && !DECIMAL.test(String(shop.giftCardIssueLimit)))
    return '"shop.giftCardIssueLimit" is not a decimal';
  if ((file.locations as StoreLocation[]).length === 0) return 'there is no location';
  return firstReferenceProblem(file as StoreFile);
}

/** Checks that what a file points at (SKUs, customers, locations, lines) is in it. */
function firstReferenceProblem(file: StoreFile): string | undefined {
  const skus = new Set(file.products.flatMap((product) => product.variants.map((variant) => variant.sku)));
  const customers = new Set(file.customers.map((customer) => customer.id));
  const locations = new Set(file.locations.map((location) => location.id));
  const names = new Set<string>();
  for (const order of file.orders) {
    const at = `order ${order.name}`;
    if (names.has(order.name)) return `${at} appears twice`;
    names.add(order.name);
    if (order.customerId !== null && !customers.has(order.customerId))
      return `${at}: customer ${order.customerId} is unknown`;
    if (order.location !== undefined && !locations.has(order.location))
      return `${at}: location ${order.location} is unknown`;
    for (const amount of [order.shipping, order.total, ...order.payments.map((payment) => payment.amount)])
      if (!DECIMAL.test(String(amount))) return `${at}: ${JSON.stringify(amount)} is not a decimal`;
    for (const line of order.lines) {
      if (!skus.has(line.sku)) return `${at}: SKU ${line.sku} is unknown`;
      if (!Number.isInteger(line.quantity) || line.quantity < 1) return `${at}: a quantity is not positive`;
      if (!DECIMAL.test(line.unitPrice) || !DECIMAL.test(line.discount))
        return `${at}: a price is no decimal`;
    }
    for (const { line, amount } of order.duties ?? [])
      if (order.lines[line] === undefined || !DECIMAL.test(String(amount))) return `${at}: a duty is wrong`;
    if (order.tip !== undefined && !DECIMAL.test(String(order.tip))) return `${at}: the tip is no decimal`;
    const fulfilled = new Map<number, number>();
    for (const fulfillment of order.fulfillments) {
      if (!locations.has(fulfillment.location)) return `${at}: location ${fulfillment.location} is unknown`;
      for (const [index, quantity] of fulfillment.lines)
        fulfilled.set(index, (fulfilled.get(index) ?? 0) + quantity);
    }
    for (const [index, quantity] of fulfilled)
      if (quantity > (order.lines[index]?.quantity ?? 0))
        return `${at}: line ${index} is fulfilled too often`;
  }
  return undefined;
}
