/// <reference types="@shopify/ui-extensions/pos.home.modal.render" />
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getExtension } from '@shopify/ui-extensions-tester';
import {
  CARD,
  exampleLeg,
  exampleLine,
  exampleOrder,
  exampleSettlement,
  examplePlan,
  exampleUnsettled,
  gbp,
  GIFT_CARD,
  STORE_CREDIT,
} from './examples.ts';
import { fakeStorage } from './fake-storage.ts';
import { fakeWeb } from './fake-web.ts';
import { live } from './live.ts';
import { openModal } from './modal-sandbox.ts';
import { all, button, is, press, readScreen, turn, type, until } from './screen.ts';
import { startDraft } from '../../../domain/draft.ts';
import type { Scan } from '../src/host.ts';
import { createShelf } from '../src/shelf.ts';

const extension = getExtension('pos.home.modal.render');
const ORDER = exampleOrder();
let web = fakeWeb(ORDER);
let storage = fakeStorage();
let scans = live<Scan>({});
let connectivity = live<{ internetConnected: 'Connected' | 'Disconnected' }>({
  internetConnected: 'Connected',
});
let toasts: string[] = [];

beforeEach(() => {
  web = fakeWeb(ORDER);
  storage = fakeStorage();
  toasts = [];
});

afterEach(() => extension.tearDown());

/** A new sandbox of the modal, on the storage and web of the test. */
async function open({ sources = [] as ('camera' | 'embedded')[], permitted = true } = {}) {
  const onToast = (text: string) => toasts.push(text);
  ({ scans, connectivity } = await openModal(extension, { web, storage, sources, permitted, onToast }));
}

/** The sandbox dies; storage survives. */
function kill() {
  extension.tearDown();
}

const lamp = () => all('s-number-field')[1];

