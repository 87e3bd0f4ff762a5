import { isIdNumber } from '../../../domain/id-number.ts';

/** What a scan or a search could be, told from its shape alone. */
export type ReadCode =
  | { readonly kind: 'nothing' }
  /** The number behind an order gid, or in the path of an order's address. */
  | { readonly kind: 'order'; readonly orderId: string; readonly returnId: string | null }
  /** The number behind a return gid, or in the path of a return's address. */
  | { readonly kind: 'return'; readonly returnId: string }
  | { readonly kind: 'email'; readonly email: string }
  /** E.164. */
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'code'; readonly code: string };

/** Receipt, order and product codes are far shorter; a name typed in full is not much longer. */
const CODE_LIMIT = 100;

/** Reads one scanned code. Letters are kept as they are; control characters, as some scanners add, are not. */
export function readScan(text: string): ReadCode {
  const code = cleaned(text);
  const orderId = idIn('Order', code);
  const returnId = idIn('Return', code);
  if (orderId) return { kind: 'order', orderId, returnId };
  if (returnId) return { kind: 'return', returnId };
  if (code === '' || code.length > CODE_LIMIT || /^[a-z]+:\/\//i.test(code)) return { kind: 'nothing' };
  return { kind: 'code', code };
}

/** Reads what a person typed. */
export function readSearch(text: string): ReadCode {
  const words = cleaned(text);
  if (/^[^\s@"\\]+@[^\s@"\\]+\.[^\s@"\\]+$/.test(words) && words.length <= CODE_LIMIT) {
    return { kind: 'email', email: words };
  }
  const phone = phoneIn(words);
  if (phone) return { kind: 'phone', phone };
  return readScan(words);
}

/** What was read, short enough to show. */
export function shortened(text: string): string {
  const shown = cleaned(text);
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown;
}

function cleaned(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `Return.name` as Shopify makes it of the order's: "#1001-R1". The order's part of it; null for other codes. */
export function orderNameIn(code: string): string | null {
  const [, name] = /^(.+)-R\d{1,4}$/i.exec(code) ?? [];
  return name ?? null;
}

/** The id in a gid of this type, or in an address such as "…/orders/1001/returns/7". */
function idIn(type: 'Order' | 'Return', code: string): string | null {
  const [, gid] = new RegExp(`^gid://shopify/${type}/(\\d{1,20})$`).exec(code) ?? [];
  const address = new RegExp(`^https?://[^\\s]*/${type}s/(\\d{1,20})(?:[/?#]|$)`, 'i').exec(code);
  const digits = gid ?? address?.[1];
  return digits && isIdNumber(digits) ? `gid://shopify/${type}/${digits}` : null;
}

/** Only what names its country: which one a bare number belongs to nobody can tell. */
function phoneIn(words: string): string | null {
  if (!/^(\+|00)[\d\s().-]+$/.test(words)) return null;
  const digits = words.replace(/^00/, '').replace(/\D/g, '');
  return digits.length >= 8 && digits.length <= 15 ? `+${digits}` : null;
}

export function orderGid(digits: string): string {
  return `gid://shopify/Order/${digits}`;
}
