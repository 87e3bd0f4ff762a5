import type { LocaleChoice } from '../admin/locale.ts';
import { revealGiftCard, type SlipAsker } from '../settle/reveal-gift-card.ts';
import type { SettlePorts } from '../settle/run.ts';
import { isAccepted, viewOf } from '../settle/view.ts';
import { slipDocument } from './slip.tsx';

/** The shop as its slip names it. */
export interface ShopOnSlips {
  readonly name: string;
  readonly timeZone: string;
  /** Names by numeric id. */
  readonly locations: ReadonlyMap<number, string>;
}

interface SlipQuestion {
  readonly planId: string;
  readonly choice: LocaleChoice;
  readonly asker: SlipAsker;
}

interface SlipPorts extends Pick<SettlePorts, 'journal' | 'codes' | 'clock'> {
  readonly shopProfile: () => Promise<ShopOnSlips>;
}

/**
 * The slip of a return that somebody confirmed in this shop; null where there is none.
 * @throws what `shopProfile` throws
 */
export async function readSlip(
  { planId, choice, asker }: SlipQuestion,
  { journal, codes, clock, shopProfile }: SlipPorts,
): Promise<string | null> {
  const record = await journal.read(planId);
  if (!isAccepted(record)) return null;
  const { name, timeZone, locations } = await shopProfile();
  const locationName = locations.get(record.asker.till.locationId) ?? null;
  const giftCard = await revealGiftCard(record, asker, { journal, codes, clock });
  return slipDocument(viewOf(record), giftCard, { shopName: name, locationName, timeZone }, choice);
}
