import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { decideCalls, healNetwork } from './fake-network.ts';
import type { FindReply } from '../../domain/contract.ts';
import { TEXT_LIMIT } from '../../domain/contract.ts';
import { draftOf, openCounter, OTHER_TILL, planIn, STORE, type Counter } from './counter.ts';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());

const orderNamed = (name: string) => {
  const found = STORE.orders.find((order) => order.name === name);
  if (!found) throw new Error(name);
  return found;
};
const POS_ORDER = orderNamed('#136391');
const barcodeOf = (sku: string) =>
  STORE.products.flatMap(({ variants }) => variants).find((variant) => variant.sku === sku)?.barcode ?? '';

const nameIn = (reply: FindReply) => (reply.kind === 'order' ? reply.order.name : reply);

describe('one code means one order', () => {
  test.each([
    ['its name', '#136391'],
    ['its name without the sign', '136391'],
    ['the number of a POS receipt', POS_ORDER.sourceIdentifier ?? ''],
    ['its confirmation number', POS_ORDER.confirmation],
    ['the same in small letters', POS_ORDER.confirmation.toLowerCase()],
    ['its id', String(POS_ORDER.id)],
    ['its gid', `gid://shopify/Order/${POS_ORDER.id}`],
    [
      'its address in the admin',
      `https://admin.shopify.com/store/lantern-and-loom/orders/${POS_ORDER.id}?x=1`,
    ],
    ['its name between blanks and control characters, as scanners add them', ' \u001d#136391\r\n'],
  ])('%s', async (_what, code) => {
    expect(nameIn(await counter.find(code))).toBe('#136391');
  });

  test('an order of POS is opened by its id', async () => {
    expect(nameIn(await counter.find(`gid://shopify/Order/${POS_ORDER.id}`, 'order'))).toBe('#136391');
    counter.calls();
    await counter.find(`gid://shopify/Order/${POS_ORDER.id}`, 'order');
    expect(counter.calls()).toEqual(['shop,order,returnableFulfillments']);
  });

  test('a beginning of a name is another name', async () => {
    expect(await counter.find('#13639')).toEqual({ kind: 'nothing', read: '#13639' });
  });

  test.each([
    ['its name is read', '#136391', 'scan', true],
    ['its number is typed', '136391', 'search', true],
    ['its confirmation is read', POS_ORDER.confirmation, 'scan', true],
    ['its address is read', `https://admin.shopify.com/store/x/orders/${POS_ORDER.id}`, 'scan', true],
    ['POS or a list opens it', `gid://shopify/Order/${POS_ORDER.id}`, 'order', false],
    ['its customer is named, who has no other', 'c12395@example.com', 'search', false],
  ] as const)('is proved to be the customer’s where it should be: %s', async (_what, text, by, proved) => {
    expect(await counter.find(text, by)).toMatchObject({ kind: 'order', proved });
  });

  test('592 lines, every one of them', async () => {
    const order = await counter.open('#536876');
    expect(order.lines).toHaveLength(592);
    expect(order.lines.every(({ returnable }) => returnable.length > 0)).toBe(true);
  });
});

