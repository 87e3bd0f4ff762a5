import type { StoreFile } from '../../store-file.ts';

/** A shop just large enough for the POS host's own tests. */
export const SMALL_STORE: StoreFile = {
  format: 'store/1',
  now: '2026-11-24T10:00:00Z',
  shop: {
    domain: 'sample.myshopify.com',
    name: 'Sample Shop',
    currency: 'GBP',
    taxesIncluded: true,
    taxRate: '0.20',
    timezone: 'Europe/London',
    plan: 'standard',
  },
  locations: [
    { id: 1, name: 'Counter', counter: true },
    { id: 2, name: 'Warehouse', counter: false },
  ],
  staff: [
    { id: 11, name: 'Amira', role: 'associate', pin: '1111' },
    { id: 13, name: 'Noor', role: 'manager', pin: '3333' },
  ],
  products: [
    {
      id: 700,
      title: 'Tea light',
      tags: [],
      variants: [
        {
          id: 400,
          sku: 'T1',
          barcode: '5030000000017',
          title: 'Tea light',
          price: '2.50',
          stock: { '1': 5 },
        },
      ],
    },
  ],
  customers: [{ id: 21, name: 'Ada Park', email: 'ada@example.com', phone: '+441632960001', country: 'GB' }],
  orders: [
    {
      id: 5001,
      name: '#1001',
      source: 'pos',
      confirmation: 'ABC123',
      processedAt: '2026-11-20T12:00:00Z',
      customerId: 21,
      lines: [{ sku: 'T1', quantity: 2, unitPrice: '2.50', discount: '0.00' }],
      shipping: '0.00',
      total: '5.00',
      sourceIdentifier: '1-1-1001',
      location: 1,
      fulfillments: [{ location: 1, at: '2026-11-20T12:00:00Z', lines: [[0, 2]] }],
      payments: [{ gateway: 'cash', kind: 'SALE', amount: '5.00' }],
    },
  ],
  creditNotes: [
    {
      creditNote: 'C1',
      at: '2026-11-23T12:00:00Z',
      customerId: 21,
      lines: [{ order: '#1001', sku: 'T1', quantity: 1, unitPrice: '2.50' }],
      total: '2.50',
      tenders: [{ order: '#1001', gateway: 'cash', amount: '2.50' }],
    },
  ],
  drills: [],
};
