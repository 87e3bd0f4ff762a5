import type { ReturnRecord } from './records.ts';
import { Refused } from './refusals.ts';
import { letGo } from './return-records.ts';
import { returnOf } from './returns.ts';
import type { Store } from './store.ts';

export interface RemovalInput {
  returnId: string;
  returnLineItems?: { returnLineItemId: string; quantity: number }[] | null;
  exchangeLineItems?: { exchangeLineItemId: string; quantity: number }[] | null;
}

/** `removeFromReturn`: takes unprocessed units off an open return. */
export function removeFromReturn(store: Store, input: RemovalInput): ReturnRecord {
  const orderReturn = returnOf(store, input.returnId, ['returnId']);
  if (orderReturn.status !== 'OPEN') throw new Refused('INVALID_STATE', ['returnId'], 'Return is not open');
  const returnLines = (input.returnLineItems ?? []).map(({ returnLineItemId, quantity }, index) =>
    unprocessed(orderReturn.lines, returnLineItemId, quantity, ['returnLineItems', index]),
  );
  const exchangeLines = (input.exchangeLineItems ?? []).map(({ exchangeLineItemId, quantity }, index) =>
    unprocessed(orderReturn.exchangeLines, exchangeLineItemId, quantity, ['exchangeLineItems', index]),
  );
  for (const { line, quantity } of returnLines) {
    line.quantity -= quantity;
    letGo(line, quantity);
    for (const each of orderReturn.reverseFulfillmentOrders)
      for (const item of each.lines) if (item.returnLine === line) item.quantity -= quantity;
  }
  for (const { line, quantity } of exchangeLines) line.quantity -= quantity;
  orderReturn.lines = orderReturn.lines.filter(({ quantity }) => quantity > 0);
  orderReturn.exchangeLines = orderReturn.exchangeLines.filter(({ quantity }) => quantity > 0);
  return orderReturn;
}

function unprocessed<L extends { type: string; id: number; quantity: number; processed: number }>(
  lines: readonly L[],
  id: string,
  quantity: number,
  field: readonly (string | number)[],
): { line: L; quantity: number } {
  const line = lines.find((each) => id === `gid://shopify/${each.type}/${each.id}`);
  if (line === undefined) throw new Refused('NOT_FOUND', field, 'Line item not found on the return');
  if (quantity < 1 || quantity > line.quantity - line.processed)
    throw new Refused('INVALID', [...field, 'quantity'], 'Quantity exceeds what is not yet processed');
  return { line, quantity };
}
