import { moneyText } from '../ledger/money.ts';
import type {
  CustomerRecord,
  GiftCardCreditRecord,
  GiftCardRecord,
  LocationRecord,
  ProductRecord,
  StockLevel,
  StoreCreditAccountRecord,
  StoreCreditRecord,
  VariantRecord,
} from '../ledger/records.ts';
import { isTaxed } from '../ledger/products.ts';
import { find } from '../ledger/store.ts';
import { GraphQLError } from 'graphql';
import { pageOf } from '../connection.ts';
import { type Fields, gid, moneyIn } from './field.ts';
import { visibleOrders } from './finding.ts';

const product: Fields<ProductRecord> = {
  id: gid,
  legacyResourceId: ({ id }) => String(id),
  title: ({ title }) => title,
  handle: ({ handle }) => handle,
  tags: ({ tags }) => tags,
  status: ({ status }) => status,
  options: ({ options }) =>
    options.map(({ id, name, values }, index) => ({
      id: `gid://shopify/ProductOption/${id}`,
      name,
      values,
      position: index + 1,
    })),
  isGiftCard: ({ isGiftCard }) => isGiftCard,
  productType: () => '',
  vendor: (_product, _args, { store }) => store.file.shop.name,
  hasOnlyDefaultVariant: ({ options }) => options.length === 0,
  totalInventory: ({ variants }) => variants.reduce((sum, variant) => sum + availableOf(variant), 0),
  tracksInventory: ({ variants }) => variants.some(({ tracked }) => tracked),
  variants: ({ variants }, args) => pageOf(variants, args, ({ id }) => id),
};

const productVariant: Fields<VariantRecord> = {
  id: gid,
  legacyResourceId: ({ id }) => String(id),
  sku: ({ sku }) => (sku === '' ? null : sku),
  barcode: ({ barcode }) => barcode,
  title: ({ title, product: { options } }) => (options.length > 0 ? title : 'Default Title'),
  selectedOptions: ({ selectedOptions }) => selectedOptions,
  inventoryPolicy: () => 'DENY',
  displayName: (variant) => `${variant.product.title} - ${variant.title}`,
  price: ({ price }, _args, { store }) => moneyText(price, store.file.shop.currency),
  taxable: isTaxed,
  availableForSale: () => true,
  inventoryQuantity: (variant) => availableOf(variant),
  product: (variant) => variant.product,
  inventoryItem: (variant) => variant,
  image: () => null,
};

const inventoryItem: Fields<VariantRecord> = {
  id: ({ id }) => `gid://shopify/InventoryItem/${id}`,
  sku: ({ sku }) => sku,
  tracked: ({ tracked }) => tracked,
  requiresShipping: ({ product: { isGiftCard } }) => !isGiftCard,
  variant: (variant) => variant,
  inventoryLevel: (variant, args, { store }) => {
    const location = find(store, 'Location', String(args['locationId']));
    const level = location === undefined ? undefined : variant.levels.get(location);
    return level === undefined ? null : { variant, location, level };
  },
  inventoryLevels: (variant, args) =>
    pageOf(
      [...variant.levels].map(([location, level]) => ({ variant, location, level })),
      args,
      ({ location }) => location.id,
    ),
};

interface LevelSource {
  variant: VariantRecord;
  location: LocationRecord;
  level: StockLevel;
}

const inventoryLevel: Fields<LevelSource> = {
  id: ({ variant, location }) =>
    `gid://shopify/InventoryLevel/${location.id}?inventory_item_id=${variant.id}`,
  isActive: () => true,
  item: ({ variant }) => variant,
  location: ({ location }) => location,
  quantities: (source, args) =>
    (args['names'] as string[]).map((name) => ({
      id: `gid://shopify/InventoryQuantity/${source.location.id}?inventory_item_id=${source.variant.id}&name=${name}`,
      name,
      quantity: quantityNamed(name, source.level),
      updatedAt: null,
    })),
};

const location: Fields<LocationRecord> = {
  id: gid,
  legacyResourceId: ({ id }) => String(id),
  name: ({ name }) => name,
  isActive: () => true,
  isFulfillmentService: ({ fulfillmentService }) => fulfillmentService,
  fulfillsOnlineOrders: ({ counter }) => !counter,
  shipsInventory: ({ counter }) => !counter,
  hasActiveInventory: () => true,
};

