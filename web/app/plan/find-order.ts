import type { FindReply, FindRequest } from '../../../domain/contract.ts';
import { TEXT_LIMIT } from '../../../domain/contract.ts';
import { judgeByPolicy } from '../../../domain/judge-policy.ts';
import type { OrderForReturn, OrderSummary } from '../../../domain/order.ts';
import type { Clock, FoundItem, FoundOrder, OrderSearch, PlanStore, RememberedOrder } from './ports.ts';
import { orderGid, orderNameIn, readScan, readSearch, shortened, type ReadCode } from './read-code.ts';
import { dutiesOf } from './besides.ts';
import { unfulfilledOf, unitsOf } from './units.ts';

interface Ports {
  readonly orders: OrderSearch;
  readonly store: PlanStore;
  readonly clock: Clock;
}

/**
 * Finds the order that a scan, words or an id mean: at most two requests to Shopify in a row.
 * What nobody knows, what is too long and what belongs to another shop all come back as `nothing`.
 * @throws ShopifyUnavailable, NotInstalled
 */
export async function findOrder({ by, text }: FindRequest, ports: Ports): Promise<FindReply> {
  const nothing: FindReply = { kind: 'nothing', read: shortened(text) };
  if (text.length > TEXT_LIMIT) return nothing;
  const read = by === 'search' ? readSearch(text) : readScan(text);
  return (await search(read, by, ports)) ?? nothing;
}

async function search(read: ReadCode, by: FindRequest['by'], ports: Ports): Promise<FindReply | null> {
  switch (read.kind) {
    case 'nothing':
      return null;
    case 'order':
      // An id alone is what POS or a list names the order by: the customer showed nothing.
      return open(read.orderId, ports, by !== 'order', (order) =>
        isReturnOf(order, read.returnId) ? read.returnId : null,
      );
    case 'return': {
      const orderId = await ports.orders.orderOfReturn(read.returnId);
      return orderId ? open(orderId, ports, true, () => read.returnId) : null;
    }
    case 'email':
      return choose(await ports.orders.ordersOf({ email: read.email }), false, ports);
    case 'phone':
      return choose(await ports.orders.ordersOf({ phone: read.phone }), false, ports);
    case 'code': {
      const settlement = await ports.store.settlementByReference(read.code.toUpperCase(), ports.clock);
      if (settlement) return { kind: 'settlement', settlement };
      return by === 'search' ? byWords(read.code, ports) : byCode(read.code, ports);
    }
  }
}

async function byCode(code: string, ports: Ports): Promise<FindReply | null> {
  const { orders, items } = await ports.orders.searchCode(code);
  const matching = ladder(code, orders);
  if (matching.length > 0) return choose({ orders: matching, more: false }, true, ports);
  const ofReturn = await byReturnName(code, orders, ports);
  if (ofReturn) return ofReturn;
  const item = items.find((candidate) => same(candidate.barcode, code));
  if (!item) return null;
  const skus = items.flatMap(({ sku, barcode }) => (sku && same(barcode, code) ? [sku] : []));
  return listOfItem(item, skus, ports);
}

/** A barcode does not tell whose order it was, so the latest orders with that item are shown, even if it is only one. */
async function listOfItem(
  item: FoundItem,
  skus: readonly string[],
  { orders }: Ports,
): Promise<FindReply | null> {
  if (skus.length === 0) return null;
  const found = await orders.ordersWithItem(skus);
  return found.orders.length === 0 ? null : { kind: 'orders', ...found, item: item.title };
}

async function byWords(words: string, ports: Ports): Promise<FindReply | null> {
  const { orders, people, more } = await ports.orders.searchWords(words);
  const matching = ladder(words, orders);
  if (matching.length > 0) return choose({ orders: matching, more: false }, true, ports);
  const ofReturn = await byReturnName(words, orders, ports);
  if (ofReturn) return ofReturn;
  const theirs = people.filter(({ name }) => namesMatch(words, name)).flatMap((person) => person.orders);
  return choose({ orders: newestFirst(theirs), more }, false, ports);
}

