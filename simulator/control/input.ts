import { FAULT_MODES, type FaultMode } from '../admin/faults.ts';
import type { Fault } from '../admin/index.ts';

/** What was asked of `/__sim/` cannot be understood; the message tells what would be. */
export class BadInput extends Error {
  override name = 'BadInput';
}

export function readReset(body: unknown): { storeFile?: string } {
  const { storeFile } = fields(body, ['storeFile']);
  if (storeFile === undefined) return {};
  if (typeof storeFile !== 'string' || storeFile === '')
    throw new BadInput('"storeFile" is the path of a store file');
  return { storeFile };
}

/** A list of `{operation, nth, mode, ms?}`; an empty one takes all faults away. */
export function readFaults(body: unknown): Fault[] {
  if (!Array.isArray(body)) throw new BadInput('Faults are a list: [{"operation", "nth", "mode", "ms"?}]');
  return body.map((entry: unknown) => {
    const { operation, nth, mode, ms } = fields(entry, ['operation', 'nth', 'mode', 'ms']);
    if (typeof operation !== 'string' || operation === '')
      throw new BadInput('"operation" is a root field, such as "returnProcess"');
    if (!Number.isInteger(nth) || (nth as number) < 1) throw new BadInput('"nth" counts from 1');
    if (!FAULT_MODES.includes(mode as FaultMode))
      throw new BadInput(`"mode" is one of ${FAULT_MODES.join(', ')}`);
    if (ms !== undefined && !isDuration(ms)) throw new BadInput('"ms" is a number of milliseconds');
    return { operation, nth: nth as number, mode: mode as FaultMode, ...(ms === undefined ? {} : { ms }) };
  });
}

/** Milliseconds that each call of the Admin API takes longer. */
export function readLatency(body: unknown): number {
  const ms = readNumber(body, 'ms');
  if (!isDuration(ms)) throw new BadInput('"ms" is a number of milliseconds, at the most a minute');
  return ms;
}

export function readNumber(body: unknown, name: string): number {
  const value = fields(body, [name])[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadInput(`"${name}" is a number`);
  return value;
}

export function readWebStart(body: unknown): void {
  if (fields(body, ['start'])['start'] !== true) throw new BadInput('Only {"start": true} is understood');
}

export function readTransaction(body: unknown): { order: string; status: 'SUCCESS' | 'FAILURE' } {
  const { order, status } = fields(body, ['order', 'status']);
  if (typeof order !== 'string' || order === '') throw new BadInput('"order" is the name of an order');
  if (status !== 'SUCCESS' && status !== 'FAILURE') throw new BadInput('"status" is SUCCESS or FAILURE');
  return { order, status };
}

export function readPrice(body: unknown): { sku: string; price: string } {
  const { sku, price } = fields(body, ['sku', 'price']);
  if (typeof sku !== 'string' || sku === '') throw new BadInput('"sku" names an item');
  if (typeof price !== 'string' || !/^\d+(\.\d+)?$/.test(price))
    throw new BadInput('"price" is a decimal string, such as "4.65"');
  return { sku, price };
}

function isDuration(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 60_000;
}

/** An object that has none but these fields: a misspelt one must not pass unnoticed. */
export function fields(body: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new BadInput('The body is a JSON object');
  const unknown = Object.keys(body).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new BadInput(`"${unknown}" is not known; there is ${names.join(', ')}`);
  return body as Record<string, unknown>;
}
