import type { NativeReply, NativeRequest } from '../../../domain/contract.ts';
import type { Asker } from '../plan/ports.ts';
import type { NativeBook } from './ports.ts';

/** Takes a till's word that there is something to look at, and no more: the device hears of it before webhooks come. */
export async function hearNative(
  { returnId, refundId, orderId }: Omit<NativeRequest, 'till'>,
  heardBy: Asker,
  book: NativeBook,
): Promise<NativeReply> {
  const sourceId = returnId ?? refundId ?? orderId;
  if (sourceId) await book.hear({ sourceId, heardBy });
  return { kind: 'heard' };
}
