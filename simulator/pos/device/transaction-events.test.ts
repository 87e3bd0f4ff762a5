import { describe, expect, test } from '@jest/globals';
import type { OrderFacts } from './order-facts.ts';
import { createAdminSimulator } from '../../admin/index.ts';
import { SMALL_STORE } from '../sample/small-store.ts';
import { findVariant } from '../shop-lookups.ts';
import { exchangeEvent, idOf, paymentEvent, returnEvent, type Changed } from './transaction-events.ts';

const admin = createAdminSimulator({
  store: SMALL_STORE,
  clock: () => new Date(SMALL_STORE.now),
  app: { apiKey: 'key', apiSecret: 'secret', scopes: [] },
});
const before = admin.order('#1001') as OrderFacts;
const cup = findVariant(SMALL_STORE, 'sku', 'T1');
if (!cup) throw new Error('The small store sells T1.');
const [sale] = before.transactions;
if (!sale) throw new Error('The order was paid.');

const amount = (text: string) => ({ shop: text, presentment: text });
const refundOf = (text: string) => ({
  ...sale,
  id: 'gid://shopify/OrderTransaction/91',
  kind: 'REFUND',
  amount: amount(text),
});
const aReturn = { id: 'gid://shopify/Return/71' };
const aRefund = { id: 'gid://shopify/Refund/81' };

const changed = (after: Partial<OrderFacts>, added: Changed['added'] = []): Changed => ({
  before,
  after: { ...before, ...after },
  removed: [{ variant: cup, quantity: 1 }],
  added,
  taxRate: 0.2,
  executedAt: new Date('2026-11-24T10:00:00Z'),
});

describe('transactioncomplete', () => {
  test('of a return: its ids, what came back, money that went out', () => {
    const after = {
      returns: [aReturn],
      refunds: [aRefund],
      transactions: [sale, refundOf('2.50')],
    };
    expect(returnEvent(changed(after))).toMatchObject({
      transactionType: 'Return',
      orderId: 5001,
      returnId: 71,
      refundId: 81,
      customer: { id: 21 },
      grandTotal: { amount: -2.5, currency: 'GBP' },
      taxTotal: { amount: -0.42, currency: 'GBP' },
      subtotal: { amount: -2.08, currency: 'GBP' },
      balanceDue: { amount: 0, currency: 'GBP' },
      paymentMethods: [{ amount: -2.5, currency: 'GBP', type: 'Cash' }],
      executedAt: '2026-11-24T10:00:00.000Z',
      lineItems: [{ variantId: 400, productId: 700, sku: 'T1', quantity: 1, price: 2.5 }],
    });
  });

  test('of a return without a refund: no refund id, no payment', () => {
    const event = returnEvent(changed({ returns: [aReturn] }));
    expect(event).toMatchObject({ returnId: 71, paymentMethods: [], grandTotal: { amount: 0 } });
    expect(event).not.toHaveProperty('refundId');
  });

  test('of an exchange: both sides, one id for them', () => {
    const event = exchangeEvent(
      changed({ returns: [aReturn], outstanding: amount('1.00') }, [{ variant: cup, quantity: 2 }]),
    );
    expect(event).toMatchObject({
      transactionType: 'Exchange',
      exchangeId: 71,
      returnId: 71,
      balanceDue: { amount: 1 },
      lineItemsAdded: [{ quantity: 2 }],
      lineItemsRemoved: [{ quantity: 1 }],
    });
  });

  test('of a payment: a sale of no goods; what failed is not counted', () => {
    const failed = { ...sale, id: 'gid://shopify/OrderTransaction/93', status: 'FAILURE' };
    const paid = {
      ...sale,
      id: 'gid://shopify/OrderTransaction/92',
      gateway: 'bogus',
      amount: amount('1.00'),
    };
    expect(paymentEvent(changed({ transactions: [sale, failed, paid] }))).toMatchObject({
      transactionType: 'Sale',
      lineItems: [],
      grandTotal: { amount: 1 },
      paymentMethods: [{ amount: 1, type: 'Custom' }],
    });
  });

  test('ids are the numbers at the end of gids', () => {
    expect(idOf('gid://shopify/Order/5678901234567')).toBe(5678901234567);
  });
});
