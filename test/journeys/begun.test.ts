import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreFile } from '../../simulator/store-file.ts';
import { inspect, moneyOut, openShop, type Shop } from './shop.ts';

// The books' own unfinished returns, of more units than they have there.
const ASKED = '#536405';
const OTHER_ASKED = '#536795';
const OPEN = '#536535';
const UNITS: Readonly<Record<string, number>> = { [ASKED]: 3, [OPEN]: 2 };
// Of each something was sent, of which a unit is on a return, and something was not.
const PARTLY_SENT = {
  '#536844': { status: 'REQUESTED', unsent: '22841' },
  '#536672': { status: 'OPEN', unsent: '21288' },
} as const;

let shop: Shop;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'begun-'));
  const store = JSON.parse(readFileSync('simulator/scenarios/store.json', 'utf8')) as StoreFile;
  const orders = store.orders.map((order) => {
    const units = UNITS[order.name];
    const partly = PARTLY_SENT[order.name as keyof typeof PARTLY_SENT];
    if (partly) {
      const { status } = partly;
      return { ...order, returns: [{ status, requestedAt: store.now, lines: [[0, 1]] }] };
    }
    return units === undefined
      ? order
      : { ...order, returns: order.returns?.map((each) => ({ ...each, lines: [[0, units]] })) };
  });
  const storeFile = join(folder, 'store.json');
  writeFileSync(storeFile, JSON.stringify({ ...store, orders }));
  shop = await openShop({ storeFile });
});
afterEach(() => shop.tidyUp());
afterAll(async () => {
  await shop?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a return that the customer asked for online', () => {
  test('its number is scanned: approved and refunded in five taps, on an iPad', async () => {
    const { till, cashier } = await shop.enter({ device: 'ipad', locale: 'en' });
    await cashier.openReturns();
    await cashier.openOrder(`${ASKED}-R1`);
    await cashier.sees('begun.REQUESTED.what', { name: `${ASKED}-R1` });
    await cashier.sees('begun.REQUESTED.next');
    expect(await cashier.reads()).toContain('3 items come back');
    await inspect(till.page, 'ipad-en-begun-request');
    await cashier.review();
    const promised = await cashier.amountShown();
    await inspect(till.page, 'ipad-en-begun-plan');
    await cashier.confirm();
    await inspect(till.page, 'ipad-en-begun-done');
    const truth = await shop.truth(ASKED);
    expect(truth).toMatchObject({
      returns: [{ status: 'CLOSED', lines: [{ quantity: 3, processed: 3 }] }],
      outstanding: { shop: '0.00' },
    });
    expect(promised).toContain(truth.refunded.shop);
    expect(moneyOut(truth)).toHaveLength(1);
  });

  test('its QR is scanned; fewer were brought: the rest stays open, in French on a POS Go', async () => {
    const { till, cashier } = await shop.enter({ device: 'pos-go', locale: 'fr' });
    const [asked] = (await shop.truth(ASKED)).returns;
    await cashier.openReturns();
    await cashier.openOrder(asked?.id ?? '');
    await cashier.sees('begun.REQUESTED.what', { name: `${ASKED}-R1` });
    await inspect(till.page, 'pos-go-fr-begun-request');
    await till.page.getByRole('spinbutton').fill('1');
    await till.page.getByText(cashier.words.counted('items.chosen', 1), { exact: true }).waitFor();
    await cashier.review();
    await cashier.confirm();
    expect(await shop.truth(ASKED)).toMatchObject({
      returns: [{ status: 'OPEN', lines: [{ quantity: 3, processed: 1 }] }],
      outstanding: { shop: '0.00' },
    });
    // Another day: two are left.
    await cashier.nextCustomer();
    await cashier.openOrder(ASKED);
    await cashier.sees('begun.OPEN.what', { name: `${ASKED}-R1` });
    await till.page.getByText(cashier.words.counted('items.chosen', 2), { exact: true }).waitFor();
  });

  test('is declined with a reason and a note: done once, and in the manager’s log', async () => {
    const { till, cashier } = await shop.enter({ device: 'ipad', locale: 'en', staff: 11 });
    await cashier.openReturns();
    await cashier.openOrder(OTHER_ASKED);
    await cashier.tap('begun.decline');
    await till.page.getByText(cashier.words.text('begun.reasons.RETURN_PERIOD_ENDED')).click();
    await till.page.getByLabel(cashier.words.text('begun.note')).fill('Bought last year');
    await inspect(till.page, 'ipad-en-begun-decline');
    await cashier.tap('begun.declineNow', { name: `${OTHER_ASKED}-R1` });
    await cashier.sees('refusal.REQUEST_DECLINED.what', { returnName: `${OTHER_ASKED}-R1` });
    await inspect(till.page, 'ipad-en-begun-declined');
    const truth = await shop.truth(OTHER_ASKED);
    expect(truth).toMatchObject({ returns: [{ status: 'DECLINED' }], refunds: [] });
    // Its goods are free again.
    await cashier.openOrder(OTHER_ASKED);
    expect(await cashier.reads()).toContain(cashier.words.text('items.none'));

    const manager = await shop.managerPage('/admin?locale=en');
    const row = manager.getByRole('row', { name: new RegExp(OTHER_ASKED) });
    await row
      .getByText(`The customer’s request ${OTHER_ASKED}-R1 was declined: the return period has ended.`)
      .waitFor();
    await row.getByText('Staff 11').waitFor();
    await row.getByRole('link').first().click();
    await manager.getByText('Decline the customer’s request').first().waitFor();
    await manager.getByText('Bought last year').waitFor();
    await inspect(manager, 'manager-declined');
  });

  test('is declined although the answer is lost, in French on a POS Go', async () => {
    const { till, cashier } = await shop.enter({ device: 'pos-go', locale: 'fr' });
    await cashier.openReturns();
    await cashier.openOrder(OTHER_ASKED);
    await shop.control.post('faults', [{ operation: 'returnDeclineRequest', nth: 1, mode: 'reply-lost' }]);
    await cashier.tap('begun.decline');
    await inspect(till.page, 'pos-go-fr-begun-decline');
    await cashier.tap('begun.declineNow', { name: `${OTHER_ASKED}-R1` });
    await cashier.sees('refusal.REQUEST_DECLINED.what', { returnName: `${OTHER_ASKED}-R1` });
    await inspect(till.page, 'pos-go-fr-begun-declined');
    const calls = await shop.control.get<{ operation: string }[]>('calls');
    expect(calls.filter(({ operation }) => operation === 'returnDeclineRequest')).toHaveLength(1);
    expect(await shop.truth(OTHER_ASKED)).toMatchObject({ returns: [{ status: 'DECLINED' }] });
  });
});

