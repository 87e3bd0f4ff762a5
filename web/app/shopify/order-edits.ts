import type { OrderEdits } from '../settle/edit-ports.ts';
import type { Written } from '../settle/ports.ts';
import type { AdminClient } from './admin.ts';
import { toExchangeInput, type ExchangeUnits } from './exchange-lines.ts';
import { GOODS_ADDED } from './operations/goods-added.ts';
import { ORDER_EDIT_ADD_DISCOUNT } from './operations/order-edit-add-discount.ts';
import { ORDER_EDIT_ADD_VARIANT } from './operations/order-edit-add-variant.ts';
import { ORDER_EDIT_BEGIN } from './operations/order-edit-begin.ts';
import { ORDER_EDIT_COMMIT } from './operations/order-edit-commit.ts';
import { ORDER_EDIT_SET_QUANTITY } from './operations/order-edit-set-quantity.ts';
import { payload } from './payload.ts';

/** Units of a line that an edit takes off the order, and back into stock. */
export interface UnitsOff {
  readonly lineItemId: string;
  readonly quantity: number;
}

/** Goods that an edit puts on the order; `locationId`: where they are to be handed over, null leaves it to Shopify. */
export interface GoodsOn extends ExchangeUnits {
  readonly locationId: string | null;
}

/** What the order leaves to be paid (`CalculatedOrder.totalOutstandingSet`), in the order's currency and in the shop's. */
export interface Outstanding {
  readonly presentmentMoney: { readonly amount: string };
  readonly shopMoney: { readonly amount: string };
}

/** An edit as it was staged: nothing has changed yet. */
export interface Staged {
  readonly id: string;
  /** Lines that the order had before. */
  readonly lines: readonly { readonly lineItemId: string; readonly variantId: string | null }[];
  /** Units left of each line that units go from, by `LineItem.id`. */
  readonly left: Readonly<Record<string, number>>;
  /** What is outstanding before anything was staged, without the units that go, and with each of the goods in turn. */
  readonly before: Outstanding;
  readonly without: Outstanding;
  readonly withGoods: readonly Outstanding[];
}

interface Asked {
  readonly orderId: string;
  readonly off: readonly UnitsOff[];
  readonly on: readonly GoodsOn[];
}

/** Orders of more lines cannot be edited here: Shopify lists so many of them at once. */
const TOO_LONG = 'The order has too many lines to be edited here.';

/**
 * Stages an edit, step by step, so that Shopify says what each step comes to. See "Edit existing orders":
 * https://shopify.dev/docs/apps/build/orders-fulfillment/order-management-apps/edit-orders
 */
export async function stageEdit(admin: AdminClient, { orderId, off, on }: Asked): Promise<Written<Staged>> {
  const begun = payload(
    await admin.mutate(ORDER_EDIT_BEGIN, { orderId }),
    ({ orderEditBegin }) => orderEditBegin,
    ({ calculatedOrder }) => calculatedOrder,
  );
  if (begun.kind !== 'done') return begun;
  const { id: editId, lineItems } = begun.value;
  if (on.length > 0 && lineItems.pageInfo.hasNextPage)
    return { kind: 'refused', code: null, message: TOO_LONG };
  const before = begun.value.totalOutstandingSet;
  let without = before;
  const left: Record<string, number> = {};
  for (const { lineItemId, quantity } of off) {
    // A line of an edit bears the number of the order's line.
    const line = lineItems.nodes.find(({ id }) => numberIn(id) === numberIn(lineItemId));
    if (!line) return { kind: 'refused', code: null, message: `The edit has no ${lineItemId}` };
    const units = line.quantity - quantity;
    left[lineItemId] = units;
    const set = payload(
      await admin.mutate(ORDER_EDIT_SET_QUANTITY, { editId, lineId: line.id, quantity: units }),
      ({ orderEditSetQuantity }) => orderEditSetQuantity,
      ({ calculatedOrder }) => calculatedOrder,
    );
    if (set.kind !== 'done') return set;
    without = set.value.totalOutstandingSet;
  }
  const withGoods: Outstanding[] = [];
  for (const goods of on) {
    const added = await addGoods(admin, editId, goods);
    if (added.kind !== 'done') return added;
    withGoods.push(added.value.totalOutstandingSet);
  }
  const lines = lineItems.nodes.map(({ id, variant }) => ({
    lineItemId: `gid://shopify/LineItem/${numberIn(id)}`,
    variantId: variant?.id ?? null,
  }));
  return { kind: 'done', value: { id: editId, lines, left, before, without, withGoods } };
}

interface Calculated {
  readonly totalOutstandingSet: Outstanding;
}

/** As on a return: discounted units are lines of their own. */
async function addGoods(admin: AdminClient, editId: string, goods: GoodsOn): Promise<Written<Calculated>> {
  let last: Written<Calculated> = { kind: 'refused', code: null, message: 'No units were asked for.' };
  for (const { variantId, quantity, appliedDiscount } of toExchangeInput([goods])) {
    const added = payload(
      await admin.mutate(ORDER_EDIT_ADD_VARIANT, {
        editId,
        variantId: variantId ?? goods.variantId,
        quantity,
        locationId: goods.locationId,
      }),
      ({ orderEditAddVariant }) => orderEditAddVariant,
      ({ calculatedOrder, calculatedLineItem }) =>
        calculatedOrder && calculatedLineItem && { ...calculatedOrder, lineId: calculatedLineItem.id },
    );
    if (added.kind !== 'done') return added;
    last = added;
    const amount = appliedDiscount?.value?.amount;
    if (!amount) continue;
    last = payload(
      await admin.mutate(ORDER_EDIT_ADD_DISCOUNT, {
        editId,
        lineId: added.value.lineId,
        discount: { description: goods.description, fixedValue: amount },
      }),
      ({ orderEditAddLineItemDiscount }) => orderEditAddLineItemDiscount,
      ({ calculatedOrder }) => calculatedOrder,
    );
    if (last.kind !== 'done') return last;
  }
  return last;
}

export function openOrderEdits(admin: AdminClient): OrderEdits {
  return {
    async isMade(orderId, { before, left }, given) {
      const { order } = await admin.query(GOODS_ADDED, { orderId });
      const lines = order?.lineItems.nodes ?? [];
      const taken = Object.entries(left).every(([id, units]) =>
        lines.some((line) => line.id === id && line.currentQuantity <= units),
      );
      const added = lines.filter(({ id }) => !before.includes(id));
      const unitsOf = (variantId: string) =>
        added.reduce((units, { variant, quantity }) => units + (variant?.id === variantId ? quantity : 0), 0);
      return taken && [...given].every(([variantId, units]) => unitsOf(variantId) >= units);
    },

    async commit(editId, note) {
      const written = payload(
        await admin.mutate(ORDER_EDIT_COMMIT, { editId, note }),
        ({ orderEditCommit }) => orderEditCommit,
        ({ order }) => order,
      );
      return written.kind === 'done' ? { kind: 'done', value: null } : written;
    },
  };
}

function numberIn(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1);
}