describe('an item', () => {
  test('sold in many orders gives the latest of them, and says what it is', async () => {
    const reply = await counter.find(barcodeOf('22632'));
    expect(reply).toMatchObject({ kind: 'orders', more: true, item: expect.any(String) });
    const dates = reply.kind === 'orders' ? reply.orders.map(({ processedAt }) => processedAt) : [];
    expect(dates).toHaveLength(20);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  test('sold once is shown before it is opened: the order may be another customer’s', async () => {
    expect(await counter.find(barcodeOf('20957'))).toMatchObject({ kind: 'orders', more: false });
  });
});

describe('what a person types', () => {
  const customer = STORE.customers.find(({ id }) => id === 13047);
  const theirs = STORE.orders.filter(({ customerId }) => customerId === 13047).map(({ name }) => name);
  const namesIn = (reply: FindReply) =>
    reply.kind === 'orders' ? reply.orders.map(({ name }) => name).sort() : reply;

  test.each([
    ['an e-mail address', customer?.email ?? ''],
    ['one in capitals', customer?.email.toUpperCase() ?? ''],
    ['a telephone number', customer?.phone ?? ''],
    ['one with blanks', (customer?.phone ?? '').replace(/^(\+\d\d)(\d{3})/, '$1 $2 ')],
    ['a name', '13047 customer'],
  ])('%s finds that person’s orders', async (_what, typed) => {
    expect(namesIn(await counter.find(typed, 'search'))).toEqual([...theirs].sort());
  });

  test('a person with one order is at that order', async () => {
    const only = STORE.orders.find(({ customerId }) => customerId === 12395);
    expect(nameIn(await counter.find('c12395@example.com', 'search'))).toBe(only?.name);
  });

  test('an order’s number works here too', async () => {
    expect(nameIn(await counter.find('136391', 'search'))).toBe('#136391');
  });
});

describe('bad input finds nothing, and breaks nothing', () => {
  const texts: [string, string][] = [
    ['nothing', ''],
    ['blanks', '   '],
    ['control characters', '\u0000\u0001\u001b[31m'],
    ['two kilobytes', 'x'.repeat(2048)],
    ['just too much', '1'.repeat(TEXT_LIMIT + 1)],
    ['an unknown name', '#999999'],
    ['an unknown id', '5999999999999'],
    ['an unknown gid', 'gid://shopify/Order/1'],
    ['a gid of something else', 'gid://shopify/Product/1'],
    ['a huge number', '9'.repeat(100)],
    ['an address of something else', 'https://example.com/a?orders=1'],
    ['the address of a customer’s order page', 'https://lantern-and-loom.com/1234/orders/0a1b2c3d4e'],
    ['a quote', '"'],
    ['an open quote', '"#136391'],
    ['a backslash', '\\'],
    ['a search of its own', '" OR name:"#136391'],
    ['a search by wildcard', '*'],
    ['another filter', 'status:any'],
    ['an OR', 'x OR #136391'],
    ['brackets', '(((('],
    ['emoji', '🧾🧾🧾'],
    ['right to left', '\u202e136391'],
    ['half a surrogate', '\ud83e'],
    ['markup', '<script>alert(1)</script>'],
    ['SQL', "'; DROP TABLE plan; --"],
    ['a reference that was never given', 'ABCDEFGH'],
  ];
  test.each(texts)('%s, scanned', async (_what, text) => {
    const reply = await counter.find(text);
    expect(reply).toMatchObject({ kind: 'nothing' });
    expect(reply.kind === 'nothing' && reply.read.length).toBeLessThanOrEqual(40);
  });
  test.each(texts)('%s, typed', async (_what, text) => {
    expect(await counter.find(text, 'search')).toMatchObject({ kind: 'nothing' });
  });

  const LARGEST_ID = '9223372036854775807';
  async function sentFor(text: string): Promise<string> {
    const bodies: string[] = [];
    decideCalls(({ body }) => {
      bodies.push(body);
      return 'pass';
    });
    expect(await counter.find(text)).toMatchObject({ kind: 'nothing' });
    expect(await counter.find(text, 'search')).toMatchObject({ kind: 'nothing' });
    healNetwork();
    return bodies.join('\n');
  }

  test.each(['9223372036854775808', '99999999999999999999'])(
    '%s is no id, and not asked for as one',
    async (digits) => {
      expect(await sentFor(digits)).not.toContain(`id:${digits}`);
      expect(await sentFor(`#${digits}`)).not.toContain(`id:${digits}`);
      expect(await sentFor(`gid://shopify/Order/${digits}`)).not.toContain(digits);
      expect(
        await sentFor(`https://admin.shopify.com/store/lantern-and-loom/orders/${digits}`),
      ).not.toContain(digits);
    },
  );

  test('the largest id there can be is asked for', async () => {
    expect(await sentFor(LARGEST_ID)).toContain(`id:${LARGEST_ID}`);
    expect(await sentFor(`gid://shopify/Order/${LARGEST_ID}`)).toContain(`gid://shopify/Order/${LARGEST_ID}`);
  });

  test('another shop’s token sees nothing of this one, in the same words as of an unknown order', async () => {
    jest.spyOn(console, 'info').mockImplementation(() => undefined);
    const other = 'https://other.myshopify.com';
    const authorization = `Bearer ${counter.token({ iss: `${other}/admin`, dest: other })}`;
    const till = { locationId: 1, deviceId: 'd', staffMemberId: null, posVersion: '' };
    const body = JSON.stringify({ till, by: 'scan', text: '#136391' });
    const answer = await counter.request('/pos/find', { method: 'POST', body, authorization });
    jest.mocked(console.info).mockRestore();
    expect(answer).toMatchObject({ status: 403, body: { code: 'NOT_INSTALLED' } });
  });
});

describe('a draft', () => {
  test('begun at one till goes on at another', async () => {
    const order = await counter.open('#136391');
    const draft = draftOf(order, { '22556': 3 });
    await counter.plan(draft);
    expect(await counter.find('#136391', 'scan', OTHER_TILL)).toMatchObject({ kind: 'order', draft });
  });

  test('of a settled return is gone, and its reference finds the return', async () => {
    const order = await counter.open('#136391');
    const plan = planIn(await counter.plan(draftOf(order, { '22556': 1 })));
    expect(await counter.find(plan.reference)).toMatchObject({ kind: 'nothing' });
    await counter.settle(plan.id);
    expect(await counter.find('#136391')).toMatchObject({ kind: 'order', draft: null });
    expect(await counter.find(plan.reference.toLowerCase())).toMatchObject({
      kind: 'settlement',
      settlement: { planId: plan.id, state: 'finished' },
    });
  });
});
