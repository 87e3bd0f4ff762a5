import { describe, expect, test } from '@jest/globals';
import type { OrderTruth } from '../../simulator/admin/index.ts';
import { compareWithLedger, stockDifferences } from './compare.ts';
import type { Job } from './jobs.ts';
import { readCsv } from './records.ts';
import { reportOf } from './report.ts';

const pounds = (minor: number) => ({ minor, currency: 'GBP' });
const both = (amount: string) => ({ shop: amount, presentment: amount });

const JOB: Job = {
  name: 'C1',
  order: '#1001',
  lines: [{ sku: 'A', quantity: 2 }],
  shipping: 'none',
  total: pounds(1000),
  tenders: [
    { gateway: 'gift_card', amount: pounds(400) },
    { gateway: 'cash', amount: pounds(600) },
  ],
  allOn: null,
  exchange: null,
};

function truth(parts: Partial<OrderTruth>): OrderTruth {
  return {
    currency: 'GBP',
    paid: both('10.00'),
    refunded: both('0.00'),
    outstanding: both('0.00'),
    shipping: { price: both('3.95'), refunded: both('0.00') },
    transactions: [],
    returns: [],
    giftCards: [],
    storeCredit: [],
    ...parts,
  } as OrderTruth;
}

const refund = (id: string, gateway: string, amount: string, status = 'SUCCESS') => ({
  id,
  kind: 'REFUND',
  gateway,
  status,
  amount: both(amount),
  parent: null,
  remaining: null,
});

const RIGHT = truth({
  refunded: both('10.00'),
  transactions: [refund('1', 'gift_card', '4.00'), refund('2', 'cash', '6.00')],
  returns: [
    {
      id: 'r1',
      name: '#1001-R1',
      status: 'CLOSED',
      returnShippingFee: null,
      exchangeLines: [],
      refunds: [],
      lines: [
        {
          id: 'l1',
          sku: 'A',
          quantity: 2,
          processed: 2,
          reason: null,
          restockingFee: null,
          note: '',
          dispositions: [{ type: 'RESTOCKED', quantity: 2, location: 'Counter' }],
        },
      ],
    },
  ],
});

