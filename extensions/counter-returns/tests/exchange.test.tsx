import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { PATHS } from '../../../domain/contract.ts';
import { startDraft } from '../../../domain/draft.ts';
import type { Plan } from '../../../domain/plan.ts';
import type { DueView, SettlementView } from '../../../domain/settlement.ts';
import {
  exampleChoices,
  exampleDue,
  exampleExchange,
  exampleGiven,
  exampleGoods,
  exampleLeg,
  exampleLine,
  exampleOrder,
  exampleSettlement,
  exampleSwap,
  gbp,
  GIFT_CARD,
  STORE_CREDIT,
} from './examples.ts';
import { fakeStorage } from './fake-storage.ts';
import { fakeWeb } from './fake-web.ts';
import { live } from './live.ts';
import { openTill, type OpenTill } from './open-till.ts';
import { all, button, is, press, readScreen, turn, type, until } from './screen.ts';

const ORDER = exampleOrder({ lines: [exampleLine('lamp')] });
const navigate = jest.fn<(url: string) => Promise<void>>();
let web = fakeWeb(ORDER);
let till: OpenTill;
let storage = fakeStorage();

beforeEach(() => {
  web = fakeWeb(ORDER);
  storage = fakeStorage();
  navigate.mockReset().mockResolvedValue();
});
afterEach(() => till.close());

async function openItems(apis: Readonly<Record<string, object>> = {}, locale = 'en'): Promise<void> {
  till = await openTill(web.fetch, { storage, ...apis }, locale);
  Object.assign(navigation, { navigate });
  await until('Find the order');
  till.scans.set({ data: '#1001' });
  await until('lamp');
}

/** Goods are picked, and the plan is on screen. */
async function openPlan(
  over: Partial<Plan> = {},
  apis: Readonly<Record<string, object>> = {},
): Promise<void> {
  web.replies.plan = (draft) => ({ kind: 'plan', plan: exampleSwap(draft, over), managers: [] });
  await openItems(apis);
  press('Exchange');
  await until('What does the customer want instead?');
  await until('Shirt · M');
  press('Shirt · M');
  await until('In exchange: 1 × Shirt · M');
  press('Review exchange');
  await until(/What is given|Sold in the cart/);
}

/** The settlement of such a plan, on screen. */
async function openDone(
  plan: Partial<Plan>,
  over: Partial<SettlementView>,
  apis: Readonly<Record<string, object>> = {},
): Promise<void> {
  await openPlan(plan, apis);
  const made = exampleSwap(web.asked.at(-1)?.body.draft ?? startDraft('d', ORDER.id), plan);
  web.replies.settle = () => ({ kind: 'settlement', settlement: { ...exampleSettlement(made), ...over } });
  const [confirm] = all('s-button').filter(({ textContent }) => /^(Exchange|Refund)/.test(textContent ?? ''));
  confirm?.dispatchEvent(new Event('click', { bubbles: true }));
  await until('Reference');
}

const PAYS: Partial<Plan> = {
  due: gbp(500),
  exchange: exampleExchange({ value: gbp(965), collect: [{ route: 'collect_payment', unavailable: null }] }),
};
const waiting = (due: Partial<DueView> = {}): Partial<SettlementView> => ({
  state: 'awaiting_payment',
  money: 'due',
  given: 'waiting',
  due: exampleDue(due),
});

describe('an even swap', () => {
  test('is four taps and four requests, from scan to done', async () => {
    await openDone({}, { money: 'none', given: 'given' });
    await until('Exchanged');
    expect(web.paths()).toEqual([PATHS.find, PATHS.exchangeChoices, PATHS.plan, PATHS.settle]);
    expect(readScreen()).toContain('There is nothing more to do');
    expect(readScreen()).toContain('hand over what is here');
    expect(readScreen()).not.toContain('Money');
  });

  test('says how much of what, that nobody pays, and what the button does', async () => {
    const lines = [
      exampleGiven({ discount: { kind: 'even', amount: gbp(35), percent: 7 } }),
      exampleGiven({ variantId: 'x', variantTitle: 'L', handOver: 'ship', replacement: true, value: gbp(0) }),
    ];
    await openPlan({ exchange: exampleExchange({ lines, shipTo: '1 High Street, London' }) });
    const screen = readScreen();
    for (const said of [
      'Even: nobody pays',
      'Items',
      'Given in exchange',
      '£-4.65',
      'Nobody pays | £0.00',
      '1 × Shirt · M | £4.65',
      'Over the counter · At the price that was paid: £0.35 off',
      'To be sent, from Camden · Replacement',
      'Sent to: 1 High Street, London',
    ]) {
      expect(screen).toContain(said);
    }
    expect(button('Exchange').textContent).toBe('Exchange');
  });

  test('a plain refund has no word of it beyond the button at its line', async () => {
    await openItems();
    const exchange = all('s-button').filter(({ textContent }) => textContent === 'Exchange');
    expect(exchange).toHaveLength(1);
    press('Review refund');
    await until('Pay back £4.65');
    expect(readScreen()).not.toMatch(/xchange|given/);
    expect(web.paths()).toEqual([PATHS.find, PATHS.plan]);
  });
});

