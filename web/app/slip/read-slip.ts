import type { LocaleChoice } from '../admin/locale.ts';
import type { Journal } from '../settle/ports.ts';
import { isAccepted, viewOf } from '../settle/view.ts';
import { slipDocument } from './slip.tsx';

/** The shop as its slip names it. */
export interface ShopOnSlips {
  readonly name: string;
  readonly timeZone: string;
  /** Names by numeric id. */
  readonly locations: ReadonlyMap<number, string>;
}

/**
 * The slip of a return that somebody confirmed in this shop; null where there is none.
 * @throws what `readShop` throws
 */
export async function readSlip(
  planId: string,
  choice: LocaleChoice,
  journal: Pick<Journal, 'read'>,
  readShop: () => Promise<ShopOnSlips>,
): Promise<string | null> {
  const record = await journal.read(planId);
  if (!isAccepted(record)) return null;
  const { name, timeZone, locations } = await readShop();
  const locationName = locations.get(record.asker.till.locationId) ?? null;
  return slipDocument(viewOf(record), { shopName: name, locationName, timeZone }, choice);
}
