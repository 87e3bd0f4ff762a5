import { describe, expect, test } from '@jest/globals';
import type { FindReply } from '../../../../domain/contract.ts';
import { setQuantity, startDraft, USUAL_DETAILS } from '../../../../domain/draft.ts';
import {
  exampleLine,
  exampleOrder,
  examplePlan,
  exampleSettlement,
  exampleUnsettled,
  gbp,
} from '../../tests/examples.ts';
import { failure } from '../backend.ts';
import type { ShelfContents } from '../shelf.ts';
import type { FlowEvent } from './events.ts';
import { next, start } from './flow.ts';
import type { Ask, Screen } from './screens.ts';

const ORDER = exampleOrder();
const [MUG, LAMP] = ORDER.lines as [(typeof ORDER.lines)[0], (typeof ORDER.lines)[0]];
const DRAFT = setQuantity(startDraft('draft-1', ORDER.id), ORDER, LAMP.id, 1);
const PLAN = examplePlan(DRAFT);
const EMPTY: ShelfContents = { drafts: [], unsettled: [], recent: [] };
const TIMED_OUT = failure('NO_ANSWER', null, true);
const REFUSED_TOKEN = failure('UNAUTHENTICATED', null, false);

function after(
  events: readonly (FlowEvent | ((screen: Screen) => FlowEvent))[],
  from: Screen = start(null),
): Screen {
  return events.reduce<Screen>(
    (screen, event) => next(screen, typeof event === 'function' ? event(screen) : event),
    from,
  );
}

function at<A extends Screen['at']>(screen: Screen, where: A): Extract<Screen, { at: A }> {
  expect(screen.at).toBe(where);
  return screen as Extract<Screen, { at: A }>;
}

const asked = (screen: Screen): Ask => {
  const { asking } = at(screen, 'find');
  if (!asking) throw new Error('Nothing is asked');
  return asking;
};
const found =
  (reply: FindReply) =>
  (screen: Screen): FlowEvent => ({ type: 'found', ask: asked(screen), reply, kept: null, newId: 'draft-1' });
const orderFound = found({
  kind: 'order',
  order: ORDER,
  draft: null,
  proved: true,
  returnId: null,
  due: null,
});
const scan = (text: string): FlowEvent => ({ type: 'scanned', text });
const choose = (lineItemId: string, quantity: number): FlowEvent => ({
  type: 'quantity-set',
  lineItemId,
  quantity,
});
const planMade = (screen: Screen): FlowEvent => {
  const { asking } = at(screen, 'plan');
  if (!asking) throw new Error('No plan is asked for');
  return { type: 'planned', draft: asking, reply: { kind: 'plan', plan: examplePlan(asking), managers: [] } };
};
const ITEMS = after([scan('#1001'), orderFound]);
const PLANNED = after([choose(LAMP.id, 1), { type: 'reviewed' }, planMade], ITEMS);
const SENDING = after([{ type: 'confirmed' }], PLANNED);

describe('the main path', () => {
  test('scan, choose, review, confirm, done, next customer', () => {
    expect(at(SENDING, 'plan').sending).toBe(true);
    const reply = { kind: 'settlement', settlement: exampleSettlement(PLAN) } as const;
    const done = after([{ type: 'settled', planId: PLAN.id, reply }], SENDING);
    expect(at(done, 'done').ours).toBe(true);
    expect(after([{ type: 'left' }], done)).toMatchObject({ at: 'find', asking: null, result: null });
  });

  test('an order that one thing can come back from has it chosen already', () => {
    const order = exampleOrder({ lines: [LAMP, exampleLine('gone', { left: 0 })] });
    const screen = after([
      scan('#1001'),
      found({ kind: 'order', order, draft: null, proved: true, returnId: null, due: null }),
    ]);
    expect(at(screen, 'items').draft.lines).toEqual([{ lineItemId: LAMP.id, quantity: 1, ...USUAL_DETAILS }]);
  });

  test('the next receipt can be scanned on Done', () => {
    const done = after(
      [
        {
          type: 'settled',
          planId: PLAN.id,
          reply: { kind: 'settlement', settlement: exampleSettlement(PLAN) },
        },
      ],
      SENDING,
    );
    expect(asked(after([scan('#1002')], done))).toMatchObject({ by: 'scan', text: '#1002' });
  });
});

