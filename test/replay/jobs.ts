import { parseMoney, type Money } from '../../domain/money.ts';
import type { Exchange } from './exchanges.ts';
import type { StoreFile, StoreTender } from '../../simulator/store-file.ts';

/** One return of one order, as a cashier has it on the counter; a note over two orders makes two, done in one visit. Amounts are shop money. */
export interface Job {
  /** The credit note or drill that it belongs to: what is counted. */
  readonly name: string;
  readonly order: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly shipping: 'none' | 'full' | Money;
  readonly total: Money;
  /** What each tender must get, one entry per gateway. */
  readonly tenders: readonly { readonly gateway: string; readonly amount: Money }[];
  /** Where the customer wants all of it; null: back to where it came from. */
  readonly allOn: Tender | null;
  /** What is given for it; null: it is refunded. `total` and `tenders` are then what goes back beside. */
  readonly exchange: Exchange | null;
}

/** What all of a return may be given as, in the words of the command line. */
export const TENDERS = ['gift-card', 'store-credit'] as const;
export type Tender = (typeof TENDERS)[number];

/** What a ledger calls them: no transaction stands for a gift card that was exchanged, so it has a name of its own here. */
export const LEDGER_NAMES: Record<Tender, string> = {
  'gift-card': 'new gift card',
  'store-credit': 'shopify_store_credit',
};

/** Everything that comes back in a store file, in file order. @param only keeps the notes and drills of this name, or of this order */
export function jobsOf(store: StoreFile, only?: string): Job[] {
  const { currency } = store.shop;
  const notes = store.creditNotes.flatMap((note): Job[] => {
    const orders = [...new Set(note.lines.map(({ order }) => order))];
    return orders.map((order) => {
      const tenders = tendersOf(order, note.tenders, currency);
      return {
        name: note.creditNote,
        order,
        lines: merged(note.lines.filter((line) => line.order === order)),
        shipping: 'none',
        total: orders.length === 1 ? parseMoney(note.total, currency) : sumOf(tenders, currency),
        tenders,
        allOn: null,
        exchange: null,
      };
    });
  });
  const drills = store.drills.map((drill): Job => ({
    name: drill.drill,
    order: drill.order,
    lines: drill.lines,
    shipping:
      drill.shipping === 'none' || drill.shipping === 'full'
        ? drill.shipping
        : parseMoney(drill.shipping, currency),
    total: parseMoney(drill.total, currency),
    tenders: tendersOf(drill.order, drill.tenders, currency),
    allOn: null,
    exchange: null,
  }));
  return [...notes, ...drills].filter((job) => only === undefined || job.name === only || job.order === only);
}

/** The same returns, each given as one thing; as they were where Shopify gives no such thing for their order. */
export function allOn(tender: Tender, jobs: readonly Job[], { orders }: StoreFile): Job[] {
  const notGiven = orders.filter(({ presentment, company }) =>
    tender === 'gift-card' ? presentment !== undefined : company !== undefined,
  );
  return jobs.map((job) =>
    notGiven.some(({ name }) => name === job.order)
      ? job
      : { ...job, allOn: tender, tenders: [{ gateway: LEDGER_NAMES[tender], amount: job.total }] },
  );
}

/**
 * What one customer brings back at once: the returns of one note, as far as they were paid in one currency. In order. A wish for one tender
 * is a wish for one order, and so is an exchange.
 */
export function visitsOf(jobs: readonly Job[], { orders }: StoreFile): (readonly Job[])[] {
  const paidIn = new Map(orders.map(({ name, presentment }) => [name, presentment?.currency]));
  const visitOf = ({ name, order, allOn: wish, exchange }: Job) =>
    wish || exchange ? `${name} ${order}` : `${name} ${paidIn.get(order) ?? ''}`;
  return [...Map.groupBy(jobs, visitOf).values()];
}

/** One entry per SKU: a note may name an item twice. */
function merged(lines: Job['lines']): Job['lines'] {
  const units = new Map<string, number>();
  for (const { sku, quantity } of lines) units.set(sku, (units.get(sku) ?? 0) + quantity);
  return [...units].map(([sku, quantity]) => ({ sku, quantity }));
}

function tendersOf(order: string, tenders: readonly StoreTender[], currency: string): Job['tenders'] {
  const byGateway = new Map<string, number>();
  for (const tender of tenders.filter((candidate) => candidate.order === order)) {
    const { minor } = parseMoney(tender.amount, currency);
    byGateway.set(tender.gateway, (byGateway.get(tender.gateway) ?? 0) + minor);
  }
  return [...byGateway].map(([gateway, minor]) => ({ gateway, amount: { minor, currency } }));
}

function sumOf(tenders: Job['tenders'], currency: string): Money {
  return { minor: tenders.reduce((minor, { amount }) => minor + amount.minor, 0), currency };
}