describe('the main path', () => {
  test('scan, choose, review, refund, next customer: three requests', async () => {
    await open();
    scans.set({ data: '#1001' });
    await until('Choose items');
    expect(readScreen()).toContain('#1001 · Ann Example');
    type(lamp(), '1');
    await until('1 item comes back');
    press('Review refund');
    await until('Pay back £4.65');
    expect(readScreen()).toMatch(/Gift card •••• 9f3k \| £2\.58.*Visa •••• 2082 \| £2\.07/);
    press('Refund £4.65');
    await until('Refunded £4.65');
    expect(readScreen()).toMatch(/Return #1001-R1 \| Reference ABCD2345/);
    expect(web.paths()).toEqual(['/pos/find', '/pos/plan', '/pos/settle']);
    press('Next customer');
    await until('Find the order');
    await until('#1001 | £4.65 | ABCD2345 · 2026-11-21');
    expect(readScreen()).not.toContain('Unfinished');
  });

  test('what was scanned before the screen opened is not looked for', async () => {
    await open();
    await until('Find the order');
    expect(web.paths()).toEqual([]);
  });

  test('nothing is asked on opening, and the camera is offered only where there is one', async () => {
    await open({ sources: ['embedded'] });
    expect(readScreen()).not.toContain('Scan with camera');
    kill();
    await open({ sources: ['camera'] });
    expect(readScreen()).toContain('Scan with camera');
    expect(web.paths()).toEqual([]);
  });

  test('a search is sent once, by the button or by Enter', async () => {
    await open();
    const [field] = all('s-search-field');
    type(field, 'ann@example.com');
    field?.dispatchEvent(new Event('change'));
    press('Search');
    await until('Choose items');
    expect(web.asked.map(({ body }) => body.text)).toEqual(['ann@example.com']);
  });

  test('each scan of an item adds one and says so', async () => {
    await open();
    scans.set({ data: '#1001' });
    await until('Choose items');
    for (const code of ['EAN-mug', 'EAN-lamp', 'EAN-mug']) scans.set({ data: code });
    await until('3 items come back');
    expect(toasts).toContain('mug: 2 of 3 chosen');
  });
});

describe('choices on the plan', () => {
  async function openPlan() {
    await open();
    scans.set({ data: '#1001' });
    await until('Choose items');
    type(lamp(), '1');
    await until('1 item comes back');
    press('Review refund');
    await until('Pay back');
  }

  test('shipping asks for another plan, and nothing can be confirmed until it is there', async () => {
    await openPlan();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const answer = web.fetch;
    extension.fetch = (async (path: unknown, init?: RequestInit) => {
      await held;
      return answer(path, init);
    }) as typeof fetch;
    turn(all('s-switch')[0], true);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect([is(button('Refund £4.65'), 'disabled'), is(button('Refund £4.65'), 'loading')]).toEqual([
      true,
      true,
    ]);
    release();
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
    expect(is(button('Refund £4.65'), 'disabled')).toBe(false);
    expect(web.asked.at(-1)?.body.draft?.shipping).toEqual({ kind: 'full' });
  });

  test('amounts can be moved within the ceilings', async () => {
    await openPlan();
    press('Change amounts');
    await until('Gift card •••• 9f3k, at most £2.58');
    const [gift, card] = all('s-number-field');
    type(gift, '3');
    await until('At most £2.58');
    type(all('s-number-field')[0], '1,00');
    await until('£1.58 still to give out');
    expect(is(button('Refund £4.65'), 'disabled')).toBe(true);
    type(card, '3.65');
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
    press('Use these amounts');
    await until('Usual amounts');
    expect(is(button('Refund £4.65'), 'disabled')).toBe(false);
    expect(web.asked.at(-1)?.body.draft?.split).toMatchObject([{ amount: gbp(100) }, { amount: gbp(365) }]);
  });

  /** Web that gives store credit where it is asked to. */
  function offerStoreCredit() {
    const tenders = [GIFT_CARD, CARD, STORE_CREDIT];
    web.replies.plan = (draft) => {
      const all = { legs: [exampleLeg(STORE_CREDIT, 465)], tenders };
      const plan = examplePlan(draft, draft.split === 'store_credit' ? all : { tenders });
      web.replies.settle = () => ({ kind: 'settlement', settlement: exampleSettlement(plan) });
      return { kind: 'plan', plan, managers: [] };
    };
  }

  test('all of it becomes store credit in one tap, and goes back to the usual amounts in another', async () => {
    offerStoreCredit();
    await openPlan();
    press('Pay as store credit');
    await until(/New store credit.*Added to the customer’s store credit.*£4\.65/);
    expect(readScreen()).not.toContain('Pay as store credit');
    expect(web.asked.at(-1)?.body.draft?.split).toBe('store_credit');
    press('Usual amounts');
    await until('Pay as store credit');
    expect(web.asked.at(-1)?.body.draft?.split).toBeNull();
    press('Pay as store credit');
    await until('Added to the customer’s store credit');
    press('Refund £4.65');
    await until('Refunded £4.65');
    expect(readScreen()).toMatch(/New store credit.*Store credit given: the customer has it now/);
    expect(web.paths()).toEqual([
      '/pos/find',
      ...Array.from({ length: 4 }, () => '/pos/plan'),
      '/pos/settle',
    ]);
  });

  test('shipping added to store credit is store credit too', async () => {
    offerStoreCredit();
    await openPlan();
    press('Pay as store credit');
    await until('Added to the customer’s store credit');
    turn(all('s-switch')[0], true);
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
    expect(web.asked.at(-1)?.body.draft).toMatchObject({
      shipping: { kind: 'full' },
      split: 'store_credit',
    });
  });

  test('a part of it can be store credit', async () => {
    offerStoreCredit();
    await openPlan();
    press('Change amounts');
    await until('New store credit, at most £13.95');
    type(all('s-number-field')[1], '0');
    await until('£2.07 still to give out');
    type(all('s-number-field')[2], '2.07');
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
    press('Use these amounts');
    await until('Usual amounts');
    expect(web.asked.at(-1)?.body.draft?.split).toEqual([
      { parentId: GIFT_CARD.parentId, amount: gbp(258) },
      { parentId: STORE_CREDIT.parentId, amount: gbp(207) },
    ]);
  });

  test.each([
    ['NO_CUSTOMER', 'the order has no customer'],
    ['COMPANY_ORDER', 'this is a company’s order'],
    ['SWITCHED_OFF', 'this shop has store credit switched off'],
    ['NOT_OFFERED', 'Shopify does not offer it'],
  ] as const)('where store credit cannot be given the plan says why: %s', async (unavailable, words) => {
    const none = { ...STORE_CREDIT, ceiling: gbp(0), unavailable };
    web.replies.plan = (draft) => ({
      kind: 'plan',
      plan: examplePlan(draft, { tenders: [CARD, none] }),
      managers: [],
    });
    await openPlan();
    expect(readScreen()).toContain(words);
    expect(readScreen()).not.toContain('Pay as store credit');
  });

  test('a guest’s order is given to a customer, by name, and all of it becomes store credit', async () => {
    const none = { ...STORE_CREDIT, ceiling: gbp(0), unavailable: 'NO_CUSTOMER' } as const;
    web.replies.plan = (draft) => ({
      kind: 'plan',
      managers: [],
      plan:
        draft.split === 'store_credit'
          ? examplePlan(draft, { legs: [exampleLeg(STORE_CREDIT, 465)], tenders: [CARD, STORE_CREDIT] })
          : examplePlan(draft, { tenders: [CARD, none] }),
    });
    await openPlan();
    press('Add the customer');
    await until('Whose store credit is it?');
    expect(is(button('Refund £4.65'), 'disabled')).toBe(true);
    type(all('s-search-field')[0], 'nobody');
    press('Search');
    await until('Nobody found.');
    const ann = { id: 'gid://shopify/Customer/1', name: 'Ann Example', contact: 'ann@example.com' };
    web.replies.customers = () => ({ kind: 'customers', customers: [ann], more: true });
    type(all('s-search-field')[0], 'Ann');
    press('Search');
    await until('Ann Example | ann@example.com | There are more.');
    press('Ann Example');
    await until('Make Ann Example the customer of #1001?');
    expect(web.paths()).not.toContain('/pos/customer');
    web.replies.customer = () => ({ kind: 'refused', refusal: { code: 'ORDER_HAS_CUSTOMER' } });
    press('Yes, Ann Example');
    await until('This order belongs to another customer');
    web.replies.customer = () => ({ kind: 'attached' });
    press('Yes, Ann Example');
    await until('Added to the customer’s store credit');
    expect(web.asked.at(-2)?.body).toMatchObject({ customerId: ann.id });
    expect(web.asked.at(-1)?.body.draft?.split).toBe('store_credit');
  });

  test('a refused plan says why, and the items show what is left now', async () => {
    const now = exampleOrder({
      lines: [exampleLine('mug', { quantity: 3 }), exampleLine('lamp', { left: 0 })],
    });
    const refusal = { code: 'QUANTITY_ABOVE_LEFT', title: 'lamp', asked: 1, left: 0 } as const;
    web.replies.plan = () => ({ kind: 'refused', refusal, order: now });
    await open();
    scans.set({ data: '#1001' });
    await until('Choose items');
    type(lamp(), '1');
    await until('1 item comes back');
    press('Review refund');
    await until('Only 0 of lamp can still come back; 1 were chosen');
    press('Back to the items');
    await until('Already returned: 1 of 1');
  });
});

test('an order that was only looked at leaves nothing unfinished', async () => {
  web = fakeWeb(exampleOrder({ lines: [exampleLine('lamp')] }));
  await open();
  scans.set({ data: '#1001' });
  await until('1 item comes back');
  press('Back');
  await until('Find the order');
  expect((await createShelf(storage).read()).drafts).toEqual([]);
  expect(readScreen()).not.toContain('Unfinished');
});

describe('a dead tablet', () => {
  test('a draft is offered again, and going on asks nothing', async () => {
    await open();
    scans.set({ data: '#1001' });
    await until('Choose items');
    type(lamp(), '1');
    await until('1 item comes back');
    await createShelf(storage).read();
    kill();
    await open();
    await until('#1001: 1 item chosen');
    press('Go on');
    await until('1 item comes back');
    expect(web.paths()).toEqual(['/pos/find']);
  });

  test('killed while it was refunding: the truth is asked before anything else', async () => {
    await open();
    scans.set({ data: '#1001' });
    await until('Choose items');
    type(lamp(), '1');
    await until('1 item comes back');
    press('Review refund');
    await until('Pay back');
    extension.fetch = (() => new Promise(() => undefined)) as typeof fetch;
    press('Refund £4.65');
    await until('Refunding. Stay on this screen.');
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
    kill();
    const plan = examplePlan(startDraft('draft-1', ORDER.id));
    web.replies.settlement = () => ({ kind: 'settlement', settlement: exampleSettlement(plan) });
    await open();
    await until('Do not refund it again.');
    await until('Refunded £4.65');
    expect(web.paths().at(-1)).toBe(`/pos/settlements/${plan.id}`);
  });

  test('nothing was sent after all: says so, and the draft is there to go on with', async () => {
    await createShelf(storage).markSent(exampleUnsettled());
    await open();
    await until('Nothing was refunded for #1001');
    expect((await createShelf(storage).read()).unsettled).toEqual([]);
  });
});

describe('when things go wrong', () => {
  test('an unknown code says what was read and what to try', async () => {
    web.replies.find = () => ({ kind: 'nothing', read: '999' });
    await open();
    scans.set({ data: '999' });
    await until('Nothing found for “999”');
    expect(readScreen()).toContain('Try the order number on the receipt');
  });

  test('no permission: the screen names it at once', async () => {
    await open({ permitted: false });
    await until('This account may not use Counter Returns');
  });

  test('offline is said, and what was scanned is looked for once the connection is back', async () => {
    await open();
    connectivity.set({ internetConnected: 'Disconnected' });
    await until('This till is offline');
    scans.set({ data: '#1001' });
    await until('#1001: looked for as soon as the connection is back.');
    connectivity.set({ internetConnected: 'Connected' });
    await until('Choose items');
  });

  test('web does not hear the refund: we do not know, and it is never called a failure', async () => {
    await open();
    scans.set({ data: '#1001' });
    await until('Choose items');
    type(lamp(), '1');
    await until('1 item comes back');
    press('Review refund');
    await until('Pay back');
    extension.fetch = (() => {
      connectivity.set({ internetConnected: 'Disconnected' });
      return Promise.reject(new TypeError('Failed to fetch'));
    }) as typeof fetch;
    press('Refund £4.65');
    await until('We don’t know yet');
    await until('Checking goes on when the connection is back.');
    const plan = examplePlan(startDraft('draft-1', ORDER.id));
    web.replies.settlement = () => ({ kind: 'settlement', settlement: exampleSettlement(plan) });
    extension.fetch = web.fetch as typeof fetch;
    connectivity.set({ internetConnected: 'Connected' });
    await until('Refunded £4.65');
  });

  test('money owed: what, to whom, and two ways out', async () => {
    const plan = examplePlan(startDraft('draft-1', ORDER.id));
    const [gift, card] = exampleSettlement(plan).legs;
    const settlement = exampleSettlement(plan, {
      money: 'owed',
      legs: [gift, { ...card, status: 'failed' }] as never,
    });
    web.replies.find = () => ({ kind: 'settlement', settlement });
    await open();
    scans.set({ data: 'ABCD2345' });
    await until('£2.07 is still owed');
    expect(readScreen()).toContain('Not paid: money owed');
    await until('No other payment of this order can take it');
    const message = 'The gateway says no';
    web.replies.owed = () => ({
      kind: 'refused',
      refusal: { code: 'SHOPIFY_REFUSED', message },
      settlement,
    });
    press('Try again');
    await until('Shopify refused this refund');
    expect(readScreen()).toContain('£2.07 is still owed');
    expect(readScreen()).toContain('Nothing was paid this time');
    press('Open the order in Shopify');
  });
});
