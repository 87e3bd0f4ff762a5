import type { LocationRecord, StockLevel, VariantRecord } from './records.ts';

/** The level of a variant at a location, if it is stocked there. */
export function levelAt(variant: VariantRecord, location: LocationRecord): StockLevel | undefined {
  return variant.levels.get(location);
}

/** Puts units back on the shelf; a variant that was never stocked there becomes stocked. */
export function restock(variant: VariantRecord, location: LocationRecord, quantity: number): void {
  if (!variant.tracked) return;
  ensureLevel(variant, location).available += quantity;
}

/** Takes units off the shelf for an order: available less, committed more. */
export function commit(variant: VariantRecord, location: LocationRecord, quantity: number): void {
  if (!variant.tracked) return;
  const level = ensureLevel(variant, location);
  level.available -= quantity;
  level.committed += quantity;
}

/** Units leave the building: no longer committed, no longer on hand. */
export function ship(variant: VariantRecord, location: LocationRecord, quantity: number): void {
  if (!variant.tracked) return;
  ensureLevel(variant, location).committed -= quantity;
}

/** A cancelled unit is no longer promised; it is for sale again only when it is restocked. */
export function release(
  variant: VariantRecord,
  location: LocationRecord,
  quantity: number,
  restockAt: LocationRecord | null,
): void {
  if (!variant.tracked) return;
  ensureLevel(variant, location).committed -= quantity;
  if (restockAt !== null) ensureLevel(variant, restockAt).available += quantity;
}

function ensureLevel(variant: VariantRecord, location: LocationRecord): StockLevel {
  const known = variant.levels.get(location);
  if (known !== undefined) return known;
  const level = { available: 0, committed: 0 };
  variant.levels.set(location, level);
  return level;
}
