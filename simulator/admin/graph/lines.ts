import {
  currentQuantity,
  fulfillmentLinesOf,
  returnableQuantity,
  unfulfilledQuantity,
} from '../ledger/lines.ts';
import { minus, share } from '../ledger/money.ts';
import { isForSale, isTaxed } from '../ledger/products.ts';
import { SUGGESTED_REASONS } from '../ledger/reasons.ts';
import type { DutyRecord, FulfillmentLineRecord, FulfillmentRecord, LineRecord } from '../ledger/records.ts';
import { pageOf } from '../connection.ts';
import { bagIn, type Fields, gid } from './field.ts';

const lineItem: Fields<LineRecord> = {
  id: gid,
  title: ({ variant }) => variant.product.title,
  name: ({ variant }) => nameOf(variant),
  variantTitle: ({ variant }) => (variant.product.variants.length > 1 ? variant.title : null),
  sku: ({ variant }) => (variant.sku === '' ? null : variant.sku),
  vendor: () => null,
  quantity: ({ quantity }) => quantity,
  currentQuantity: (line) => currentQuantity(line),
  refundableQuantity: (line) => currentQuantity(line),
  unfulfilledQuantity: (line) => unfulfilledQuantity(line),
  nonFulfillableQuantity: ({ cancelled }) => cancelled,
  isGiftCard: ({ variant }) => variant.product.isGiftCard,
  restockable: ({ variant }) => variant.tracked,
  requiresShipping: ({ variant, tip }) => !variant.product.isGiftCard && !tip,
  taxable: ({ variant, tip }) => isTaxed(variant) && !tip,
  merchantEditable: (line) => unfulfilledQuantity(line) > 0,
  // "The value is null … where the variant has been deleted" (CalculatedLineItem.variant)
  variant: ({ variant }, _args, { store }) => (isForSale(store, variant) ? variant : null),
  product: ({ variant }, _args, { store }) => (isForSale(store, variant) ? variant.product : null),
  customAttributes: () => [],
  duties: ({ duties }) => duties,
  sellingPlan: () => null,
  contract: () => null,
  lineItemGroup: () => null,
  image: () => null,
  originalUnitPriceSet: ({ order, unitPrice }) => bagIn(order, unitPrice),
  originalTotalSet: ({ order, original }) => bagIn(order, original),
  // "It doesn't include order-level or code-based discounts."
  discountedUnitPriceSet: (line) => bagIn(line.order, share(withoutCode(line), 1, line.quantity)),
  discountedUnitPriceAfterAllDiscountsSet: (line) =>
    bagIn(line.order, share(line.discounted, 1, line.quantity)),
  discountedTotalSet: (line, args) =>
    bagIn(line.order, args['withCodeDiscounts'] === true ? line.discounted : withoutCode(line)),
  totalDiscountSet: (line) => bagIn(line.order, minus(line.original, line.discounted)),
  unfulfilledOriginalTotalSet: (line) =>
    bagIn(line.order, share(line.original, Math.max(0, unfulfilledQuantity(line)), line.quantity)),
  unfulfilledDiscountedTotalSet: (line) =>
    bagIn(line.order, share(withoutCode(line), Math.max(0, unfulfilledQuantity(line)), line.quantity)),
  taxLines: ({ order, tax }, _args, { store }) =>
    tax.shop === 0
      ? []
      : [
          {
            title: order.taxesIncluded ? 'VAT' : 'Sales tax',
            rate: Number(store.file.shop.taxRate),
            ratePercentage: Number(store.file.shop.taxRate) * 100,
            priceSet: bagIn(order, tax),
          },
        ],
  suggestedReturnReasonDefinitions: (_line, args, { store }) =>
    pageOf(store.reasons.slice(0, SUGGESTED_REASONS), args, ({ id }) => id),
};

const duty: Fields<DutyRecord> = {
  id: gid,
  price: ({ line, price }) => bagIn(line.order, price),
  harmonizedSystemCode: ({ harmonizedSystemCode }) => harmonizedSystemCode,
  countryCodeOfOrigin: ({ countryOfOrigin }) => countryOfOrigin,
  taxLines: () => [],
};

const fulfillment: Fields<FulfillmentRecord> = {
  id: gid,
  legacyResourceId: ({ id }) => String(id),
  name: (source) => `${source.order.name}-F${source.order.fulfillments.indexOf(source) + 1}`,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ createdAt }) => createdAt,
  deliveredAt: ({ order, createdAt }) => (order.source === 'pos' ? createdAt : null),
  estimatedDeliveryAt: () => null,
  inTransitAt: () => null,
  displayStatus: ({ order }) => (order.source === 'pos' ? 'DELIVERED' : 'FULFILLED'),
  status: () => 'SUCCESS',
  order: ({ order }) => order,
  location: ({ location }) => location,
  requiresShipping: ({ order }) => order.source === 'web',
  totalQuantity: ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
  trackingInfo: () => [],
  fulfillmentLineItems: ({ lines }, args) => pageOf(lines, args, ({ id }) => id),
};

const fulfillmentLineItem: Fields<FulfillmentLineRecord> = {
  id: gid,
  quantity: ({ quantity }) => quantity,
  lineItem: ({ line }) => line,
  originalTotalSet: ({ line, quantity }) => bagIn(line.order, share(line.original, quantity, line.quantity)),
  discountedTotalSet: ({ line, quantity }) =>
    bagIn(line.order, share(line.discounted, quantity, line.quantity)),
};

const returnableFulfillment: Fields<FulfillmentRecord> = {
  id: ({ id }) => `gid://shopify/ReturnableFulfillment/${id}`,
  fulfillment: (source) => source,
  returnableFulfillmentLineItems: ({ lines }, args) =>
    pageOf(
      lines.filter((line) => returnableQuantity(line) > 0),
      args,
      ({ id }) => id,
    ),
};

/** Goods: what was sold, and what became of it. */
export const lineFields: Readonly<Record<string, Fields<never>>> = {
  LineItem: lineItem,
  Duty: duty,
  Fulfillment: fulfillment,
  FulfillmentLineItem: fulfillmentLineItem,
  ReturnableFulfillment: returnableFulfillment,
  ReturnableFulfillmentLineItem: {
    quantity: (line: FulfillmentLineRecord) => returnableQuantity(line),
    fulfillmentLineItem: (line: FulfillmentLineRecord) => line,
  },
};

/** Fulfillments with anything left to return, for `returnableFulfillments`. */
export function returnableFulfillmentsOf(order: LineRecord['order']): FulfillmentRecord[] {
  const open = new Set(
    fulfillmentLinesOf(order)
      .filter((line) => returnableQuantity(line) > 0)
      .map((line) => line.fulfillment),
  );
  return order.fulfillments.filter((each) => open.has(each));
}

/** A discount with a code belongs to the order; one without is the line's own. */
function withoutCode(line: LineRecord): LineRecord['discounted'] {
  return line.order.discountCode === null ? line.discounted : line.original;
}

function nameOf(variant: LineRecord['variant']): string {
  const { title, variants } = variant.product;
  return variants.length > 1 ? `${title} - ${variant.title}` : title;
}
