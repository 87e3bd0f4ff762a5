import type { StagedEdit } from '../../../domain/plan.ts';
import type { Written } from './ports.ts';

/** Order edits that were staged. Reads throw ShopifyUnavailable or NotInstalled; so do writes that certainly did nothing. */
export interface OrderEdits {
  /**
   * Whether the order is as the edit makes it: no more left of what it takes off, and of the goods it had not before as many as are given. @param given units by `ProductVariant.id`
   */
  isMade(orderId: string, edit: StagedEdit, given: ReadonlyMap<string, number>): Promise<boolean>;
  /** Makes it true, once: Shopify takes no edit twice. The customer is not told. */
  commit(editId: string, note: string): Promise<Written<null>>;
}
