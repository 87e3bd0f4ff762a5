import type { SoldCart } from '../admin/index.ts';
import { BadInput, fields } from './input.ts';

export interface NativeLine {
  sku: string;
  quantity: number;
}

/** What staff do on POS's own screens. Tenders as Shopify names gateways; without one: the original payments, or a card. */
export type NativeAction =
  | { action: 'return'; order: string; lines: NativeLine[]; tender?: string }
  | { action: 'exchange'; order: string; lines: NativeLine[]; newLines: NativeLine[]; tender?: string }
  | { action: 'pay'; order: string; amount?: string; tender?: string };

/** Reads the body of `POST /__sim/native`. @throws {BadInput} */
export function readNative(body: unknown): NativeAction {
  const { action, order, lines, newLines, amount, tender } = fields(body, [
    'action',
    'order',
    'lines',
    'newLines',
    'amount',
    'tender',
  ]);
  if (typeof order !== 'string' || order === '') throw new BadInput('"order" is the name of an order');
  if (tender !== undefined && (typeof tender !== 'string' || tender === ''))
    throw new BadInput('"tender" is a gateway, such as "cash"');
  const shared = { order, ...(tender === undefined ? {} : { tender }) };
  if (action === 'return') return { action, ...shared, lines: readLines(lines, 'lines') };
  if (action === 'exchange')
    return {
      action,
      ...shared,
      lines: readLines(lines, 'lines'),
      newLines: readLines(newLines, 'newLines'),
    };
  if (action !== 'pay') throw new BadInput('"action" is return, exchange or pay');
  if (amount !== undefined && (typeof amount !== 'string' || !/^\d+(\.\d+)?$/.test(amount)))
    throw new BadInput('"amount" is a decimal string, such as "4.65"');
  return { action, ...shared, ...(amount === undefined ? {} : { amount }) };
}

/** Reads the body of `POST /__sim/sell`. @throws {BadInput} */
export function readCart(body: unknown): SoldCart {
  const { lines, customerId, properties, locationId, tender } = fields(body, [
    'lines',
    'customerId',
    'properties',
    'locationId',
    'tender',
  ]);
  if (customerId !== null && typeof customerId !== 'number')
    throw new BadInput('"customerId" is a number, or null');
  if (typeof locationId !== 'number') throw new BadInput('"locationId" is a number');
  if (tender !== undefined && (typeof tender !== 'string' || tender === ''))
    throw new BadInput('"tender" is a gateway, such as "cash"');
  const texts = Object.entries(fields(properties, Object.keys((properties as object | null) ?? {})));
  if (texts.some(([, value]) => typeof value !== 'string'))
    throw new BadInput('"properties" are texts by name');
  return {
    lines: readLines(lines, 'lines'),
    customerId,
    properties: Object.fromEntries(texts) as Record<string, string>,
    locationId,
    ...(tender === undefined ? {} : { tender }),
  };
}

function readLines(lines: unknown, name: string): NativeLine[] {
  if (!Array.isArray(lines) || lines.length === 0)
    throw new BadInput(`"${name}" is a list of {"sku", "quantity"}`);
  return lines.map((line: unknown) => {
    const { sku, quantity } = fields(line, ['sku', 'quantity']);
    if (typeof sku !== 'string' || sku === '') throw new BadInput('"sku" names an item');
    if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < 1)
      throw new BadInput('"quantity" counts from 1');
    return { sku, quantity };
  });
}
