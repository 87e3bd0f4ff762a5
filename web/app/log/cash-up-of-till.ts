import { addDays, calendarOf } from '../../../domain/calendar.ts';
import { tillSums, type CashUp } from '../../../domain/cash-up.ts';
import type { CashUpReply, CashUpRequest } from '../../../domain/contract.ts';
import type { CashUpScope } from './read-cash-up.ts';

export interface CashUpPorts {
  readonly clock: { now(): Date };
  /** @throws ShopifyUnavailable, NotInstalled: a day by the wrong clocks would be a wrong day */
  readonly shopProfile: () => Promise<{ readonly timeZone: string }>;
  readonly readCashUp: (scope: Omit<CashUpScope, 'shop'>) => Promise<CashUp>;
}

/** What one till paid out on a day, today unless it says otherwise. */
export async function cashUpOfTill(
  { till: { locationId, deviceId }, day }: CashUpRequest,
  { clock, shopProfile, readCashUp }: CashUpPorts,
): Promise<CashUpReply> {
  const { timeZone } = await shopProfile();
  const today = calendarOf(timeZone)(clock.now().toISOString());
  const cashUp = await readCashUp({ day: day ?? today, timeZone, locationId, deviceId, staffMemberId: null });
  return {
    kind: 'cash_up',
    cashUp,
    sums: tillSums(cashUp.totals),
    dayBefore: addDays(cashUp.day, -1),
    dayAfter: cashUp.day < today ? addDays(cashUp.day, 1) : null,
  };
}