describe('what the customer wants instead', () => {
  beforeEach(async () => {
    await openItems();
  });

  const opened = async (): Promise<void> => {
    press('Exchange');
    await until('What does the customer want instead?');
    await until('scan it, or search');
  };

  test('is chosen by where it is: here, elsewhere, to be sent; what cannot be chosen says why', async () => {
    web.replies.choices = () =>
      exampleChoices({
        items: [
          exampleGoods('S'),
          exampleGoods('M', {
            stock: { here: 0, stockedHere: true, elsewhere: [] },
            unavailable: 'OUT_OF_STOCK',
          }),
          exampleGoods('L', { evenSwap: false, stock: { here: null, stockedHere: true, elsewhere: [] } }),
        ],
      });
    await opened();
    await until('The same again, as a replacement');
    const screen = readScreen();
    expect(screen).toContain('At the price that was paid · 3 here · Camden: 4 · Can be sent');
    expect(screen).toContain('Out of stock everywhere');
    expect(screen).toContain('Stock is not counted');
    expect(is(button('Shirt · M'), 'disabled')).toBe(true);
    expect(is(button('Shirt · L'), 'disabled')).toBe(false);
    expect(web.asked.at(-1)?.body).toMatchObject({
      orderId: ORDER.id,
      lineItemId: ORDER.lines[0]?.id,
      reasonId: null,
    });
  });

  test('the likely ones first, the others one tap away', async () => {
    const items = Array.from({ length: 12 }, (_, size) => exampleGoods(`size ${size}`));
    web.replies.choices = () => exampleChoices({ items });
    await opened();
    await until('size 7');
    expect(readScreen()).not.toContain('size 8');
    press('Show all 4 more');
    await until('size 11');
  });

  test('a search that finds nothing, one that finds too much, and no web at all', async () => {
    await opened();
    type(all('s-search-field')[0], 'hat');
    press('Search');
    await until('Nothing found');
    const hat = exampleGoods('hat', { title: 'Hat', variantTitle: null, evenSwap: false, price: gbp(900) });
    web.replies.goods = () => ({ kind: 'items', items: [hat], more: true });
    press('Search');
    await until('There are more');
    expect(web.asked.at(-1)).toMatchObject({
      path: PATHS.exchangeItems,
      body: { by: 'search', text: 'hat' },
    });
    web.replies.goods = () => new Response('', { status: 403 });
    press('Search');
    await until('Try again');
    web.replies.goods = () => ({ kind: 'items', items: [hat], more: false });
    press('Try again');
    await until('Hat');
    press('Hat');
    await until('In exchange: 1 × Hat');
  });

  test('what is scanned is picked at once', async () => {
    await opened();
    const hat = exampleGoods('hat', { title: 'Hat', variantTitle: null, evenSwap: false });
    web.replies.goods = () => ({ kind: 'items', items: [hat], more: false });
    till.scans.set({ data: 'EAN-hat' });
    await until('In exchange: 1 × Hat');
    expect(web.asked.at(-1)?.body).toMatchObject({ by: 'scan', text: 'EAN-hat' });
  });

  test('how many, sent instead, and not at all', async () => {
    await opened();
    await until('Shirt · M');
    press('Shirt · M');
    await until('In exchange: 1 × Shirt · M');
    turn(all('s-switch')[0], true);
    press('Review exchange');
    await until('Pay back');
    expect(web.asked.at(-1)?.body.draft?.exchange.lines).toMatchObject([
      { handOver: 'ship', quantity: 1, discount: { kind: 'even' } },
    ]);
    press('Back');
    await until('In exchange');
    press('Take it out');
    await until('Review refund');
    expect(readScreen()).not.toContain('In exchange');
  });

  test('is kept by the till when its sandbox dies, and so is a draft from before there were exchanges', async () => {
    await opened();
    await until('Shirt · M');
    press('Shirt · M');
    await until('In exchange');
    await new Promise((resolve) => setTimeout(resolve, 5));
    till.close();
    till = await openTill(web.fetch, { storage });
    await until('Go on');
    press('Go on');
    await until('In exchange: 1 × Shirt · M');
    const kept = (await storage.get(`draft/1/${ORDER.id}`)) as { draft: { exchange?: unknown } };
    const { exchange: _, ...older } = kept.draft;
    await storage.set(`draft/1/${ORDER.id}`, { ...kept, draft: older });
    till.close();
    till = await openTill(web.fetch, { storage });
    await until('Go on');
    press('Go on');
    await until('Review refund');
    press('Review refund');
    await until('Pay back');
    expect(web.asked.at(-1)?.body.draft?.exchange.lines).toEqual([]);
  });
});

