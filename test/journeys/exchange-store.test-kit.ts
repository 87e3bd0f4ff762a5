import { exchangeStore } from '../../web/tests/exchange-shop.ts';
import type { InventoryTruth, OrderTruth } from '../../simulator/admin/index.ts';
import type { StoreFile, StoreOrder } from '../../simulator/store-file.ts';
import type { Till } from '../till/till.ts';
import type { Shop } from './shop.ts';

/** Each device, and between them both languages: what every story of an exchange is told on. */
export const ON_BOTH = [
  ['ipad', 'en'],
  ['pos-go', 'fr'],
] as const;

/** Priya at the till on Harbor Street. */
export const HERE = { staff: 31, location: 7 } as const;

/**
 * The shop with shirts. Each order from #3001 on has one of size M that was 20.00 and sold for 15.00, paid by one card. #3101 has two
 * mugs at 12.00 and a candle at 8.25, paid by one card. #3102 is as #3001, but nothing of it was sent yet.
 */
export function shirtStore(): StoreFile {
  const store = exchangeStore({ taxesIncluded: true });
  const [shirts] = store.orders as [StoreOrder];
  const mugs: StoreOrder = {
    ...shirts,
    id: 9401,
    name: '#3101',
    confirmation: 'X3101',
    sourceIdentifier: '7-1-3101',
    lines: [
      { sku: 'MUG-S', quantity: 2, unitPrice: '12.00', discount: '0.00' },
      { sku: 'CANDLE', quantity: 1, unitPrice: '8.25', discount: '0.00' },
    ],
    total: '32.25',
    fulfillments: [
      {
        location: 7,
        at: shirts.processedAt,
        lines: [
          [0, 2],
          [1, 1],
        ],
      },
    ],
    payments: shirts.payments.map((payment) => ({ ...payment, amount: '32.25' })),
  };
  // Bought online, and not sent yet.
  const { sourceIdentifier: _receipt, location: _sold, ...sold } = shirts;
  const unsent: StoreOrder = {
    ...sold,
    id: 9402,
    name: '#3102',
    confirmation: 'X3102',
    source: 'web',
    fulfillments: [],
  };
  return { ...store, orders: [...store.orders, mugs, unsent] };
}

/** Units that can be sold here, on Harbor Street. */
export async function stockHere(shop: Shop, sku: string): Promise<number | undefined> {
  const { locations } = await shop.control.get<InventoryTruth>(`inventory?sku=${sku}`);
  return locations.find(({ id }) => id === 7)?.available;
}

/** What the customer paid beyond the sale: "mock 5.00". */
export function moneyIn({ transactions }: OrderTruth): string[] {
  return transactions
    .filter(({ kind, status }) => kind === 'SALE' && status === 'SUCCESS')
    .slice(1)
    .map(({ gateway, amount }) => `${gateway} ${amount.shop}`);
}

/** The row of Find's recent returns that names this order. */
export function recent(till: Till, order: string) {
  return till.page.getByRole('button', { name: new RegExp(order) });
}
