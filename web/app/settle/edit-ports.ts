import type { Written } from './ports.ts';

/** Order edits that were staged. Reads throw ShopifyUnavailable or NotInstalled; so do writes that certainly did nothing. */
export interface OrderEdits {
  /** Whether the edit was made true; null where Shopify does not know it any more. */
  isCommitted(editId: string): Promise<boolean | null>;
  /** Makes it true, once: Shopify takes no edit twice. The customer is not told. */
  commit(editId: string, note: string): Promise<Written<null>>;
}
