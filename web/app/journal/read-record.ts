import { and, eq, isNotNull } from 'drizzle-orm';
import type { SettlementRecord } from '../settle/ports.ts';
import type { Queryable } from './database.ts';
import { selectRecord } from './record.ts';
import { settlements } from './schema.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Null where this shop has no such plan: another shop's does not exist here. */
export async function readRecord(
  db: Queryable,
  shop: string,
  planId: string,
): Promise<SettlementRecord | null> {
  if (!UUID.test(planId)) return null;
  return selectRecord(db, and(eq(settlements.shop, shop), eq(settlements.planId, planId)));
}

/** By what people say and scan; only what was confirmed, the rest means nothing to a customer. */
export async function readRecordByReference(
  db: Queryable,
  shop: string,
  reference: string,
): Promise<SettlementRecord | null> {
  const named = and(eq(settlements.shop, shop), eq(settlements.reference, reference));
  return selectRecord(db, and(named, isNotNull(settlements.acceptedAt)));
}
