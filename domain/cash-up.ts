import type { Day } from './calendar.ts';
import { add, type Money } from './money.ts';
import type { Leg } from './plan.ts';

/** What went out of one kind, at one till, by one member of staff. */
export interface CashTotal {
  readonly locationId: number;
  readonly deviceId: string;
  /** Null where nobody was pinned in. */
  readonly staffMemberId: number | null;
  readonly kind: Leg['kind'];
  /** See `Leg.label`; without the digits of a card, which tell one customer from another. */
  readonly label: string;
  readonly payout: Leg['payout'];
  /** `pending`: Shopify has accepted it, a bank has not. */
  readonly status: 'success' | 'pending';
  /** How many payments, at least 1. */
  readonly payments: number;
  readonly amount: Money;
}

/** The money of one day that this app paid out; what was refunded in Shopify's own screens is not in it. */
export interface CashUp {
  /** By the shop's clocks. */
  readonly day: Day;
  /** How many returns were paid, wholly or in part: each counts once, however many payments it took. */
  readonly returns: number;
  /** Confirmed on that day and not at their end: what they pay is not in the totals yet. */
  readonly unfinished: number;
  readonly totals: readonly CashTotal[];
}

/** The same totals with less detail: those of one key, one currency and one status are one. In order of appearance. */
export function groupTotals(
  totals: readonly CashTotal[],
  keyOf: (total: CashTotal) => string | number | null,
): CashTotal[] {
  const groups = new Map<string, CashTotal>();
  for (const total of totals) {
    const key = JSON.stringify([keyOf(total), total.status, total.amount.currency]);
    const group = groups.get(key);
    groups.set(
      key,
      group
        ? {
            ...group,
            payments: group.payments + total.payments,
            amount: add(group.amount, total.amount),
          }
        : total,
    );
  }
  return [...groups.values()];
}

/** A day's money as whoever stands at a till reads it. */
export interface TillSums {
  /** To be counted. */
  readonly cash: readonly CashTotal[];
  /** By tender. */
  readonly others: readonly CashTotal[];
  /** By member of staff, whatever it was paid with. */
  readonly staff: readonly CashTotal[];
}

export function tillSums(totals: readonly CashTotal[]): TillSums {
  const others = totals.filter((total) => !isCash(total));
  return {
    cash: groupTotals(totals.filter(isCash), () => ''),
    others: groupTotals(others, tenderKey),
    staff: groupTotals(totals, ({ staffMemberId }) => staffMemberId),
  };
}

/** Cash that was handed out of the drawer, apart from all that Shopify or somebody else paid. */
export function isCash({ payout }: Pick<CashTotal, 'payout'>): boolean {
  return payout === 'cash_drawer';
}

/** What makes two payments the same tender: a brand of card is one, whoever's card it was. */
export function tenderKey({ kind, label, payout }: CashTotal): string {
  return `${payout} ${kind} ${label}`;
}
