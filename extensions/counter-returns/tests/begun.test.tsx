import { afterEach, describe, expect, test } from '@jest/globals';
import type { DeclineReply } from '../../../domain/contract.ts';
import type { Objection, OrderForReturn } from '../../../domain/order.ts';
import { exampleLine, exampleOrder, exampleRequest } from './examples.ts';
import { fakeWeb } from './fake-web.ts';
import { openTill, type OpenTill } from './open-till.ts';
import { all, button, is, press, readScreen, type, until } from './screen.ts';

let till: OpenTill;
afterEach(() => till.close());

const REQUEST = exampleRequest('mug', { quantity: 2 });
const ASKED = exampleOrder({ unfinishedReturns: [REQUEST] });

/** The items of this order on screen. */
async function openOrder(order: OrderForReturn, returnId: string | null = null) {
  const web = fakeWeb(order);
  web.replies.find = () => ({ kind: 'order', order, draft: null, proved: true, returnId, due: null });
  till = await openTill(web.fetch);
  till.scans.set({ data: order.name });
  await until('Choose items');
  return web;
}

/** Nothing that can be chosen: what may be done is said. */
function isFrozen(): boolean {
  return all('s-number-field').length === 0 && !readScreen().includes('Review refund');
}

describe('a return that the customer asked for online', () => {
  test('comes first: what was asked, why, in the customer’s words, and what cannot be changed', async () => {
    await openOrder(ASKED);
    const screen = readScreen();
    expect(screen).toContain('#1001-R1: the customer asked for this online on 2026-11-18');
    expect(screen).toContain('Why: Too small · It does not fit my shelf');
    expect(screen).toContain('Nothing else that was sent can be added; reasons and fees stay.');
    expect(screen).toContain('2 items come back');
    // Only what is on it.
    expect(screen).not.toContain('lamp');
    expect(all('s-number-field')).toHaveLength(1);
  });

  test('is gone on with: fewer of it, in another condition, never for another reason', async () => {
    const web = await openOrder(ASKED);
    type(all('s-number-field')[0], '1');
    await until('1 item comes back');
    press('Condition, place');
    await until('Condition: Can be sold again');
    expect(readScreen()).not.toContain('Reason: none');
    press('Review refund');
    await until('Pay back');
    expect(web.asked.at(-1)?.body.draft).toMatchObject({
      continues: REQUEST.id,
      proved: true,
      lines: [{ lineItemId: REQUEST.lines[0]?.lineItemId, quantity: 1 }],
    });
  });

  test('takes nothing that is not on it, and says so', async () => {
    await openOrder(ASKED);
    till.scans.set({ data: 'EAN-lamp' });
    await until('“EAN-lamp” is not on return #1001-R1');
  });

  test('shows what the shop’s rules have against it, and asks for an exception', async () => {
    const objection: Objection = {
      reason: { code: 'LINE_LATE', until: '2026-10-31' },
      upTo: 0,
      exception: 'manager',
    };
    const lines = REQUEST.lines.map((line) => ({ ...line, objection }));
    await openOrder(exampleOrder({ unfinishedReturns: [{ ...REQUEST, lines }] }));
    expect(readScreen()).toContain('Too late: the last day was');
    expect(isFrozen()).toBe(true);
    press('Take back all the same');
    await until('Use this reason');
    type(all('s-text-field')[0], 'Ill at the time');
    await until('Use this reason');
    press('Use this reason');
    await until('Exception made: Ill at the time');
    type(all('s-number-field')[0], '2');
    await until('2 items come back');
  });

  test('that asks for goods in exchange goes to Shopify’s own screen', async () => {
    await openOrder(exampleOrder({ unfinishedReturns: [{ ...REQUEST, status: 'OPEN', exchange: true }] }));
    expect(readScreen()).toContain('asks for other goods in exchange');
    expect(readScreen()).toContain('Open the order in Shopify');
    expect(isFrozen()).toBe(true);
    expect(readScreen()).not.toContain('Decline');
  });

  test('of which nothing is known but its name goes there too', async () => {
    await openOrder(exampleOrder({ unfinishedReturns: [{ ...REQUEST, status: 'OPEN', lines: [] }] }));
    expect(readScreen()).toContain('Return #1001-R1 of this order is still open');
    expect(isFrozen()).toBe(true);
  });
});

test('a return that stands open is gone on with, and cannot be declined', async () => {
  await openOrder(exampleOrder({ unfinishedReturns: [{ ...REQUEST, status: 'OPEN' }] }));
  expect(readScreen()).toContain('#1001-R1: begun on 2026-11-18, not finished yet');
  expect(readScreen()).toContain('2 items come back');
  expect(readScreen()).not.toContain('Decline');
});