describe('find', () => {
  test('the last scan wins: an answer to an earlier one changes nothing', () => {
    const first = after([scan('#1001')]);
    const second = after([scan('#1002')], first);
    expect(next(second, orderFound(first))).toBe(second);
  });

  test('a repeated delivery of the code that is being looked for asks nothing anew', () => {
    const screen = after([scan('#1001')]);
    expect(after([scan(' #1001\n')], screen)).toBe(screen);
  });

  test('a code too long for any receipt, or nothing at all, is not asked', () => {
    expect(after([scan('x'.repeat(2048))])).toMatchObject({
      asking: null,
      result: { kind: 'nothing', read: 'x'.repeat(40) },
    });
    expect(after([scan('  ')])).toMatchObject({ asking: null, result: { kind: 'nothing', read: '' } });
  });

  test('an item that was scanned first is chosen once its order is picked', () => {
    const orders = found({ kind: 'orders', orders: [], more: false, item: 'mug' });
    const picked = after([scan('EAN-mug'), orders, { type: 'order-picked', orderId: ORDER.id }, orderFound]);
    expect(at(picked, 'items').draft.lines).toEqual([{ lineItemId: MUG.id, quantity: 1, ...USUAL_DETAILS }]);
  });

  test('a failure keeps the question, so that it can be asked again', () => {
    const failed = after([
      scan('#1001'),
      (screen) => ({ type: 'found', ask: asked(screen), reply: TIMED_OUT, kept: null, newId: 'draft-1' }),
    ]);
    expect(failed).toMatchObject({ asking: null, result: { kind: 'failure', failure: TIMED_OUT } });
    expect(asked(after([{ type: 'retried' }], failed))).toMatchObject({ text: '#1001' });
  });

  test('the account without permission is told so', () => {
    expect(after([{ type: 'permission-missing' }])).toMatchObject({
      result: { kind: 'failure', failure: { code: 'NO_PERMISSION' } },
    });
  });

  test('a draft whose snapshot is gone is found again by its order', () => {
    const screen = after([
      { type: 'draft-picked', orderId: ORDER.id },
      (present) => ({ type: 'draft-read', ask: asked(present), kept: null, together: [] }),
    ]);
    expect(asked(screen)).toMatchObject({ by: 'order', text: ORDER.id });
  });

  test('our own reference leads to that return, and a recent one to its truth', () => {
    const settlement = exampleSettlement(PLAN);
    expect(after([scan('ABCD2345'), found({ kind: 'settlement', settlement })])).toMatchObject({
      at: 'done',
      ours: false,
    });
    const picked = after([
      { type: 'recent-picked', planId: PLAN.id },
      { type: 'settlement-read', planId: PLAN.id, reply: { kind: 'settlement', settlement } },
    ]);
    expect(picked.at).toBe('done');
  });
});

