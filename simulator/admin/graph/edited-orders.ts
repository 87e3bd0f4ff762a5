import { currentQuantity, unfulfilledQuantity } from '../ledger/lines.ts';
import { minus, share } from '../ledger/money.ts';
import { editedOutstanding, editedTotal, unitPriceOf } from '../ledger/order-edit.ts';
import type { AddedLineRecord, LineRecord, OrderEditRecord } from '../ledger/records.ts';
import { pageOf } from '../connection.ts';
import { bagIn, type Fields, gid } from './field.ts';

const calculatedOrder: Fields<OrderEditRecord> = {
  id: gid,
  originalOrder: ({ order }) => order,
  committed: () => false,
  lineItems: (edit, args) =>
    pageOf(
      edit.order.lines.map((line): EditedLine => ({ edit, line })),
      args,
      ({ line }) => line.id,
    ),
  addedLineItems: (edit, args) =>
    pageOf(
      edit.added.map((line): EditedLine => ({ edit, line })),
      args,
      ({ line }) => line.id,
    ),
  totalPriceSet: (edit, _args, { store }) => bagIn(edit.order, editedTotal(store, edit)),
  totalOutstandingSet: (edit, _args, { store }) => bagIn(edit.order, editedOutstanding(store, edit)),
};

/** A line as it would be after the commit. */
interface EditedLine {
  edit: OrderEditRecord;
  line: LineRecord | AddedLineRecord;
}

const calculatedLineItem: Fields<EditedLine> = {
  id: ({ line }) => `gid://shopify/CalculatedLineItem/${line.id}`,
  quantity: (source) => quantityOf(source),
  editableQuantity: ({ edit, line }) =>
    isAdded(line)
      ? line.quantity
      : quantityOf({ edit, line }) - (currentQuantity(line) - unfulfilledQuantity(line)),
  editableQuantityBeforeChanges: ({ line }) => (isAdded(line) ? 0 : unfulfilledQuantity(line)),
  title: ({ line }) => line.variant.product.title,
  variantTitle: ({ line }) => line.variant.title,
  sku: ({ line }) => (line.variant.sku === '' ? null : line.variant.sku),
  variant: ({ line }) => line.variant,
  restockable: ({ line }) => line.variant.tracked,
  restocking: ({ edit, line }) => edit.changes.find((each) => each.line === line)?.restock ?? false,
  hasStagedLineItemDiscount: ({ line }) => isAdded(line) && line.discount.presentment > 0,
  originalUnitPriceSet: ({ edit, line }) =>
    bagIn(edit.order, isAdded(line) ? unitPriceOf(line) : line.unitPrice),
  discountedUnitPriceSet: ({ edit, line }) =>
    bagIn(
      edit.order,
      isAdded(line)
        ? minus(unitPriceOf(line), share(line.discount, 1, line.quantity))
        : share(line.discounted, 1, line.quantity),
    ),
};

/** What an order edit shows before it is committed. */
export const editedOrderFields: Readonly<Record<string, Fields<never>>> = {
  CalculatedOrder: calculatedOrder,
  CalculatedLineItem: calculatedLineItem,
};

function isAdded(line: LineRecord | AddedLineRecord): line is AddedLineRecord {
  return 'edit' in line;
}

function quantityOf({ edit, line }: EditedLine): number {
  if (isAdded(line)) return line.quantity;
  return edit.changes.find((each) => each.line === line)?.quantity ?? currentQuantity(line);
}
