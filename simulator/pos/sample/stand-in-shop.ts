// What the simulator's control answers about orders and stock while only the POS host runs: the truth of a real Admin simulator, and
// native work written into it by hand, as little of it as POS's own screens show.
import type { AdminSimulator } from '../../admin/index.ts';
import type { OrderFacts } from '../device/order-facts.ts';

export interface AskedNatively {
  action: 'return' | 'exchange' | 'pay';
  order: string;
  lines?: { sku: string; quantity: number }[];
  newLines?: { sku: string; quantity: number }[];
  amount?: string;
  tender?: string;
}

export class StandInShop {
  readonly #admin: Pick<AdminSimulator, 'order' | 'inventory'>;
  readonly #changed = new Map<string, OrderFacts>();
  #ids = 900;

  constructor(admin: Pick<AdminSimulator, 'order' | 'inventory'>) {
    this.#admin = admin;
  }

  /** The answer to a GET under `/__sim/`; undefined for what there is not. */
  answer(path: string, query: URLSearchParams): object | undefined {
    const order = /^orders\/(.+)$/.exec(path)?.[1];
    if (order !== undefined) return this.#truth(decodeURIComponent(order));
    if (path === 'inventory') return this.#admin.inventory(query.get('sku') ?? '');
    return undefined;
  }

  /** Lets the order owe something, as after an exchange for something dearer. */
  owe(order: string, amount: string): void {
    const truth = this.#truth(order);
    if (truth) this.#keep({ ...truth, outstanding: { shop: amount, presentment: amount } });
  }

  /** @throws Error for what Shopify would refuse */
  perform({ action, order, lines = [], newLines = [], amount, tender = 'cash' }: AskedNatively): void {
    const truth = this.#truth(order);
    if (!truth) throw new Error(`There is no order ${order}`);
    const paid = action === 'pay' ? Number(amount ?? truth.outstanding.shop) : 0;
    if (paid > Number(truth.outstanding.shop)) throw new Error('More than is outstanding');
    const value = action === 'return' ? lines.reduce((sum, { quantity }) => sum + quantity * 2.5, 0) : 0;
    const both = (number: number) => ({ shop: number.toFixed(2), presentment: number.toFixed(2) });
    const transaction = {
      id: this.#id('OrderTransaction'),
      kind: action === 'pay' ? 'SALE' : 'REFUND',
      gateway: tender,
      status: 'SUCCESS',
      amount: both(action === 'pay' ? paid : value),
    };
    const back = (sku: string) => lines.find((line) => line.sku === sku)?.quantity ?? 0;
    this.#keep({
      ...truth,
      outstanding: both(Number(truth.outstanding.shop) - paid),
      refunded: both(Number(truth.refunded.shop) + value),
      transactions: action === 'exchange' ? truth.transactions : [...truth.transactions, transaction],
      refunds: value === 0 ? truth.refunds : [...truth.refunds, { id: this.#id('Refund') }],
      returns: action === 'pay' ? truth.returns : [...truth.returns, { id: this.#id('Return') }],
      lines: [
        ...truth.lines.map((line) => ({
          ...line,
          refunded: line.refunded + back(line.sku),
          returnable: line.returnable - back(line.sku),
        })),
        ...newLines.map((line) => ({ ...line, refunded: 0, returnable: 0 })),
      ],
    });
  }

  #id(type: string): string {
    this.#ids += 1;
    return `gid://shopify/${type}/${this.#ids}`;
  }

  #truth(order: string): OrderFacts | undefined {
    const truth = this.#admin.order(order);
    return truth && (this.#changed.get(truth.name) ?? truth);
  }

  #keep(truth: OrderFacts): void {
    this.#changed.set(truth.name, truth);
  }
}
