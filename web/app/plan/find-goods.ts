import type {
  ExchangeChoicesReply,
  ExchangeChoicesRequest,
  ExchangeItemsReply,
  ExchangeItemsRequest,
} from '../../../domain/contract.ts';
import { byLikelihood } from '../../../domain/exchange-items.ts';
import type { Goods } from './exchange-ports.ts';
import type { PlanStore } from './ports.ts';
import { readScan } from './read-code.ts';

export interface GoodsPorts {
  readonly goods: Goods;
  readonly store: Pick<PlanStore, 'rules'>;
}

/** What could be given for a line, the likely first: one request to Shopify. */
export async function chooseGoods(
  { lineItemId, reasonId, till }: ExchangeChoicesRequest,
  { goods, store }: GoodsPorts,
): Promise<ExchangeChoicesReply> {
  const { policy } = await store.rules();
  const found = await goods.choicesFor(lineItemId, reasonId, till.locationId, policy.exchange.evenSwap);
  const { items, returned, wanted } = found;
  const ordered = returned === null ? items : byLikelihood(items, { variantId: returned }, wanted);
  return { kind: 'choices', items: ordered, returned };
}

/** Other goods, by what was scanned or typed. What finds nothing as a code is looked for as words. */
export async function findGoods(
  { by, text, till }: ExchangeItemsRequest,
  { goods }: Pick<GoodsPorts, 'goods'>,
): Promise<ExchangeItemsReply> {
  const read = readScan(text);
  if (read.kind !== 'code') return { kind: 'items', items: [], more: false };
  const found =
    by === 'scan'
      ? await goods.withCode(read.code, till.locationId)
      : await goods.withWords(read.code, till.locationId);
  return { kind: 'items', ...found };
}