describe('on the plan', () => {
  test('the customer gets something: where it goes, as ever', async () => {
    const legs = [exampleLeg(GIFT_CARD, 200)];
    await openPlan({ total: gbp(200), legs, exchange: exampleExchange({ value: gbp(265) }) });
    expect(readScreen()).toContain('Customer gets £2.00');
    expect(readScreen()).toContain('Where the money goes');
    expect(button('Exchange and refund £2.00')).toBeDefined();
  });

  test('the customer pays: each way in words, why not another, and nothing is created for Shopify’s own', async () => {
    await openPlan({
      due: gbp(500),
      tenders: [{ ...STORE_CREDIT, unavailable: 'NO_CUSTOMER' }],
      exchange: exampleExchange({
        collect: [
          { route: 'collect_payment', unavailable: 'SEVERAL_PAYMENTS' },
          { route: 'pay_link', unavailable: null },
          { route: 'cart', unavailable: 'NO_STORE_CREDIT' },
          { route: 'shopify_exchange', unavailable: null },
        ],
      }),
    });
    const screen = readScreen();
    expect(screen).toContain('Customer pays £5.00');
    expect(screen).toContain('it was paid in several payments');
    expect(screen).toContain('pays on their own phone');
    expect(screen).toContain('no store credit can be given');
    expect(screen).not.toContain('Where the money goes');
    expect(button('Exchange: £5.00 to pay')).toBeDefined();
    press('Open the order in Shopify');
    expect(navigate.mock.calls).toEqual([['shopify:point-of-sale/orders/1']]);
    expect(web.paths()).not.toContain(PATHS.settle);
    press('Add the customer');
    await until('Whose store credit is it?');
  });

  test('where nobody could collect it afterwards there is no such button', async () => {
    await openPlan({
      due: gbp(500),
      exchange: exampleExchange({ collect: [{ route: 'shopify_exchange', unavailable: null }] }),
    });
    expect(readScreen()).toContain('nobody could collect the amount');
    expect(() => button('to pay')).toThrow('No button');
  });

  test('through the cart, and back', async () => {
    await openPlan({
      due: gbp(500),
      exchange: exampleExchange({ collect: [{ route: 'cart', unavailable: null }] }),
    });
    const cart = { lines: [{ variantId: 'v', quantity: 2, title: 'Shirt' }], properties: {}, customerId: 1 };
    web.replies.plan = (draft) => ({
      kind: 'plan',
      plan: exampleSwap(draft, {
        exchange: null,
        cart,
        total: gbp(465),
        legs: [exampleLeg(STORE_CREDIT, 465)],
      }),
      managers: [],
    });
    press('Use the cart');
    await until('Sold in the cart');
    expect(web.asked.at(-1)?.body.draft?.exchange.throughCart).toBe(true);
    expect(readScreen()).toContain('2 × Shirt');
    expect(button('Refund £4.65')).toBeDefined();
    press('Exchange them instead');
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(web.asked.at(-1)?.body.draft?.exchange.throughCart).toBe(false);
  });

  test('something is taken off by hand, within its price, and put back', async () => {
    await openPlan({
      exchange: exampleExchange({
        lines: [exampleGiven({ discount: { kind: 'even', amount: gbp(1), percent: 1 } })],
      }),
    });
    press('Take something off');
    await until('Taken off Shirt, at most £4.65');
    expect(is(button('Exchange'), 'disabled')).toBe(true);
    type(all('s-number-field')[0], '4.66');
    await until('At most £4.65');
    expect(is(button('Use this amount'), 'disabled')).toBe(true);
    type(all('s-number-field')[0], '0.50');
    await until(/^(?!.*At most)/);
    press('Use this amount');
    await until('Take something off');
    const lines = () => web.asked.at(-1)?.body.draft?.exchange.lines;
    expect(lines()).toMatchObject([{ discount: { kind: 'manual', amount: gbp(50) } }]);
    press('At its own price');
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(lines()).toMatchObject([{ discount: { kind: 'none' } }]);
  });

  const fill = (values: Readonly<Record<string, string>>) => {
    for (const [label, value] of Object.entries(values)) {
      type(
        all('s-text-field').find((field) => field.getAttribute('label') === label),
        value,
      );
    }
  };

  test('to another address, once it is whole', async () => {
    await openPlan({ exchange: exampleExchange({ shipTo: '1 High Street' }) });
    press('Send it to another address');
    await until('Where does it go?');
    fill({ 'Last name': 'Example', 'Street and number': '2 Low Road', Town: 'Leeds' });
    expect(is(button('Send it there'), 'disabled')).toBe(true);
    fill({ 'Country, two letters such as GB': 'gb' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    press('Send it there');
    await until('Send it to another address');
    expect(web.asked.at(-1)?.body.draft?.exchange.shipTo).toEqual({
      firstName: '',
      lastName: 'Example',
      address1: '2 Low Road',
      address2: '',
      zip: '',
      city: 'Leeds',
      countryCode: 'GB',
      provinceCode: '',
    });
  });

  test('no address at all: asked where that is said', async () => {
    web.replies.plan = () => ({ kind: 'refused', refusal: { code: 'EXCHANGE_NO_ADDRESS' }, order: ORDER });
    await openItems({}, 'en-GB');
    press('Exchange');
    await until('Shirt · M');
    press('Shirt · M');
    await until('In exchange');
    press('Review exchange');
    await until('The order has no address to send to');
    expect(readScreen()).toContain('Nothing was changed');
    fill({ 'Last name': 'Example', 'Street and number': '2 Low Road', Town: 'Leeds' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    web.replies.plan = (draft) => ({ kind: 'plan', plan: exampleSwap(draft), managers: [] });
    press('Send it there');
    await until('Even: nobody pays');
    expect(web.asked.at(-1)?.body.draft?.exchange.shipTo).toMatchObject({ countryCode: 'GB', city: 'Leeds' });
  });
});

describe('what is due', () => {
  test('how much, until when, how; the goods stay here; it is kept where it is found again', async () => {
    await openDone(PAYS, waiting({ left: gbp(300), paid: gbp(200) }));
    const screen = readScreen();
    for (const said of [
      'The customer has £3.00 to pay',
      'Still to pay | £3.00',
      'Paid so far | £2.00',
      'To be paid by 2026-11-28',
      'Hand the goods over once it is paid',
      'In exchange: not handed over yet',
    ]) {
      expect(screen).toContain(said);
    }
    expect(screen).not.toContain('nothing more to do');
    press('Collect payment in Shopify');
    expect(navigate.mock.calls).toEqual([['shopify:point-of-sale/orders/1']]);
    press('Next customer');
    await until('Recent returns at this till');
    expect(readScreen()).toContain('£3.00 to pay');
    expect(readScreen()).toContain('#1001 | Exchange');
  });

  test('check again asks to settle the same plan, and shows what is true then', async () => {
    await openDone(PAYS, waiting());
    const plan = exampleSwap(startDraft('d', ORDER.id), PAYS);
    web.replies.settle = () => ({
      kind: 'settlement',
      settlement: exampleSettlement(plan, {
        money: 'none',
        given: 'given',
        due: exampleDue({ left: gbp(0), paid: gbp(500), collect: [], callOff: null }),
      }),
    });
    press('Check again');
    await until('Exchanged');
    expect(web.asked.at(-1)).toMatchObject({ path: PATHS.settle, body: { planId: plan.id } });
    expect(readScreen()).toContain('Paid so far | £5.00');
    expect(readScreen()).not.toContain('Still to pay');
    press('Next customer');
    await until('Recent returns at this till');
    expect(readScreen()).not.toContain('to pay');
  });

  test('no answer, or a no: what is due stays in sight', async () => {
    await openDone(PAYS, waiting());
    web.replies.settle = () => new Response('', { status: 403 });
    press('Check again');
    await until('sign in');
    expect(readScreen()).toContain('Still to pay');
    const refusal = { code: 'NOTHING_DUE', orderName: '#1001' } as const;
    web.replies.callOff = () => ({ kind: 'refused', refusal, settlement: null });
    press('Call the exchange off');
    await until('Yes, call it off');
    press('Yes, call it off');
    await until('Nothing of #1001 is waiting to be paid');
    expect(readScreen()).toContain('It was paid or called off meanwhile');
    expect(readScreen()).not.toContain('Nothing was paid this time');
  });

  test('the pay link is a picture and its text', async () => {
    const payLink = { url: 'https://shop.example/pay/1', qr: 'https://app.example/qr/1' };
    await openDone(PAYS, waiting({ payLink, collect: [{ route: 'pay_link', unavailable: null }] }));
    expect(all('s-image')[0]?.getAttribute('src')).toBe(payLink.qr);
    expect(readScreen()).toContain(payLink.url);
  });

  test('the order says so when it is found, and leads there; nothing that nobody chose is kept', async () => {
    const made = exampleSwap(startDraft('d', ORDER.id), PAYS);
    const due = { planId: made.id, left: gbp(300) };
    web.replies.find = () => ({
      kind: 'order',
      order: ORDER,
      draft: null,
      proved: true,
      returnId: null,
      due,
    });
    web.replies.settlement = () => ({
      kind: 'settlement',
      settlement: { ...exampleSettlement(made), ...waiting({ left: gbp(300) }) },
    });
    await openItems();
    expect(readScreen()).toContain('The customer still has £3.00 to pay for an exchange');
    press('See what is due');
    await until('Collect payment in Shopify');
    expect(web.paths()).toEqual([PATHS.find, PATHS.settlement + made.id]);
    press('Next customer');
    await until('Recent returns at this till');
    expect(readScreen()).toContain('£3.00 to pay');
    expect(readScreen()).not.toContain('Unfinished at this till');
  });

  test('overdue is said in words', async () => {
    await openDone(PAYS, waiting({ overdue: true }));
    expect(readScreen()).toContain('Overdue since 2026-11-28');
  });

  test('marked as paid by a manager’s PIN', async () => {
    const heard: (string | null)[] = [];
    const pinPad = {
      showPinPad: (
        check: (pin: number[]) => Promise<{ result: string; errorMessage?: string }>,
        options: { onDismissed: () => void; label: string },
      ) => {
        heard.push(options.label);
        void (async () => {
          for (const pin of [
            [1, 2, 3, 4],
            [5, 1, 9, 2],
          ]) {
            const answer = await check(pin);
            heard.push(answer.errorMessage ?? null);
          }
          options.onDismissed();
        })();
      },
    };
    const managers = [{ id: 'marta', name: 'Marta' }];
    const collect = [{ route: 'mark_paid', unavailable: null }] as const;
    await openDone(PAYS, waiting({ managers, collect }), { pinPad });
    const plan = exampleSwap(startDraft('d', ORDER.id), PAYS);
    web.replies.markPaid = (pin) =>
      pin === '5192'
        ? { kind: 'settlement', settlement: exampleSettlement(plan, { money: 'none', given: 'given' }) }
        : { kind: 'wrong_pin', triesLeft: 4 };
    press('Ask Marta');
    await until('Exchanged');
    expect(heard).toEqual(['£5.00 of #1001 was paid', 'Wrong PIN. 4 tries left.', null]);
    expect(web.asked.at(-1)).toMatchObject({
      path: PATHS.markPaid,
      body: { planId: plan.id, managerId: 'marta' },
    });
  });

  test('called off: first what goes where, then it is done', async () => {
    await openDone(PAYS, waiting());
    press('Call the exchange off');
    await until('1 × Shirt · M is taken off the order, and £4.65 goes back to the customer');
    expect(web.paths()).not.toContain(PATHS.callOff);
    const plan = exampleSwap(startDraft('d', ORDER.id), PAYS);
    web.replies.callOff = () => ({
      kind: 'settlement',
      settlement: exampleSettlement(plan, {
        given: 'called_off',
        money: 'paid',
        legs: [{ ...exampleLeg(GIFT_CARD, 465), status: 'success', transactionId: null }],
        due: exampleDue({ collect: [], callOff: null }),
      }),
    });
    press('Yes, call it off');
    await until('called off, taken off the order');
    expect(web.asked.at(-1)).toMatchObject({ path: PATHS.callOff, body: { refund: gbp(465) } });
    expect(readScreen()).toContain('Refunded £4.65');
    expect(readScreen()).not.toMatch(/Still to pay|To be paid|What is given/);
  });
});

describe('goods', () => {
  test('whose hand-over Shopify did not record: what to do', async () => {
    await openDone({}, { money: 'none', given: 'not_recorded' });
    expect(readScreen()).toContain('Shopify has not recorded the hand-over');
    expect(readScreen()).not.toContain('nothing more to do');
  });

  const sale = {
    lines: [
      { variantId: 'gid://shopify/ProductVariant/7', quantity: 2, title: 'Shirt' },
      { variantId: 'gid://shopify/ProductVariant/8', quantity: 1, title: 'Hat' },
    ],
    properties: { 'Exchange for return': 'ABCD2345' },
    customerId: 9,
  };
  const VIA_CART = { exchange: null, cart: sale, total: gbp(465), legs: [exampleLeg(STORE_CREDIT, 465)] };

  function fakeCart(over: object = {}) {
    const done: unknown[] = [];
    const note =
      (what: string) =>
      (...args: unknown[]) => {
        done.push([what, ...args]);
        return Promise.resolve('uuid');
      };
    const cart = {
      current: live({ editable: true, customer: null, lineItems: [], properties: {}, ...over }),
      addCartProperties: note('properties'),
      setCustomer: note('customer'),
      addLineItem: note('line'),
    };
    return { cart, done };
  }

  test.each([
    [
      'an empty cart',
      {},
      [
        ['properties', sale.properties],
        ['customer', { id: 9 }],
        ['line', 7, 2],
        ['line', 8, 1],
      ],
    ],
    [
      'one that the device died over',
      { customer: { id: 9 }, properties: sale.properties, lineItems: [{ variantId: 7 }] },
      [
        ['properties', sale.properties],
        ['customer', { id: 9 }],
        ['line', 8, 1],
      ],
    ],
  ])('are put into %s', async (_, over, expected) => {
    const { cart, done } = fakeCart(over);
    await openDone(VIA_CART, { given: 'none' }, { cart });
    expect(readScreen()).toContain('Now sell the goods');
    expect(readScreen()).not.toContain('nothing more to do');
    press('Put them into the cart');
    await until('The goods are in the cart');
    expect(done).toEqual(expected);
  });

  test.each([
    ['somebody’s goods', { lineItems: [{ variantId: 1 }] }],
    ['somebody’s name', { customer: { id: 9 } }],
    ['a lock on it', { editable: false, properties: sale.properties }],
  ])('are never put over a cart with %s', async (_, over) => {
    const { cart, done } = fakeCart(over);
    await openDone(VIA_CART, { given: 'none' }, { cart });
    press('Put them into the cart');
    await until('The cart is in use');
    expect(done).toEqual([]);
    expect(button('Put them into the cart')).toBeDefined();
  });

  test('that are in the cart already are not offered again', async () => {
    const lineItems = [{ variantId: 7 }, { variantId: 8 }];
    const { cart } = fakeCart({ customer: { id: 9 }, properties: sale.properties, lineItems });
    await openDone(VIA_CART, { given: 'none' }, { cart });
    await until('The goods are in the cart');
    expect(readScreen()).not.toContain('Put them');
  });

  test('that were put into a cart which is another now are offered again in other words', async () => {
    const { cart, done } = fakeCart();
    await openDone(VIA_CART, { given: 'none' }, { cart });
    press('Put them into the cart');
    await until('The goods are in the cart');
    till.close();
    await openDone(VIA_CART, { given: 'none' }, { cart });
    await until('The goods were put into the cart before');
    expect(readScreen()).not.toContain('Put them into the cart');
    const filled = done.length;
    press('Put them in again');
    await until('The goods are in the cart');
    expect(done).toHaveLength(2 * filled);
  });

  test('that were sold: in which order, and nothing more to do', async () => {
    const { cart } = fakeCart();
    const soldIn = { orderId: 'gid://shopify/Order/9', orderName: '#1009' };
    await openDone(VIA_CART, { given: 'none', soldIn }, { cart });
    await until('The goods were sold in order #1009');
    expect(readScreen()).toContain('There is nothing more to do');
    expect(readScreen()).not.toContain('Put them');
  });
});
