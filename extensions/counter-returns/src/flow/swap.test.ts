import { describe, expect, test } from '@jest/globals';
import { setQuantity, startDraft, type Draft } from '../../../../domain/draft.ts';
import { NO_EXCHANGE } from '../../../../domain/exchange.ts';
import type { ExchangeItem } from '../../../../domain/exchange-items.ts';
import {
  exampleChoices,
  exampleGoods,
  exampleLine,
  exampleOrder,
  examplePlan,
  gbp,
} from '../../tests/examples.ts';
import { failure } from '../backend.ts';
import { items, planning, refused } from './arrive.ts';
import type { FlowEvent } from './events.ts';
import { next } from './flow.ts';
import type { Items, Planning, Screen, Swapping } from './screens.ts';

const ORDER = exampleOrder({ lines: [exampleLine('shirt', { quantity: 2 }), exampleLine('lamp')] });
const [SHIRT] = ORDER.lines as [(typeof ORDER.lines)[0]];
const CHOSEN = setQuantity(startDraft('draft-1', ORDER.id), ORDER, SHIRT.id, 2);
const ITEMS = items(ORDER, CHOSEN, 'latest', null);
const [SMALL, MEDIUM, LARGE] = exampleChoices().items as [ExchangeItem, ExchangeItem, ExchangeItem];
const HAT = exampleGoods('hat', { title: 'Hat', variantTitle: null, evenSwap: false });

const open: FlowEvent = { type: 'swap-opened', lineItemId: SHIRT.id };
const pick = (item: ExchangeItem): FlowEvent => ({ type: 'goods-picked', item });

function after(from: Screen, ...events: (FlowEvent | ((screen: Screen) => FlowEvent))[]): Screen {
  return events.reduce(
    (screen, event) => next(screen, typeof event === 'function' ? event(screen) : event),
    from,
  );
}
function at<A extends Screen['at']>(screen: Screen, where: A): Extract<Screen, { at: A }> {
  expect(screen.at).toBe(where);
  return screen as Extract<Screen, { at: A }>;
}
const read =
  (reply: Extract<FlowEvent, { type: 'goods-read' }>['reply']) =>
  (screen: Screen): FlowEvent => {
    const { asking } = at(screen, 'swap');
    if (!asking) throw new Error('Nothing is asked');
    return { type: 'goods-read', ask: asking, reply };
  };
const OPENED = after(ITEMS, open, read(exampleChoices())) as Swapping;
const given = (screen: Screen) => (screen as Items | Planning).draft.exchange.lines;

describe('what the customer wants instead', () => {
  test('is asked for as soon as it is opened', () => {
    const asking = at(after(ITEMS, open), 'swap');
    expect(asking).toMatchObject({ asking: { by: 'choices' }, choices: null, lineItemId: SHIRT.id });
    expect(OPENED).toMatchObject({ asking: null, choices: { returned: SMALL.variantId } });
  });

  test('one tap picks one, back where the line is', () => {
    const picked = at(after(OPENED, pick(MEDIUM)), 'items');
    expect(given(picked)).toMatchObject([
      {
        variantId: MEDIUM.variantId,
        quantity: 1,
        forLineItemId: SHIRT.id,
        replacement: false,
        handOver: 'now',
      },
    ]);
    expect(picked.sent).toBe('older');
    const both = after(picked, open, read(exampleChoices()), pick(LARGE));
    expect(given(both).map(({ variantId }) => variantId)).toEqual([MEDIUM.variantId, LARGE.variantId]);
  });

  test('the same again is a replacement', () => {
    expect(given(after(OPENED, pick(SMALL)))).toMatchObject([{ replacement: true }]);
  });

  test('back without a choice leaves everything as it was', () => {
    expect(after(OPENED, { type: 'left' })).toBe(OPENED.from);
  });

  test.each([
    ['a visit', { ...ITEMS, visit: { id: 'v', others: [] } }],
    ['a return begun elsewhere', { ...ITEMS, draft: { ...CHOSEN, continues: 'gid://shopify/Return/1' } }],
  ])('is not asked in %s', (_, screen) => {
    expect(after(screen, open)).toBe(screen);
  });

  test('a line that does not come back has nothing given for it', () => {
    expect(after(ITEMS, { type: 'swap-opened', lineItemId: 'gid://shopify/LineItem/lamp' })).toBe(ITEMS);
  });
});