describe('the ledger beside the credit note', () => {
  test('nothing differs when the shop holds what the note says', () => {
    expect(compareWithLedger(JOB, truth({}), RIGHT, 'Counter')).toEqual({
      refunded: pounds(1000),
      different: pounds(0),
      findings: [],
    });
  });

  test.each([
    [
      'a penny moved to another tender',
      { transactions: [refund('1', 'gift_card', '4.01'), refund('2', 'cash', '5.99')] },
      2,
    ],
    [
      'a payment still pending',
      { transactions: [refund('1', 'gift_card', '4.00'), refund('2', 'cash', '6.00', 'PENDING')] },
      600,
    ],
    [
      'a payment made twice',
      { transactions: [...RIGHT.transactions, refund('3', 'cash', '6.00')], refunded: both('16.00') },
      600,
    ],
    ['a balance left open', { outstanding: both('-1.00') }, 0],
    ['shipping given back unasked', { shipping: { price: both('3.95'), refunded: both('3.95') } }, 0],
    ['the return left open', { returns: RIGHT.returns.map((each) => ({ ...each, status: 'OPEN' })) }, 0],
    [
      'two returns',
      { returns: [...RIGHT.returns, { ...RIGHT.returns[0], id: 'r2' }] as OrderTruth['returns'] },
      0,
    ],
  ])('%s is found', (_what, change, pence) => {
    const { findings, different } = compareWithLedger(JOB, truth({}), { ...RIGHT, ...change }, 'Counter');
    expect(findings).not.toEqual([]);
    expect(different).toEqual(pounds(pence));
  });

  describe('all of it on a new gift card', () => {
    const onCard: Job = {
      ...JOB,
      allOn: 'gift-card',
      tenders: [{ gateway: 'new gift card', amount: pounds(1000) }],
    };
    const card = { id: 'g1', enabled: true, balance: '10.00', initialValue: '10.00' };
    const issued = (...cards: (typeof card)[]): OrderTruth => ({
      ...RIGHT,
      refunded: both('0.00'),
      transactions: [],
      giftCards: cards as OrderTruth['giftCards'],
    });

    test('is one card with all of it', () => {
      expect(compareWithLedger(onCard, truth({}), issued(card), 'Counter')).toEqual({
        refunded: pounds(1000),
        different: pounds(0),
        findings: [],
      });
    });

    test.each([
      ['no card', issued(), 1000],
      ['two of them', issued(card, { ...card, id: 'g2' }), 1000],
      ['one that is disabled', issued({ ...card, enabled: false }), 1000],
      ['a card and a refund', { ...RIGHT, giftCards: issued(card).giftCards }, 1000],
    ])('%s is found', (_what, after, pence) => {
      const { different } = compareWithLedger(onCard, truth({}), after, 'Counter');
      expect(different).toEqual(pounds(pence));
    });
  });

  test('store credit that no customer got is found', () => {
    const onCredit: Job = {
      ...JOB,
      allOn: 'store-credit',
      tenders: [{ gateway: 'shopify_store_credit', amount: pounds(1000) }],
    };
    const after = { ...RIGHT, transactions: [refund('1', 'shopify_store_credit', '10.00')] };
    expect(compareWithLedger(onCredit, truth({}), after, 'Counter').findings).toEqual([
      'store credit: 10.00 wanted, 0.00 found',
    ]);
    const storeCredit = [{ amount: '10.00', currency: 'GBP', expiresAt: null }];
    expect(compareWithLedger(onCredit, truth({}), { ...after, storeCredit }, 'Counter').findings).toEqual([]);
  });

  test('goods restocked elsewhere are found', () => {
    expect(compareWithLedger(JOB, truth({}), RIGHT, 'Warehouse').findings).toEqual([
      'restocked at Warehouse: 2 × A wanted, nothing found',
    ]);
  });

  test('stock must be what it was plus what came back, there and nowhere else', () => {
    const level = (here: number, there: number) =>
      new Map([
        [
          'A',
          {
            sku: 'A',
            locations: [
              { id: 1, name: 'Counter', available: here, onHand: here },
              { id: 2, name: 'Warehouse', available: there, onHand: there },
            ],
          },
        ],
      ]);
    expect(stockDifferences([JOB], level(5, 9), level(7, 9), 1).size).toBe(0);
    expect(stockDifferences([JOB], level(5, 9), level(6, 9), 1).get('A')).toMatch(/7 wanted, 6 found/);
    expect(stockDifferences([JOB], level(5, 9), level(7, 11), 1).get('A')).toMatch(/Warehouse: 9 wanted/);
  });
});

describe('the last line', () => {
  const outcome = (name: string, findings: string[], different = 0) => ({
    job: { ...JOB, name },
    refunded: pounds(1000),
    different: pounds(different),
    findings,
  });

  test('says that all agrees', () => {
    expect(reportOf([outcome('C1', []), outcome('C2', [])], 'GBP')).toEqual({
      text: '2/2 returns, 20.00 GBP refunded, 0.00 different',
      allAgree: true,
    });
  });

  test('counts a note over two orders once, and as wrong when one of its returns is', () => {
    const { text, allAgree } = reportOf(
      [outcome('C1', []), outcome('C1', ['cash: 6.00 wanted, 5.00 found'], 100)],
      'GBP',
    );
    expect(allAgree).toBe(false);
    expect(text).toContain('C1      #1001  cash: 6.00 wanted, 5.00 found');
    expect(text).toMatch(/^0\/1 returns, 20\.00 GBP refunded, 1\.00 different$/m);
  });
});

test('an export is read as RFC 4180 writes it', () => {
  expect(readCsv('\uFEFFa,b\r\n"x, ""y""",\r\n1,"2\r\n3"\r\n')).toEqual([
    ['a', 'b'],
    ['x, "y"', ''],
    ['1', '2\r\n3'],
  ]);
});