describe('a refund whose end is not known', () => {
  const shelf = { ...EMPTY, unsettled: [exampleUnsettled()] };

  test('comes first when the screen is opened, before anything can be refunded again', () => {
    expect(after([{ type: 'shelf-read', shelf }])).toMatchObject({
      at: 'checking',
      unsettled: { planId: PLAN.id },
    });
  });

  test('comes first when its order is opened, found or gone on with', () => {
    expect(after([{ type: 'shelf-read', shelf }], start(ORDER.id)).at).toBe('checking');
    const left = after([{ type: 'shelf-read', shelf }, { type: 'left' }, { type: 'shelf-read', shelf }]);
    expect(left.at).toBe('find');
    expect(after([scan('#1001'), orderFound], left).at).toBe('checking');
    const goneOn = after(
      [
        { type: 'draft-picked', orderId: ORDER.id },
        (screen) => ({
          type: 'draft-read',
          ask: asked(screen),
          kept: { draft: DRAFT, order: ORDER, sent: 'latest' },
          together: [],
        }),
      ],
      left,
    );
    expect(goneOn.at).toBe('checking');
  });

  test('another order can be served meanwhile', () => {
    const other = exampleOrder({ id: 'gid://shopify/Order/2' });
    const left = after([{ type: 'shelf-read', shelf }, { type: 'left' }, { type: 'shelf-read', shelf }]);
    expect(
      after(
        [
          scan('#1002'),
          found({ kind: 'order', order: other, draft: null, proved: true, returnId: null, due: null }),
        ],
        left,
      ).at,
    ).toBe('items');
    expect(after([{ type: 'shelf-read', shelf }], start(other.id)).at).toBe('find');
  });

  test('no answer to settle is unknown, never failure', () => {
    const screen = after([{ type: 'settled', planId: PLAN.id, reply: TIMED_OUT }], SENDING);
    expect(screen).toMatchObject({ at: 'checking', why: 'no-answer', unsettled: { amount: gbp(465) } });
  });

  test('a settle that web refused to hear is known: nothing was refunded', () => {
    const screen = after([{ type: 'settled', planId: PLAN.id, reply: REFUSED_TOKEN }], SENDING);
    expect(screen).toMatchObject({ at: 'plan', sending: false, problem: REFUSED_TOKEN });
  });

  const UNKNOWN = after([{ type: 'settled', planId: PLAN.id, reply: TIMED_OUT }], SENDING);
  const read = (reply: Extract<FlowEvent, { type: 'settlement-read' }>['reply']): FlowEvent => ({
    type: 'settlement-read',
    planId: PLAN.id,
    reply,
  });

  test('asks on until it has ended', () => {
    const running = exampleSettlement(PLAN, { state: 'return_created', money: 'unknown' });
    const once = after([{ type: 'settlement-read', planId: PLAN.id, reply: TIMED_OUT }], UNKNOWN);
    const twice = after([read({ kind: 'settlement', settlement: running })], once);
    expect(twice).toMatchObject({ at: 'checking', why: 'running', tries: 2 });
    expect(after([{ type: 'retried' }], twice)).toMatchObject({ tries: 0 });
    expect(after([read({ kind: 'settlement', settlement: exampleSettlement(PLAN) })], twice)).toMatchObject({
      at: 'done',
      ours: true,
    });
  });

  test('never sent: back to the plan, which can be confirmed again', () => {
    const back = after([read({ kind: 'nothing' })], UNKNOWN);
    expect(back).toMatchObject({ at: 'plan', sending: false, problem: 'not-sent', plan: { id: PLAN.id } });
    expect(after([{ type: 'confirmed' }], back)).toMatchObject({ sending: true, problem: null });
  });

  test('never sent, learnt after a restart: Find says so', () => {
    const reopened = after([{ type: 'shelf-read', shelf }]);
    expect(after([read({ kind: 'nothing' })], reopened)).toMatchObject({
      at: 'find',
      result: { kind: 'not-sent', unsettled: { orderName: '#1001' } },
    });
  });
});

describe('items', () => {
  test('each scan of an item adds one, up to what is left', () => {
    const twice = after([scan('EAN-mug'), scan('ean-mug ')], ITEMS);
    expect(at(twice, 'items').draft.lines).toMatchObject([{ lineItemId: MUG.id, quantity: 2 }]);
    expect(after([scan('EAN-mug'), scan('EAN-mug')], twice)).toMatchObject({
      notice: { kind: 'all-chosen', left: 3 },
      draft: { lines: [{ quantity: 3 }] },
    });
  });

  test('a late repetition of the receipt is no item; another code is said not to be on the order', () => {
    expect(after([scan('#1001')], ITEMS)).toBe(ITEMS);
    expect(after([scan('5012345678900')], ITEMS)).toMatchObject({
      notice: { kind: 'not-on-order', read: '5012345678900' },
    });
  });

  test('an item that cannot come back says why', () => {
    const order = exampleOrder({ lines: [exampleLine('gift', { isGiftCard: true }), LAMP, MUG] });
    const screen = after([
      scan('#1001'),
      found({ kind: 'order', order, draft: null, proved: true, returnId: null, due: null }),
      scan('EAN-gift'),
    ]);
    expect(screen).toMatchObject({ notice: { kind: 'cannot', reason: { code: 'LINE_GIFT_CARD' } } });
  });

  test('nothing chosen: stays, and says so', () => {
    expect(after([{ type: 'reviewed' }], ITEMS)).toMatchObject({
      at: 'items',
      notice: { kind: 'nothing-chosen' },
    });
  });

  test('a tap on a stepper never moves the lines under the finger; a scan may', () => {
    const before = at(ITEMS, 'items').lines.shown;
    expect(at(after([choose(LAMP.id, 1)], ITEMS), 'items').lines.shown).toEqual(before);
    expect(at(after([scan('EAN-lamp')], ITEMS), 'items').lines.shown).toEqual([LAMP.id, MUG.id]);
  });
});

