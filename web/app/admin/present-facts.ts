import type { Approval } from '../../../domain/approval.ts';
import type { Money } from '../../../domain/money.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { needInWords } from './locales/manager-texts.ts';
import { refusalInWords } from './locales/refusals.ts';
import { approver } from './present-log.ts';
import type { Reader } from './reader.ts';

/** "Return 77" of `gid://shopify/Return/77`, "Transaction 9" of `gid://shopify/OrderTransaction/9`. */
export function shortId(gid: string): string {
  return gid.replace(/^gid:\/\/shopify\/(?:Order(?=Transaction))?(\w+)\/(\d+).*$/, '$1 $2');
}

/**
 * The facts of a line of the journal in words. What this version does not know is shown as it was written, so that
 * nothing that happened is kept from who must find out about it.
 */
export function presentFacts(facts: Readonly<Record<string, unknown>>, reader: Reader): string[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const words = inWords(name, value, reader);
    return words === '' ? [] : [words];
  });
}

function inWords(name: string, value: unknown, reader: Reader): string {
  const { texts, formats } = reader;
  if (value === null || value === '') return '';
  if (name === 'locationId') return reader.locationName(Number(value));
  if (name === 'staffMemberId') return reader.staffName(Number(value));
  if (name === 'userId') return texts.page.account(String(value));
  if (name === 'deviceId') return `${texts.page.device} ${String(value)}`;
  if (name === 'posVersion') return `Shopify POS ${String(value)}`;
  if (name === 'approval' && isApproval(value)) return texts.approvals.approvedBy(approver(value, reader));
  if (name === 'needs' && Array.isArray(value))
    return value.map((need) => needInWords(need, texts.approvals.needs, formats)).join(' · ');
  if (name === 'manager') return texts.approvals.askedFor(String(value));
  if (name === 'triesLeft') return texts.approvals.triesLeft(Number(value));
  if (name === 'lockedUntil') return texts.approvals.lockedUntil(formats.dateTime(new Date(String(value))));
  if (name === 'state' && isKey(value, texts.states)) return texts.states[value];
  if (name === 'refusal' && isRefusal(value)) return refusalInWords(value, texts.refusals, formats);
  if (name === 'status' && isKey(value, texts.legs)) return texts.legs[value];
  if (name === 'try') return value === 1 ? '' : texts.page.tryNumber(Number(value));
  if (name === 'payments' && Array.isArray(value))
    return value.map((each) => payment(each, texts.legs)).join(' · ');
  if (isMoney(value)) return formats.money(value);
  if (Array.isArray(value)) return value.map((part) => plain(part, texts.legs)).join(' · ');
  if (typeof value === 'string') return shortId(value);
  return `${name}: ${JSON.stringify(value)}`;
}

function payment(each: { transactionId?: unknown; status?: unknown }, legs: Reader['texts']['legs']): string {
  return `${plain(each.transactionId ?? null, legs)}: ${plain(each.status ?? null, legs)}`;
}

function plain(part: unknown, legs: Reader['texts']['legs']): string {
  if (part === null) return '–';
  if (isKey(part, legs)) return legs[part];
  return typeof part === 'string' ? shortId(part) : JSON.stringify(part);
}

function isKey<T extends object>(value: unknown, of: T): value is keyof T {
  return typeof value === 'string' && Object.hasOwn(of, value);
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'code' in value;
}

function isApproval(value: unknown): value is Approval {
  return typeof value === 'object' && value !== null && 'manager' in value && 'staffMemberId' in value;
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;
}
