import { isPositive, money, parseMoney, subtract, sum, type Money } from '../../domain/money.ts';
import type { OrderTruth } from '../../simulator/admin/index.ts';
import type { StoreFile, StoreVariant } from '../../simulator/store-file.ts';
import type { Job } from './jobs.ts';

/** What is given for a return, and what the customer pays for it beyond what comes back. */
export interface Exchange {
  readonly direction: Direction;
  readonly gives: Job['lines'];
  readonly due: Money;
}

const DIRECTIONS = ['even', 'up', 'down'] as const;
type Direction = (typeof DIRECTIONS)[number];

/** As many of one item as a cashier hands over without a second thought. */
const UNITS = 9;
/** Amounts up to this many minor units are made up of any items. */
const MADE_UP = 2_000;

interface Goods {
  readonly sku: string;
  readonly product: number;
  /** Minor units of the shop's currency. */
  readonly price: number;
  /** Units that are not given away yet. */
  stock: number;
}

/**
 * Each credit note as an exchange for other items of the same shop, in turn for as much as comes back, for more and for less. Drills, and
 * orders that were paid in another currency, stay as they are. No more is given of an item than there is.
 */
export function exchangesOf(jobs: readonly Job[], store: StoreFile, location: number): Job[] {
  const notes = new Set(store.creditNotes.map(({ creditNote }) => creditNote));
  const foreign = new Set(store.orders.filter(({ presentment }) => presentment).map(({ name }) => name));
  const shelf = goodsIn(store, location);
  let turn = 0;
  return jobs.map((job) => {
    if (!notes.has(job.name) || foreign.has(job.order)) return job;
    const direction = DIRECTIONS[turn % DIRECTIONS.length] ?? 'even';
    turn += 1;
    return exchanged(job, direction, shelf, productsOf(job, store));
  });
}

/** Takes what is given off the shelf. */
function exchanged(job: Job, direction: Direction, shelf: Goods[], own: ReadonlySet<number>): Job {
  const { currency, minor } = job.total;
  const others = shelf.filter(({ product }) => !own.has(product));
  const worth = direction === 'down' ? (cheaper(minor, others) ?? 0) : minor;
  const gives = worthOf(worth, others);
  if (!gives) throw new Error(`Nothing in the shop is worth ${minor}, for ${job.name}`);
  const extra = others.find(({ sku, stock }) => stock > 0 && !gives.some((given) => given.sku === sku));
  if (direction === 'up' && extra) gives.push({ sku: extra.sku, quantity: 1 });
  const due = direction === 'up' ? (extra?.price ?? 0) : 0;
  for (const { sku, quantity } of gives) {
    const goods = shelf.find((each) => each.sku === sku);
    if (goods) goods.stock -= quantity;
  }
  return {
    ...job,
    total: money(minor - worth, currency),
    // Where the rest goes is known once it is known what each payment has left.
    tenders: [],
    exchange: { direction, gives, due: money(due, currency) },
  };
}

/** What can be scanned and handed over here, the dearest first. */
function goodsIn({ products, shop }: StoreFile, location: number): Goods[] {
  const barcodes = new Map<string, number>();
  const variants = products.flatMap(({ id, isGiftCard, variants: all }) =>
    isGiftCard ? [] : all.map((variant) => ({ ...variant, product: id })),
  );
  for (const { barcode } of variants) barcodes.set(barcode, (barcodes.get(barcode) ?? 0) + 1);
  const stockOf = ({ stock }: StoreVariant) => stock[String(location)] ?? 0;
  return variants
    .filter((variant) => variant.barcode && barcodes.get(variant.barcode) === 1 && stockOf(variant) > 0)
    .map((variant) => ({
      sku: variant.sku,
      product: variant.product,
      price: parseMoney(variant.price, shop.currency).minor,
      stock: stockOf(variant),
    }))
    .filter(({ price }) => price > 0)
    .sort((a, b) => b.price - a.price);
}

function productsOf({ lines }: Job, { products }: StoreFile): Set<number> {
  const own = products.filter(({ variants }) =>
    variants.some((variant) => lines.some(({ sku }) => sku === variant.sku)),
  );
  return new Set(own.map(({ id }) => id));
}

/** Price of the dearest item that is at most half of this, else of the cheapest that is less. */
function cheaper(minor: number, goods: readonly Goods[]): number | undefined {
  return (goods.find(({ price }) => price * 2 <= minor) ?? goods.findLast(({ price }) => price < minor))
    ?.price;
}

/** Items that cost exactly this together: the dearest take most of it, the rest is made up of one each. @param goods the dearest first */
function worthOf(minor: number, goods: readonly Goods[]): { sku: string; quantity: number }[] | null {
  const there = goods.filter(({ stock }) => stock > 0);
  const taken: { sku: string; quantity: number }[] = [];
  let rest = minor;
  for (const { sku, price, stock } of there) {
    const quantity = Math.min(stock, UNITS, Math.floor((rest - MADE_UP) / price));
    if (quantity < 1) continue;
    taken.push({ sku, quantity });
    rest -= quantity * price;
  }
  // By what amount which item was the last to lead there; an item is tried on amounts that others led to only.
  const lastFor = new Map<number, Goods | null>([[0, null]]);
  for (const each of there) {
    if (lastFor.has(rest)) break;
    if (taken.some(({ sku }) => sku === each.sku)) continue;
    for (const amount of [...lastFor.keys()]) {
      const next = amount + each.price;
      if (next <= rest && !lastFor.has(next)) lastFor.set(next, each);
    }
  }
  for (let amount = rest; amount > 0;) {
    const last = lastFor.get(amount);
    if (!last) return null;
    taken.push({ sku: last.sku, quantity: 1 });
    amount -= last.price;
  }
  return taken;
}

/** How the rule shares money out over what each payment of an order has left, by gateway: gift cards first, then as it was paid. */
export function tendersByRule({ transactions, currency }: OrderTruth, total: Money): Job['tenders'] {
  const payments = transactions.filter(({ remaining }) => remaining !== null);
  const inTurn = [
    ...payments.filter(({ gateway }) => gateway === 'gift_card'),
    ...payments.filter(({ gateway }) => gateway !== 'gift_card'),
  ];
  let left = total;
  const tenders = new Map<string, Money>();
  for (const { gateway, remaining } of inTurn) {
    const ceiling = parseMoney(remaining?.shop ?? '0', currency);
    const amount = ceiling.minor < left.minor ? ceiling : left;
    if (!isPositive(amount)) continue;
    tenders.set(gateway, sum(currency, [amount, tenders.get(gateway) ?? money(0, currency)]));
    left = subtract(left, amount);
  }
  return [...tenders].map(([gateway, amount]) => ({ gateway, amount }));
}