/** "#1001-R1" is a return of order #1001, where that order has one of that name and none is called so itself. */
async function byReturnName(
  code: string,
  orders: readonly FoundOrder[],
  ports: Ports,
): Promise<FindReply | null> {
  const name = orderNameIn(code);
  const [only, ...others] = name === null ? [] : ladder(name, orders);
  if (!only || others.length > 0) return null;
  const returnIdIn = (order: OrderForReturn) =>
    returnsOf(order).find((each) => same(each.name, code) || same(each.name, `#${code}`))?.id ?? null;
  const found = await open(only.id, ports, true, returnIdIn);
  return found?.kind === 'order' && found.returnId !== null ? found : null;
}

function returnsOf({ unfinishedReturns, endedReturns }: OrderForReturn) {
  return [...unfinishedReturns, ...endedReturns];
}

function isReturnOf(order: OrderForReturn, returnId: string | null): boolean {
  return returnsOf(order).some(({ id }) => id === returnId);
}

/** The rungs, best first: each compares exactly, because Shopify's search does not. The first with a hit decides. */
function ladder(code: string, orders: readonly FoundOrder[]): readonly OrderSummary[] {
  const rungs: ((order: FoundOrder) => boolean)[] = [
    (order) => same(order.sourceIdentifier, code),
    (order) => same(order.name, code) || same(order.name, `#${code}`),
    (order) => same(String(order.number), code.replace(/^#/, '')),
    (order) => same(order.confirmationNumber, code.replace(/^#/, '')),
    (order) => order.id === orderGid(code),
  ];
  for (const rung of rungs) {
    const hits = orders.filter(rung);
    if (hits.length > 0) return hits.map(summaryOf);
  }
  return [];
}

async function choose(
  { orders, more }: { readonly orders: readonly OrderSummary[]; readonly more: boolean },
  proved: boolean,
  ports: Ports,
): Promise<FindReply | null> {
  const [only] = orders;
  if (!only) return null;
  if (orders.length === 1 && !more) return open(only.id, ports, proved);
  return { kind: 'orders', orders, more, item: null };
}

async function open(
  orderId: string,
  { orders, store, clock }: Ports,
  proved: boolean,
  returnIdIn: (order: OrderForReturn) => string | null = () => null,
): Promise<FindReply | null> {
  const [order, draft, due, { policy }] = await Promise.all([
    orders.readOrder(orderId),
    store.openDraft(orderId),
    store.dueOf(orderId),
    store.rules(),
  ]);
  if (!order) return null;
  const at = clock.now();
  await store.remember(orderId, toRemember(order), at);
  const judged = forDevice(judgeByPolicy(policy, order, at.toISOString()));
  return { kind: 'order', order: judged, draft, proved, returnId: returnIdIn(order), due };
}

export function toRemember(order: OrderForReturn): RememberedOrder {
  return {
    units: unitsOf(order),
    unfulfilled: unfulfilledOf(order),
    soldAt: order.soldAt,
    currency: order.currency,
    duties: dutiesOf(order),
    tipLineItemId: order.tip?.lineItemId ?? null,
  };
}

/** A judged order without what only the judging needed: tags of hundreds of lines weigh more than the lines. */
export function forDevice(order: OrderForReturn): OrderForReturn {
  return { ...order, lines: order.lines.map((line) => ({ ...line, tags: [] })) };
}

function summaryOf({ id, name, processedAt, customerName, total }: FoundOrder): OrderSummary {
  return { id, name, processedAt, customerName, total };
}

function newestFirst(orders: readonly OrderSummary[]): OrderSummary[] {
  return [...orders].sort((a, b) => b.processedAt.localeCompare(a.processedAt));
}

function same(value: string | null, code: string): boolean {
  return value !== null && value.toLowerCase() === code.toLowerCase();
}

/** Every word typed begins a word of the name; case and accents do not matter. */
function namesMatch(words: string, name: string): boolean {
  const parts = plain(name).split(/[\s'-]+/);
  return plain(words)
    .split(/[\s'-]+/)
    .every((word) => parts.some((part) => part.startsWith(word)));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