describe('plan', () => {
  test('every change of the choices asks for another plan, and nothing can be confirmed meanwhile', () => {
    const changed = after([{ type: 'choices-set', choices: { shipping: { kind: 'full' } } }], PLANNED);
    expect(changed).toMatchObject({ asking: { shipping: { kind: 'full' } } });
    expect(after([{ type: 'confirmed' }], changed)).toMatchObject({ sending: false });
    expect(next(changed, planMade(changed))).toMatchObject({
      asking: null,
      draft: { shipping: { kind: 'full' } },
    });
  });

  test('the answer to an earlier draft changes nothing', () => {
    const first = after([{ type: 'choices-set', choices: { shipping: { kind: 'full' } } }], PLANNED);
    const second = after([{ type: 'choices-set', choices: { shipping: { kind: 'none' } } }], first);
    expect(next(second, planMade(first))).toBe(second);
  });

  test('a double tap sends once', () => {
    expect(after([{ type: 'confirmed' }], SENDING)).toBe(SENDING);
  });

  test('while it is sent nothing can be changed and there is no way back', () => {
    const events: FlowEvent[] = [
      { type: 'left' },
      { type: 'choices-set', choices: { shipping: { kind: 'full' } } },
      { type: 'choices-set', choices: { split: null } },
      scan('EAN-mug'),
    ];
    for (const event of events) expect(after([event], SENDING)).toBe(SENDING);
  });

  test('a plan that could not be had is asked for again with the same draft', () => {
    const failed = after(
      [
        choose(LAMP.id, 1),
        { type: 'reviewed' },
        (screen) => {
          const { asking } = at(screen, 'plan');
          if (!asking) throw new Error('No plan is asked for');
          return { type: 'planned', draft: asking, reply: TIMED_OUT };
        },
      ],
      ITEMS,
    );
    const again = at(after([{ type: 'retried' }], failed), 'plan');
    expect(again.asking).not.toBe(at(failed, 'plan').asking);
    expect(again.asking).toEqual(at(failed, 'plan').asking);
    expect(again.problem).toBeNull();
  });

  test('another item scanned here goes back to the items with it', () => {
    expect(at(after([scan('EAN-mug')], PLANNED), 'items').draft.lines).toMatchObject([
      { lineItemId: LAMP.id },
      { lineItemId: MUG.id, quantity: 1 },
    ]);
  });
});