describe('of several', () => {
  const second = exampleRequest('lamp', { id: 'gid://shopify/Return/2', name: '#1001-R2' });
  const two = exampleOrder({ unfinishedReturns: [REQUEST, second] });

  test('the cashier says which', async () => {
    const web = await openOrder(two);
    expect(isFrozen()).toBe(true);
    web.replies.find = () => ({
      kind: 'order',
      order: two,
      draft: null,
      proved: true,
      returnId: second.id,
      due: null,
    });
    press('Go on with return #1001-R2');
    await until('#1001-R2: the customer asked for this online');
    expect(web.asked.at(-1)?.body.text).toBe('#1001-R2');
    expect(readScreen()).toContain('1 item comes back');
  });

  test('the one whose number was read', async () => {
    await openOrder(two, second.id);
    expect(readScreen()).toContain('#1001-R2: the customer asked for this online');
    expect(button('Go on with return #1001-R1')).toBeTruthy();
  });
});

describe('declining', () => {
  const declined: DeclineReply = {
    kind: 'refused',
    refusal: { code: 'REQUEST_DECLINED', returnName: '#1001-R1', reason: 'FINAL_SALE' },
  };

  test('asks why; web is told once, with a key, the reason and the note; then the next customer', async () => {
    const web = await openOrder(ASKED);
    press('Decline this request');
    await until('Note to the customer');
    const reasons = all('s-choice-list')[0] as HTMLElement & { values?: string[] };
    expect(reasons.getAttribute('values')).toBe('OTHER');
    reasons.values = ['FINAL_SALE'];
    reasons.dispatchEvent(new Event('change', { bubbles: true }));
    type(all('s-text-field')[0], 'Sorry');
    await until('Decline #1001-R1');
    web.replies.decline = () => declined;
    press('Decline #1001-R1');
    await until('Request #1001-R1 was declined');
    expect(readScreen()).toContain('Find the order');
    expect(readScreen()).not.toContain('Unfinished at this till');
    const asked = web.asked.filter(({ path }) => path === '/pos/decline');
    expect(asked.map(({ body }) => body)).toMatchObject([
      {
        returnId: REQUEST.id,
        reason: 'FINAL_SALE',
        note: 'Sorry',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
  });

  test('proposes what the shop’s rules say', async () => {
    const objection: Objection = {
      reason: { code: 'LINE_FINAL_SALE', tag: 'clearance' },
      upTo: 0,
      exception: 'nobody',
    };
    const lines = REQUEST.lines.map((line) => ({ ...line, objection }));
    const order = exampleOrder({ lines: [exampleLine('mug', { quantity: 2 })] });
    const web = await openOrder({ ...order, unfinishedReturns: [{ ...REQUEST, lines }] });
    press('Decline this request');
    await until('Note to the customer');
    web.replies.decline = () => declined;
    press('Decline #1001-R1');
    await until('Request #1001-R1 was declined');
    expect(web.asked.at(-1)?.body.reason).toBe('FINAL_SALE');
  });

  test('without an answer says so, and tries again with the same key', async () => {
    const web = await openOrder(ASKED);
    press('Decline this request');
    await until('Note to the customer');
    web.replies.decline = () =>
      Response.json({ kind: 'error', code: 'BAD_REQUEST', trace: 't' }, { status: 400 });
    press('Decline #1001-R1');
    await until('do not understand each other');
    expect(is(button('Decline #1001-R1'), 'disabled')).toBe(false);
    web.replies.decline = () => ({
      kind: 'refused',
      refusal: { code: 'REQUEST_DECLINING', returnName: '#1001-R1', reason: 'OTHER' },
    });
    press('Decline #1001-R1');
    await until('Shopify has not confirmed it yet.');
    const ids = web.asked.filter(({ path }) => path === '/pos/decline').map(({ body }) => body.id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

test.each([
  ['CLOSED', 'Return #1001-R1 has been finished elsewhere'],
  ['DECLINED', 'Return #1001-R1 has been declined'],
  ['CANCELED', 'Return #1001-R1 has been cancelled'],
] as const)('the number of a return that is %s opens its order and says so', async (status, says) => {
  const ended = { id: REQUEST.id, name: REQUEST.name, status };
  await openOrder(exampleOrder({ endedReturns: [ended] }), ended.id);
  expect(readScreen()).toContain(`${says} | Nothing more comes back on it.`);
  expect(isFrozen()).toBe(false);
  // Found by its own number, the order says nothing of it.
  till.close();
  await openOrder(exampleOrder({ endedReturns: [ended] }));
  expect(readScreen()).not.toContain(says);
});