const customer: Fields<CustomerRecord> = {
  id: gid,
  legacyResourceId: ({ id }) => String(id),
  displayName: ({ displayName }) => displayName,
  firstName: ({ displayName }) => displayName.split(' ')[0] ?? null,
  lastName: ({ displayName }) => displayName.split(' ').slice(1).join(' ') || null,
  email: ({ email }) => email,
  phone: ({ phone }) => phone,
  defaultEmailAddress: ({ email }) => (email === null ? null : { emailAddress: email }),
  defaultPhoneNumber: ({ phone }) => (phone === null ? null : { phoneNumber: phone }),
  state: () => 'DISABLED',
  tags: () => [],
  note: () => null,
  numberOfOrders: ({ orders }) => String(orders.length),
  orders: ({ orders }, args, context) => pageOf(visibleOrders(context, orders, args), args, ({ id }) => id),
  lastOrder: ({ orders }, _args, context) => visibleOrders(context, orders, {}).at(-1) ?? null,
  storeCreditAccounts: ({ storeCredit }, args) => pageOf(storeCredit, args, ({ id }) => id),
};

const storeCreditAccount: Fields<StoreCreditAccountRecord> = {
  id: gid,
  owner: ({ owner }) => owner,
  balance: ({ balance, currency }) => moneyIn(balance, currency),
  transactions: ({ credits }, args) => pageOf(credits, args, ({ id }) => id),
};

const storeCredit: Fields<StoreCreditRecord> = {
  id: gid,
  account: ({ account }) => account,
  amount: ({ amount, account: { currency } }) => moneyIn(amount, currency),
  // Nothing here spends store credit.
  remainingAmount: ({ amount, account: { currency } }) => moneyIn(amount, currency),
  balanceAfterTransaction: ({ balanceAfter, account: { currency } }) => moneyIn(balanceAfter, currency),
  createdAt: ({ at }) => at,
  expiresAt: ({ expiresAt }) => expiresAt,
  event: ({ origin }) => (origin === null ? 'ADJUSTMENT' : 'ORDER_REFUND'),
  origin: ({ origin }) => origin,
};

const giftCard: Fields<GiftCardRecord> = {
  id: gid,
  balance: ({ balance, currency }) => moneyIn(balance, currency),
  initialValue: ({ initialValue, currency }) => moneyIn(initialValue, currency),
  enabled: ({ enabled }) => enabled,
  isRedeemable: ({ enabled, balance }) => enabled && balance > 0,
  lastCharacters: ({ lastCharacters }) => lastCharacters,
  maskedCode: ({ lastCharacters }) => `•••• •••• •••• ${lastCharacters}`,
  note: ({ note }) => note,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ createdAt }) => createdAt,
  deactivatedAt: ({ deactivatedAt }) => deactivatedAt,
  expiresOn: ({ expiresOn }) => expiresOn,
  lineItem: ({ line }) => line,
  transactions: ({ credits }, args) => pageOf(credits, args, ({ id }) => id),
  customer: (card) => card.customer,
  order: ({ order }) => order,
};

const giftCardCredit: Fields<GiftCardCreditRecord> = {
  id: gid,
  amount: ({ amount, giftCard: { currency } }) => moneyIn(amount, currency),
  giftCard: (credit) => credit.giftCard,
  note: ({ note }) => note,
  processedAt: ({ processedAt }) => processedAt,
};

/** What the shop sells, where it stands, and to whom. */
export const catalogueFields: Readonly<Record<string, Fields<never>>> = {
  Product: product,
  ProductVariant: productVariant,
  InventoryItem: inventoryItem,
  InventoryLevel: inventoryLevel,
  Location: location,
  Customer: customer,
  StoreCreditAccount: storeCreditAccount,
  StoreCreditAccountCreditTransaction: storeCredit,
  GiftCard: giftCard,
  GiftCardCreditTransaction: giftCardCredit,
};

function availableOf(variant: VariantRecord): number {
  return [...variant.levels.values()].reduce((sum, { available }) => sum + available, 0);
}

function quantityNamed(name: string, { available, committed }: StockLevel): number {
  if (name === 'available') return available;
  if (name === 'committed') return committed;
  if (name === 'on_hand') return available + committed;
  if (['incoming', 'reserved', 'damaged', 'safety_stock', 'quality_control'].includes(name)) return 0;
  throw new GraphQLError(`The inventory state ${name} does not exist`, {
    extensions: { code: 'BAD_REQUEST' },
  });
}
