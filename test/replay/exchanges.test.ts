import { describe, expect, test } from '@jest/globals';
import { parseMoney } from '../../domain/money.ts';
import type { OrderTruth } from '../../simulator/admin/index.ts';
import { DEFAULT_STORE_FILE } from '../../simulator/stack/stack.ts';
import { readStoreFile } from '../../simulator/store-file.ts';
import { exchangesOf, tendersByRule } from './exchanges.ts';
import { jobsOf, visitsOf } from './jobs.ts';

describe('the credit notes of a store file as exchanges', () => {
  const store = readStoreFile(DEFAULT_STORE_FILE);
  const before = jobsOf(store);
  const after = exchangesOf(before, store, 1);
  const exchanged = after.filter(({ exchange }) => exchange);
  const variants = store.products.flatMap((product) =>
    product.variants.map((variant) => ({ ...variant, product: product.id })),
  );
  const variantOf = (sku: string) => {
    const variant = variants.find((candidate) => candidate.sku === sku);
    if (!variant) throw new Error(`No ${sku}`);
    return variant;
  };

  test('are even, up and down in turn; nothing else has changed', () => {
    const foreign = store.orders.filter(({ presentment }) => presentment).map(({ name }) => name);
    const notes = before.filter(
      ({ name, order }) =>
        store.creditNotes.some(({ creditNote }) => creditNote === name) && !foreign.includes(order),
    );
    expect(exchanged).toHaveLength(notes.length);
    expect(exchanged.map(({ exchange }) => exchange?.direction).slice(0, 4)).toEqual([
      'even',
      'up',
      'down',
      'even',
    ]);
    const rest = after.filter(({ exchange }) => !exchange);
    expect(rest.every((job) => before.includes(job))).toBe(true);
  });

  test('what is given costs what comes back, and what is paid or paid out beside', () => {
    for (const [index, job] of after.entries()) {
      if (!job.exchange) continue;
      const { gives, due, direction } = job.exchange;
      const worth = gives.reduce(
        (minor, { sku, quantity }) => minor + parseMoney(variantOf(sku).price, 'GBP').minor * quantity,
        0,
      );
      expect(worth).toBe((before[index]?.total.minor ?? 0) + due.minor - job.total.minor);
      expect([due.minor > 0, job.total.minor > 0]).toEqual([direction === 'up', direction === 'down']);
    }
  });

  test('is of another product, and no more than is here', () => {
    const given = exchanged.flatMap(({ exchange }) => exchange?.gives ?? []);
    for (const { sku } of given) {
      const units = given.filter((each) => each.sku === sku).reduce((sum, each) => sum + each.quantity, 0);
      expect(variantOf(sku).stock['1']).toBeGreaterThanOrEqual(units);
    }
    for (const { lines, exchange } of exchanged) {
      const own = lines.map(({ sku }) => variantOf(sku).product);
      for (const { sku } of exchange?.gives ?? []) expect(own).not.toContain(variantOf(sku).product);
    }
  });

  test('each is a visit of its own', () => {
    expect(visitsOf(exchanged, store).every((visit) => visit.length === 1)).toBe(true);
  });
});

test('money goes to gift cards first, then as it was paid, as far as each has something left', () => {
  const payment = (gateway: string, remaining: string | null) => ({
    gateway,
    remaining: remaining === null ? null : { shop: remaining, presentment: remaining },
  });
  const transactions = [
    payment('visa', '5.00'),
    payment('visa', '1.00'),
    payment('gift_card', '2.00'),
    payment('visa', null),
    payment('cash', '9.00'),
  ];
  const order = { currency: 'GBP', transactions } as OrderTruth;
  const gbp = (minor: number) => ({ minor, currency: 'GBP' });
  expect(tendersByRule(order, gbp(900))).toEqual([
    { gateway: 'gift_card', amount: gbp(200) },
    { gateway: 'visa', amount: gbp(600) },
    { gateway: 'cash', amount: gbp(100) },
  ]);
  expect(tendersByRule(order, gbp(0))).toEqual([]);
});