describe('other goods', () => {
  test('scanned: there is only one, so it is picked', () => {
    const scanned = after(OPENED, { type: 'scanned', text: ' EAN-hat ' });
    expect(at(scanned, 'swap').asking).toEqual({ by: 'scan', text: 'EAN-hat' });
    const picked = after(scanned, read({ kind: 'items', items: [HAT], more: false }));
    expect(given(picked)).toMatchObject([
      { variantId: HAT.variantId, discount: { kind: 'none' }, title: 'Hat' },
    ]);
  });

  test('scanned: another variant of the line is given at the price that was paid, the very same as a replacement', () => {
    const scan: FlowEvent = { type: 'scanned', text: 'x' };
    const as = (item: ExchangeItem) =>
      given(after(OPENED, scan, read({ kind: 'items', items: [{ ...item, evenSwap: false }], more: false })));
    expect(as(MEDIUM)).toMatchObject([{ discount: { kind: 'even' }, replacement: false }]);
    expect(as(SMALL)).toMatchObject([{ replacement: true }]);
  });

  test('scanned, but it cannot be chosen, or several could be meant: shown', () => {
    const out = { ...HAT, unavailable: 'OUT_OF_STOCK' } as const;
    for (const found of [[out], [HAT, out], []]) {
      const reply = { kind: 'items', items: found, more: false } as const;
      const shown = at(after(OPENED, { type: 'scanned', text: 'x' }, read(reply)), 'swap');
      expect(shown).toMatchObject({ asking: null, found: reply });
      expect(shown.choices).not.toBeNull();
    }
    expect(after(OPENED, pick(out))).toBe(OPENED);
  });

  test('searched: always shown, the last search wins, blanks are none', () => {
    const first = after(OPENED, { type: 'searched', text: 'hat' });
    const answer = read({ kind: 'items', items: [HAT], more: false })(first);
    expect(at(after(first, answer), 'swap').found?.items).toEqual([HAT]);
    const second = after(first, { type: 'searched', text: 'cap' });
    expect(after(second, answer)).toBe(second);
    expect(after(OPENED, { type: 'searched', text: '  ' })).toBe(OPENED);
    expect(after(OPENED, { type: 'scanned', text: 'x'.repeat(600) })).toBe(OPENED);
  });

  test('a failure says so, and asks again', () => {
    const down = failure('NO_ANSWER', null, true);
    const failed = at(after(ITEMS, open, read(down)), 'swap');
    expect(failed.problem).toBe(down);
    const again = at(after(failed, { type: 'retried' }), 'swap');
    expect(again).toMatchObject({ problem: null, asking: { by: 'choices' } });
    expect(again.asking).not.toBe(failed.asking);
    expect(after(OPENED, { type: 'retried' })).toBe(OPENED);
  });
});

describe('goods that were picked', () => {
  const PICKED = after(OPENED, pick(MEDIUM)) as Items;
  const [KEY] = given(PICKED) as [Draft['exchange']['lines'][0]];

  test('change where the line is: how many, handed over or sent, not at all', () => {
    const set = (details: Extract<FlowEvent, { type: 'goods-set' }>['details']) =>
      given(after(PICKED, { type: 'goods-set', key: KEY, details }));
    expect(set({ quantity: 2, handOver: 'ship' })).toMatchObject([{ quantity: 2, handOver: 'ship' }]);
    expect(set({ quantity: 0 })).toEqual([]);
  });

  test('leave with the line', () => {
    expect(given(after(PICKED, { type: 'quantity-set', lineItemId: SHIRT.id, quantity: 0 }))).toEqual([]);
  });

  test('keep the order from being joined with others', () => {
    expect(after(PICKED, { type: 'another-order', newId: 'v', text: null })).toBe(PICKED);
  });
});

describe('on the plan', () => {
  const draft = (after(OPENED, pick(MEDIUM)) as Items).draft;
  const plan = examplePlan(draft);
  const planned: Planning = { ...planning(ORDER, draft, null), asking: null, plan };

  test('a discount, an address and the cart are each another plan', () => {
    const [key] = draft.exchange.lines as [Draft['exchange']['lines'][0]];
    const discount = { kind: 'manual', amount: gbp(50) } as const;
    const off = at(after(planned, { type: 'goods-set', key, details: { discount } }), 'plan');
    expect(off.asking).toBe(off.draft);
    expect(given(off)).toMatchObject([{ discount }]);
    const cart = at(after(planned, { type: 'through-cart-set', throughCart: true }), 'plan');
    expect(cart.asking?.exchange.throughCart).toBe(true);
    const sent = at(after(planned, { type: 'ship-to-set', shipTo: null }), 'plan');
    expect(sent.asking).not.toBeNull();
    const sending = { ...planned, sending: true };
    expect(after(sending, { type: 'through-cart-set', throughCart: true })).toBe(sending);
  });

  test('no address to send to: with one it is planned again', () => {
    const shipTo = {
      firstName: 'Ann',
      lastName: 'Example',
      address1: '1 High Street',
      address2: '',
      zip: 'N1 1AA',
      city: 'London',
      countryCode: 'GB',
      provinceCode: '',
    };
    const none = refused({ code: 'EXCHANGE_NO_ADDRESS' }, draft, '#1001', { order: ORDER });
    const again = at(after(none, { type: 'ship-to-set', shipTo }), 'plan');
    expect(again.asking?.exchange).toEqual({ ...draft.exchange, shipTo });
    expect(NO_EXCHANGE.shipTo).toBeNull();
  });
});
