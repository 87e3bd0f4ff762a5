import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BinaryBitmap, GlobalHistogramBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';
import { inflateSync } from 'node:zlib';
import type { LoaderFunctionArgs } from 'react-router';
import type { Plan } from '../../domain/plan.ts';
import { openCounter, planIn, type Counter } from './counter.ts';
import { exchangeOf, exchangeStore, HARBOR, VARIANT } from './exchange-shop.ts';

let counter: Counter;
let load: (args: LoaderFunctionArgs) => Promise<Response>;
beforeAll(async () => {
  counter = await openCounter(exchangeStore({ orders: 4 }));
  load = (await import('../app/routes/pay-qr.$planId.ts')).loader;
});
afterAll(() => counter.close());

const qrOf = (planId: string) =>
  load({
    request: new Request(`http://localhost:4400/pay-qr/${planId}`),
    params: { planId },
    context: {},
  } as unknown as LoaderFunctionArgs);

async function settle(orderName: string, variantId: string): Promise<Plan> {
  const order = await counter.open(orderName, HARBOR);
  const plan = planIn(await counter.plan(exchangeOf(order, { variantId }), HARBOR));
  await counter.settle(plan.id, HARBOR);
  return plan;
}

async function linkOf({ id }: Plan): Promise<string | undefined> {
  const reply = await counter.settlement(id);
  return reply.kind === 'settlement' ? reply.settlement.due?.payLink?.url : undefined;
}

/** Brightness of each dot of a PNG of 8 bits a channel, or of 1 bit and a palette, without interlacing (PNG specification, 11.2 and 9.2). */
function dotsOf(png: Buffer): { width: number; height: number; greys: Uint8ClampedArray } {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const [depth, colour] = [png[24] ?? 0, png[25] ?? 0];
  const data: Buffer[] = [];
  let palette: Buffer = Buffer.alloc(0);
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (type === 'PLTE') palette = body;
    if (type === 'IDAT') data.push(body);
  }
  const raw = inflateSync(Buffer.concat(data));
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour] ?? 0;
  const stride = Math.ceil((width * channels * depth) / 8);
  const step = Math.max(1, (channels * depth) / 8);
  const rows: number[][] = [];
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    const above = rows[y - 1];
    const row: number[] = [];
    for (let x = 0; x < stride; x += 1) {
      const [a, b, c] = [row[x - step] ?? 0, above?.[x] ?? 0, above?.[x - step] ?? 0];
      const paeth = [a, b, c].toSorted((p, q) => Math.abs(a + b - c - p) - Math.abs(a + b - c - q))[0] ?? 0;
      const predicted = [0, a, b, (a + b) >> 1, paeth][filter] ?? 0;
      row.push(((raw[y * (stride + 1) + 1 + x] ?? 0) + predicted) & 255);
    }
    rows.push(row);
  }
  const greys = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const bit = x * channels * depth;
      const byte = rows[y]?.[bit >> 3] ?? 0;
      const value = depth === 8 ? byte : (byte >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
      greys[y * width + x] = colour === 3 ? (palette[value * 3] ?? 0) : (value * 255) / ((1 << depth) - 1);
    }
  return { width, height, greys };
}

async function textIn(response: Response): Promise<string> {
  const { width, height, greys } = dotsOf(Buffer.from(await response.arrayBuffer()));
  const source = new RGBLuminanceSource(greys, width, height);
  return new QRCodeReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(source))).getText();
}

describe('the image of what a customer has to pay', () => {
  test('is a code of the very link that the till shows in words, kept by nobody', async () => {
    const plan = await settle('#3001', VARIANT.mugL);
    const link = await linkOf(plan);
    const response = await qrOf(plan.id);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('image/png');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await textIn(response)).toBe(link);
  });

  test('is gone once it was paid', async () => {
    const plan = await settle('#3002', VARIANT.mugL);
    counter.shopify.payOutstanding('#3002', undefined, 'cash');
    await counter.resume(plan.id);
    expect((await qrOf(plan.id)).status).toBe(404);
  });

  test('is there for nothing else: an exchange that the customer receives for, an unknown plan, no plan at all', async () => {
    const receives = await settle('#3003', VARIANT.candle);
    for (const id of [receives.id, crypto.randomUUID(), 'x', '']) expect((await qrOf(id)).status).toBe(404);
  });
});
