/** Shopify keeps ids as signed 64-bit integers; a search or a gid beyond them is an error of its own. */
const LARGEST = 2n ** 63n - 1n;

/** Whether these characters can be the number of a Shopify id: digits alone, at most 2^63 - 1. */
export function isIdNumber(digits: string): boolean {
  return /^\d{1,20}$/.test(digits) && BigInt(digits) <= LARGEST;
}