test('a return that stands open is continued in part, damaged goods among them; what is not on it cannot be added', async () => {
  const { till, cashier } = await shop.enter({ device: 'ipad', locale: 'en' });
  const { lines } = await shop.truth(OPEN);
  const [, other] = lines;
  await cashier.openReturns();
  await cashier.openOrder(OPEN);
  await cashier.sees('begun.OPEN.what', { name: `${OPEN}-R1` });
  await cashier.scan(shop.item(other?.sku ?? '').barcode);
  await cashier.sees('begun.notOn.what', { name: `${OPEN}-R1` });
  await till.page.getByRole('spinbutton').fill('1');
  await till.page.getByText(cashier.words.counted('items.chosen', 1), { exact: true }).waitFor();
  await cashier.tap('items.condition');
  await till.page.getByText(cashier.words.text('items.conditions.damaged')).click();
  await inspect(till.page, 'ipad-en-begun-open');
  await cashier.review();
  await cashier.confirm();
  const truth = await shop.truth(OPEN);
  expect(truth).toMatchObject({
    returns: [{ status: 'OPEN', lines: [{ quantity: 2, processed: 1 }] }],
    outstanding: { shop: '0.00' },
  });
  expect(truth.returns).toHaveLength(1);
  expect(moneyOut(truth)).toHaveLength(1);
});

test.each([
  ['ipad', 'en', '#536844'],
  ['pos-go', 'fr', '#536672'],
] as const)(
  'what was never sent goes with it, on %s in %s: one plan, one total, the return first',
  async (device, locale, name) => {
    const { till, cashier } = await shop.enter({ device, locale });
    const { status, unsent } = PARTLY_SENT[name];
    await cashier.openReturns();
    await cashier.openOrder(name);
    await cashier.sees(`begun.${status}.next`);
    await cashier.scan(shop.item(unsent).barcode);
    await till.page.getByText(cashier.words.counted('items.cancelled', 1), { exact: true }).waitFor();
    await inspect(till.page, `${device}-${locale}-begun-unsent-items`);
    await cashier.review();
    await cashier.sees('plan.back');
    await cashier.sees('plan.cancelled');
    const promised = await cashier.amountShown();
    await inspect(till.page, `${device}-${locale}-begun-unsent-plan`);
    await cashier.confirm();
    await cashier.sees('done.goodsAre.returned');
    await cashier.sees('done.cancelled');
    await inspect(till.page, `${device}-${locale}-begun-unsent-done`);
    const truth = await shop.truth(name);
    expect(truth).toMatchObject({
      returns: [{ status: 'CLOSED', lines: [{ quantity: 1, processed: 1 }] }],
      refunds: [{}, {}],
      outstanding: { shop: '0.00' },
    });
    expect(promised.replace(',', '.')).toContain(truth.refunded.shop);
  },
);
