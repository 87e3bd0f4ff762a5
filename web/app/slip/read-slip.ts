import type { LocaleChoice } from '../admin/locale.ts';
import { SealBroken } from '../settle/gift-card-ports.ts';
import { revealGiftCard } from '../settle/reveal-gift-card.ts';
import type { SettlePorts } from '../settle/run.ts';
import { isAccepted, viewOf } from '../settle/view.ts';
import { slipDocument } from './slip.tsx';

/** Who prints: the account is proved by the session token, the device is claimed. */
export interface Printer {
  readonly userId: string;
  readonly deviceId: string;
  readonly choice: LocaleChoice;
}

/** The shop as its slip names it. */
export interface ShopOnSlips {
  readonly name: string;
  readonly timeZone: string;
  /** Names by numeric id. */
  readonly locations: ReadonlyMap<number, string>;
}

export interface SlipPorts extends Pick<SettlePorts, 'journal' | 'codes' | 'clock'> {
  /** @throws ShopifyUnavailable, NotInstalled */
  readonly shopProfile: () => Promise<ShopOnSlips>;
}

/**
 * The slip of a return that somebody confirmed in this shop; null where there is none.
 * @throws what `shopProfile` throws
 */
export async function readSlip(
  planId: string,
  { userId, deviceId, choice }: Printer,
  ports: SlipPorts,
): Promise<string | null> {
  const record = await ports.journal.read(planId);
  if (!isAccepted(record)) return null;
  const { name, timeZone, locations } = await ports.shopProfile();
  const locationName = locations.get(record.asker.till.locationId) ?? null;
  const giftCardCode = record.giftCard && (await codeOf(planId, { userId, till: { deviceId } }, ports));
  return slipDocument(viewOf(record), { shopName: name, locationName, timeZone }, giftCardCode, choice);
}

/** Null for whom it is not, and where it cannot be read any more: the rest of the slip holds all the same. */
async function codeOf(
  planId: string,
  asker: Parameters<typeof revealGiftCard>[1],
  ports: SlipPorts,
): Promise<string | null> {
  try {
    const card = await revealGiftCard(planId, asker, ports);
    return card.kind === 'gift_card' ? card.code : null;
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
