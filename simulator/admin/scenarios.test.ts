import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { readStoreFile, type StoreFile, type StoreTender } from '../store-file.ts';
import { settle } from './settle-by-hand.ts';
import { TestShop } from './test-shop.ts';

/**
 * Every credit note and drill of a store file, settled with Shopify's own suggestions over HTTP, against totals and tenders
 * that were worked out apart from this simulator.
 */
describe.each(['store.json', 'small.json'])('%s', (name) => {
  const file = readStoreFile(fileURLToPath(new URL(`../scenarios/${name}`, import.meta.url)));
  const shop = new TestShop(file);
  beforeAll(() => shop.open());
  afterAll(() => shop.close());

  test.each(returnsOf(file))('$name', async ({ parts, total, tenders }) => {
    const paid: StoreTender[] = [];
    let sum = 0;
    for (const part of parts) {
      shop.advance(20); // time for the bucket to fill again
      const before = shop.admin.order(part.order);
      const stockBefore = stockOf(shop, part.lines);
      const { readBack } = await settle(shop, { ...part, location: file.locations[0]?.id ?? 1 });
      expect(readBack.status).toBe('CLOSED');
      expect(readBack.order.totalOutstandingSet.shopMoney.amount).toBe('0.0');
      for (const { gateway, status, amountSet } of readBack.refunds.nodes.flatMap(
        (each) => each.transactions.nodes,
      )) {
        expect(status).toBe('SUCCESS');
        paid.push({ order: part.order, gateway, amount: Number(amountSet.shopMoney.amount).toFixed(2) });
        sum += Math.round(Number(amountSet.shopMoney.amount) * 100);
      }
      const after = shop.admin.order(part.order);
      expect(Number(after?.refunded.shop) - Number(before?.refunded.shop)).toBeCloseTo(
        paid.filter(({ order }) => order === part.order).reduce((all, { amount }) => all + Number(amount), 0),
        6,
      );
      expect(stockOf(shop, part.lines)).toBe(
        stockBefore + part.lines.reduce((units, { quantity }) => units + quantity, 0),
      );
    }
    expect((sum / 100).toFixed(2)).toBe(total);
    expect(paid.sort(byTender)).toEqual([...tenders].sort(byTender));
  });
});

interface Case {
  name: string;
  parts: { order: string; lines: { sku: string; quantity: number }[]; shipping: 'none' | 'full' }[];
  total: string;
  tenders: StoreTender[];
}

/** A credit note over two orders is two returns. */
function returnsOf(file: StoreFile): Case[] {
  const notes = file.creditNotes.map(({ creditNote, lines, total, tenders }) => ({
    name: creditNote,
    parts: [...new Set(lines.map(({ order }) => order))].map((order) => ({
      order,
      shipping: 'none' as const,
      lines: lines.filter((line) => line.order === order).map(({ sku, quantity }) => ({ sku, quantity })),
    })),
    total,
    tenders,
  }));
  const drills = file.drills.map(({ drill, order, lines, shipping, total, tenders }) => ({
    name: drill,
    parts: [{ order, lines, shipping: shipping === 'full' ? ('full' as const) : ('none' as const) }],
    total,
    tenders,
  }));
  return [...notes, ...drills];
}

function stockOf(shop: TestShop, lines: readonly { sku: string }[]): number {
  return [...new Set(lines.map(({ sku }) => sku))]
    .flatMap((sku) => shop.admin.inventory(sku).locations)
    .reduce((sum, { available }) => sum + available, 0);
}

function byTender(a: StoreTender, b: StoreTender): number {
  return `${a.order}${a.gateway}${a.amount}`.localeCompare(`${b.order}${b.gateway}${b.amount}`);
}