describe('refused', () => {
  test('a draft is refused with the order as it is now, and the items show that', () => {
    const now = exampleOrder({
      lines: [exampleLine('mug', { quantity: 3, left: 1 }), exampleLine('lamp', { left: 0 })],
    });
    const refusal = { code: 'QUANTITY_ABOVE_LEFT', title: 'lamp', asked: 1, left: 0 } as const;
    const asking = after([choose(LAMP.id, 1), { type: 'reviewed' }], ITEMS);
    const screen = after(
      [
        (present) => {
          const { draft } = at(present, 'plan');
          return { type: 'planned', draft, reply: { kind: 'refused', refusal, order: now } };
        },
      ],
      asking,
    );
    expect(at(screen, 'refused').refusal).toEqual(refusal);
    expect(at(after([{ type: 'left' }], screen), 'items')).toMatchObject({
      order: now,
      draft: { lines: [] },
    });
  });

  test('a changed plan is never paid: the new one is shown and confirmed anew', () => {
    const newPlan = examplePlan(DRAFT, { id: 'plan-2', total: gbp(400) });
    const refusal = { code: 'PLAN_CHANGED', agreed: gbp(465), now: gbp(400) } as const;
    const settlement = exampleSettlement(PLAN, { state: 'refused', money: 'not_paid', refusal, newPlan });
    const screen = after(
      [{ type: 'settled', planId: PLAN.id, reply: { kind: 'settlement', settlement } }],
      SENDING,
    );
    expect(screen).toMatchObject({ at: 'refused', planId: PLAN.id });
    expect(after([{ type: 'new-plan-opened' }], screen)).toMatchObject({
      at: 'plan',
      plan: { id: 'plan-2' },
      sending: false,
      asking: null,
    });
  });

  test('a plan that was never accepted leads back by finding the order afresh', () => {
    const refusal = { code: 'ORDER_BUSY', orderName: '#1001' } as const;
    const screen = after(
      [{ type: 'settled', planId: PLAN.id, reply: { kind: 'refused', refusal, newPlan: null } }],
      SENDING,
    );
    expect(at(screen, 'refused').planId).toBe(PLAN.id);
    expect(asked(after([{ type: 'left' }], screen))).toMatchObject({ by: 'order', text: ORDER.id });
  });

  test('a split that no longer fits can go back to the usual one', () => {
    const split = [{ parentId: 'gone', amount: gbp(465) }];
    const screen = after(
      [
        { type: 'choices-set', choices: { split } },
        (present) => {
          const { draft } = at(present, 'plan');
          return {
            type: 'planned',
            draft,
            reply: { kind: 'refused', refusal: { code: 'TENDER_UNKNOWN' }, order: null },
          };
        },
        { type: 'choices-set', choices: { split: null } },
      ],
      PLANNED,
    );
    expect(at(screen, 'plan').asking?.split).toBeNull();
  });
});

describe('money owed', () => {
  const owed = exampleSettlement(PLAN, { money: 'owed' });
  const DONE = after(
    [{ type: 'settled', planId: PLAN.id, reply: { kind: 'settlement', settlement: owed } }],
    SENDING,
  );
  const pay: FlowEvent = {
    type: 'asked-to',
    doing: { kind: 'owed', parentId: 'a', toParentId: 'b' },
  };

  test('is paid once at a time, and the screen stays until that is answered', () => {
    const paying = after([pay], DONE);
    for (const event of [pay, scan('#1002'), { type: 'left' } as const])
      expect(after([event], paying)).toBe(paying);
    const reply = { kind: 'settlement', settlement: exampleSettlement(PLAN) } as const;
    expect(after([{ type: 'settlement-told', planId: PLAN.id, reply }], paying)).toMatchObject({
      doing: null,
      settlement: { money: 'paid' },
    });
  });

  test('stays in sight when Shopify says no, with the settlement as it stands; the next try forgets why', () => {
    const refusal = { code: 'NOTHING_OWED', orderName: '#1001' } as const;
    const settlement = exampleSettlement(PLAN);
    const reply = { kind: 'refused', refusal, settlement } as const;
    const told = after([pay, { type: 'settlement-told', planId: PLAN.id, reply }], DONE);
    expect(told).toMatchObject({ at: 'done', doing: null, refusal, settlement: { money: 'paid' } });
    const unknown = { ...reply, settlement: null };
    expect(after([pay, { type: 'settlement-told', planId: PLAN.id, reply: unknown }], DONE)).toMatchObject({
      at: 'done',
      refusal,
      settlement: owed,
    });
    expect(after([pay], told)).toMatchObject({ refusal: null });
  });

  test('can be tried again after a failure', () => {
    expect(after([pay, { type: 'settlement-told', planId: PLAN.id, reply: TIMED_OUT }], DONE)).toMatchObject({
      doing: null,
      problem: TIMED_OUT,
    });
  });
});
