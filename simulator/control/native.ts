import type { AdminSimulator } from '../admin/index.ts';
import type { NativeAction } from './native-input.ts';

/** Lets Shopify's side do what staff did on POS's own screens. @throws Error saying why Shopify would refuse it */
export function performNatively(
  admin: Pick<AdminSimulator, 'nativeReturn' | 'nativeExchange' | 'payOutstanding'>,
  asked: NativeAction,
): void {
  const { order, tender } = asked;
  const how = tender === undefined ? {} : { tender };
  if (asked.action === 'return') admin.nativeReturn(order, asked.lines, how);
  else if (asked.action === 'exchange') admin.nativeExchange(order, asked.lines, asked.newLines, how);
  else admin.payOutstanding(order, asked.amount, tender);
}
