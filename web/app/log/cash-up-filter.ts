import { isDay, type Day } from '../../../domain/calendar.ts';

/** What a manager asked to see of a day's money. Lives in the URL. */
export interface CashUpFilter {
  readonly day: Day;
  readonly locationId: number | null;
  readonly staffMemberId: number | null;
}

/** What makes no sense in a URL is left out rather than refused; without a day it is `today`. */
export function cashUpFilterFromUrl({ searchParams }: URL, today: Day): CashUpFilter {
  const day = searchParams.get('day') ?? '';
  return {
    day: isDay(day) ? day : today,
    locationId: idFrom(searchParams.get('location')),
    staffMemberId: idFrom(searchParams.get('staff')),
  };
}

/** The inverse of `cashUpFilterFromUrl`. */
export function cashUpFilterToParameters({ day, locationId, staffMemberId }: CashUpFilter): URLSearchParams {
  const parameters = new URLSearchParams({ day });
  if (locationId !== null) parameters.set('location', String(locationId));
  if (staffMemberId !== null) parameters.set('staff', String(staffMemberId));
  return parameters;
}

/** A numeric id of Shopify's, as it stands in a URL; null for what is none. */
export function idFrom(text: string | null): number | null {
  const id = /^\d{1,15}$/.test(text ?? '') ? Number(text) : Number.NaN;
  return Number.isSafeInteger(id) ? id : null;
}
