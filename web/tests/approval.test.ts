import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { ApprovalNeed } from '../../domain/approval.ts';
import type { ApproveReply, Till } from '../../domain/contract.ts';
import { setQuantity, type Draft } from '../../domain/draft.ts';
import type { Plan } from '../../domain/plan.ts';
import { draftOf, openCounter, OTHER_TILL, plainOrders, planIn, TILL, type Counter } from './counter.ts';
import { addManager, needManager } from './managers.ts';

const PIN = '904217';
const WRONG = '519283';
const OTHER_SHOP = 'other-shop.myshopify.com';
/** Of the plan that asks for it. */
const NEED: ApprovalNeed['code'] = 'ABOVE_LIMIT';

let counter: Counter;
let orders: ReturnType<typeof plainOrders>;
let marta: string;
let zoe: string;

beforeAll(async () => {
  counter = await openCounter();
  orders = plainOrders(counter.store);
  await needManager(counter);
  marta = await addManager(counter, { name: 'Marta', staffMemberId: 21, pin: PIN });
  zoe = await addManager(counter, { name: 'Zoe', staffMemberId: 22, pin: '602718' });
});
afterAll(() => counter.close());
beforeEach(async () => {
  counter.setTime(new Date(counter.store.now));
  await counter.sql.query('DELETE FROM till_tries');
  await counter.sql.query('UPDATE manager SET failures = 0, locked_until = NULL, active = true');
});

async function draftOne(): Promise<Draft> {
  const { name, sku } = orders.next(2);
  return draftOf(await counter.open(name), { [sku]: 1 });
}
const planOne = async (till?: Till): Promise<Plan> => planIn(await counter.plan(await draftOne(), till));
const minutesLater = (minutes: number) =>
  counter.setTime(new Date(new Date(counter.store.now).getTime() + minutes * 60_000));

/** What Shopify was asked to change since the last time. */
const writes = () =>
  counter
    .calls()
    .filter((call) => /^(return|refund)(?!able)[A-Z]\w*/.test(call) && call !== 'returnCalculate');

/** A request of a till that nobody is pinned to, or that another account signed in. */
async function approveAs(
  planId: string,
  {
    userId = '42',
    till = TILL,
    managerId = marta,
    pin = PIN,
  }: { userId?: string; till?: Till; managerId?: string; pin?: string },
): Promise<ApproveReply> {
  const { body } = await counter.request<ApproveReply>('/pos/approve', {
    method: 'POST',
    authorization: `Bearer ${counter.token({ sub: userId })}`,
    body: JSON.stringify({ till, planId, managerId, pin }),
  });
  return body;
}

const needed = { kind: 'refused', refusal: { code: 'APPROVAL_NEEDED' } };

async function journalOf(planId: string) {
  const { rows } = await counter.sql.query(
    'SELECT step, event, facts FROM journal_entry WHERE plan_id = $1 ORDER BY id',
    [planId],
  );
  return rows as { step: string; event: string; facts: Record<string, unknown> }[];
}

describe('a plan that needs a manager', () => {
  test('names them, in the order of their names, and never who asks', async () => {
    const reply = await counter.plan(await draftOne());
    expect(reply).toMatchObject({
      plan: { approvals: [{ code: NEED }] },
      managers: [
        { id: marta, name: 'Marta' },
        { id: zoe, name: 'Zoe' },
      ],
    });
    expect(JSON.stringify(reply)).not.toContain('scrypt');
    const hers = await counter.plan(await draftOne(), { ...TILL, staffMemberId: 21 });
    expect(hers).toMatchObject({ managers: [{ name: 'Zoe' }] });
  });

  test('is not settled without one, and Shopify is not asked for anything', async () => {
    const plan = await planOne();
    counter.calls();
    expect(await counter.settle(plan.id)).toMatchObject({ ...needed, newPlan: null });
    expect(counter.calls()).toEqual([]);
    expect(await counter.settlement(plan.id)).toEqual({ kind: 'nothing' });
    expect((await journalOf(plan.id)).at(-1)).toMatchObject({
      step: 'accept',
      event: 'refused',
      facts: { refusal: { code: 'APPROVAL_NEEDED' } },
    });
  });

  test('is settled once approved; who, when and why stand in the settlement and in the journal, the PIN nowhere', async () => {
    const plan = await planOne();
    const approved = await counter.approve(plan.id, marta, PIN);
    const approval = {
      manager: { id: marta, name: 'Marta' },
      staffMemberId: 21,
      at: new Date(counter.store.now).toISOString(),
      validUntil: new Date(new Date(counter.store.now).getTime() + 5 * 60_000).toISOString(),
    };
    expect(approved).toEqual({ kind: 'approved', approval });
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'finished', approval, plan: { approvals: [{ code: NEED }] } },
    });
    const journal = await journalOf(plan.id);
    expect(journal[0]).toMatchObject({
      step: 'approve',
      event: 'acted',
      facts: { approval, needs: [{ code: NEED }], deviceId: TILL.deviceId, staffMemberId: 11, userId: '42' },
    });
    expect(journal[1]).toMatchObject({ step: 'accept', event: 'acted', facts: { approval } });
    expect(JSON.stringify(journal)).not.toContain(PIN);
  });

  test('confirmed five times at once it is settled once, and the approval used once', async () => {
    const plan = await planOne();
    await counter.approve(plan.id, marta, PIN);
    const replies = await Promise.all(Array.from({ length: 5 }, () => counter.settle(plan.id)));
    expect(replies.map(({ kind }) => kind)).toEqual(Array(5).fill('settlement'));
    expect(counter.shopify.order(plan.orderName)?.refunds).toHaveLength(1);
  });

  test('the approval of a busy order is not used up', async () => {
    const { name, sku } = orders.next(2);
    const order = await counter.open(name);
    const [first, second] = [draftOf(order, { [sku]: 1 }), draftOf(order, { [sku]: 1 })];
    const held = planIn(await counter.plan(first));
    await counter.approve(held.id, marta, PIN);
    const waiting = planIn(await counter.plan(second));
    await counter.approve(waiting.id, marta, PIN);
    counter.shopify.setFaults([
      { operation: 'returnCreate', nth: 1, mode: '5xx' },
      { operation: 'returnCreate', nth: 2, mode: '5xx' },
    ]);
    await counter.settle(held.id);
    expect(await counter.settle(waiting.id)).toMatchObject({ refusal: { code: 'ORDER_BUSY' } });
    counter.shopify.setFaults([]);
    await counter.resume(held.id);
    expect(await counter.settle(waiting.id)).toMatchObject({ kind: 'settlement' });
  });
});

describe('an approval', () => {
  test('runs out after five minutes, and may be given anew', async () => {
    const plan = await planOne();
    await counter.approve(plan.id, marta, PIN);
    minutesLater(5);
    expect(await counter.settle(plan.id)).toMatchObject(needed);
    expect(await counter.approve(plan.id, zoe, '602718')).toMatchObject({ kind: 'approved' });
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { approval: { manager: { name: 'Zoe' } } },
    });
  });

  test('is of one plan: not of the next one of the same draft, nor of any other', async () => {
    const draft = await draftOne();
    const approved = planIn(await counter.plan(draft));
    await counter.approve(approved.id, marta, PIN);
    const again = planIn(await counter.plan(draft));
    expect(await counter.settle(again.id)).toMatchObject(needed);
    expect(await counter.settle(approved.id)).toMatchObject({
      refusal: { code: 'PLAN_SUPERSEDED' },
      newPlan: { id: again.id },
    });
    const other = await planOne();
    await counter.approve(other.id, marta, PIN);
    expect(await counter.settle(again.id)).toMatchObject(needed);
  });

  test('goes with the choices: whoever changes them must ask again', async () => {
    const { name, sku } = orders.next(2);
    const order = await counter.open(name);
    const draft = draftOf(order, { [sku]: 1 });
    const plan = planIn(await counter.plan(draft));
    await counter.approve(plan.id, marta, PIN);
    const line = order.lines.find((each) => each.sku === sku);
    counter.calls();
    const more = planIn(await counter.plan(setQuantity(draft, order, line?.id ?? '', 2)));
    expect(await counter.settle(more.id)).toMatchObject(needed);
    expect(writes()).toEqual([]);
  });

  test('does not outlast the manager', async () => {
    const plan = await planOne();
    await counter.approve(plan.id, marta, PIN);
    await counter.sql.query('UPDATE manager SET active = false WHERE id = $1', [marta]);
    expect(await counter.settle(plan.id)).toMatchObject(needed);
  });

  test.each([
    ['superseded', 'PLAN_SUPERSEDED'],
    ['too old', 'PLAN_TOO_OLD'],
    ['unknown', 'PLAN_UNKNOWN'],
    ["another shop's", 'PLAN_UNKNOWN'],
  ])('is not given to a plan that is %s, and costs no try', async (what, code) => {
    const draft = await draftOne();
    let { id } = planIn(await counter.plan(draft));
    if (what === 'superseded') await counter.plan(draft);
    if (what === 'too old') minutesLater(30);
    if (what === 'unknown') id = randomUUID();
    const claims = { iss: `https://${OTHER_SHOP}/admin`, dest: `https://${OTHER_SHOP}` };
    const { body } = await counter.request('/pos/approve', {
      method: 'POST',
      authorization: `Bearer ${counter.token(what === "another shop's" ? claims : {})}`,
      body: JSON.stringify({ till: TILL, planId: id, managerId: marta, pin: WRONG }),
    });
    expect(body).toMatchObject({ kind: 'refused', refusal: { code } });
    const { rows } = await counter.sql.query('SELECT failures FROM manager WHERE id = $1', [marta]);
    expect(rows).toEqual([{ failures: 0 }]);
  });
});

describe('nobody approves for themselves', () => {
  const own = { kind: 'refused', refusal: { code: 'OWN_APPROVAL', name: 'Marta' } };
  const martasTill = { ...TILL, staffMemberId: 21 };

  test('pinned in, with the right PIN', async () => {
    const plan = await planOne(martasTill);
    expect(await counter.approve(plan.id, marta, PIN, martasTill)).toEqual(own);
    expect((await journalOf(plan.id)).at(-1)).toMatchObject({ step: 'approve', event: 'refused' });
  });

  test('by pinning somebody else in after planning', async () => {
    const plan = await planOne(martasTill);
    expect(await counter.approve(plan.id, marta, PIN, { ...TILL, staffMemberId: 11 })).toEqual(own);
  });

  test('nor what a colleague asked for, once pinned in', async () => {
    const plan = await planOne();
    expect(await counter.approve(plan.id, marta, PIN, martasTill)).toEqual(own);
  });

  test('signed in at a till that nobody is pinned to', async () => {
    const nobody = { ...TILL, staffMemberId: null };
    const plan = await planOne(nobody);
    expect(await approveAs(plan.id, { userId: '21', till: nobody })).toEqual(own);
    expect(await approveAs(plan.id, { userId: '43', till: nobody })).toMatchObject({ kind: 'approved' });
  });

  test('nor confirms what they approved', async () => {
    const plan = await planOne();
    await counter.approve(plan.id, marta, PIN);
    expect(await counter.settle(plan.id, martasTill)).toMatchObject(needed);
    expect(await counter.settle(plan.id)).toMatchObject({ kind: 'settlement' });
  });

  test('at a till that a manager signed in and somebody else is pinned to, the manager may: both stand in the journal', async () => {
    const plan = await planOne();
    expect(await approveAs(plan.id, { userId: '21' })).toMatchObject({ kind: 'approved' });
    expect((await journalOf(plan.id)).at(-1)).toMatchObject({
      facts: { approval: { staffMemberId: 21 }, staffMemberId: 11, userId: '21' },
    });
  });
});

describe('guessing', () => {
  test('says how many tries are left, then until when the manager is locked, ever longer', async () => {
    const plan = await planOne();
    const guess = (till = TILL) => counter.approve(plan.id, marta, WRONG, till);
    for (const triesLeft of [4, 3, 2, 1]) expect(await guess()).toEqual({ kind: 'wrong_pin', triesLeft });
    const until = (minutes: number) =>
      new Date(new Date(counter.store.now).getTime() + minutes * 60_000).toISOString();
    const locked = await guess();
    expect(locked).toMatchObject({ kind: 'locked', until: until(1) });
    // Neither the right PIN nor another till helps.
    expect(await counter.approve(plan.id, marta, PIN)).toMatchObject({ kind: 'locked', until: until(1) });
    expect(await counter.approve(plan.id, marta, PIN, OTHER_TILL)).toEqual({
      kind: 'locked',
      who: 'manager',
      until: until(1),
    });
    minutesLater(1);
    expect(await guess(OTHER_TILL)).toEqual({ kind: 'locked', who: 'manager', until: until(3) });
    minutesLater(3);
    expect(await counter.approve(plan.id, marta, PIN)).toMatchObject({ kind: 'approved' });
    // Forgotten with the right PIN.
    expect(await guess()).toEqual({ kind: 'wrong_pin', triesLeft: 4 });
    expect(JSON.stringify(await journalOf(plan.id))).not.toMatch(new RegExp(`${PIN}|${WRONG}`));
  });

  test('at one till, from manager to manager, locks that till and no other', async () => {
    const plan = await planOne();
    await counter.approve(plan.id, zoe, WRONG);
    await counter.sql.query('UPDATE till_tries SET failures = failures + 3');
    expect(await counter.approve(plan.id, marta, WRONG)).toMatchObject({ kind: 'locked', who: 'till' });
    expect(await counter.approve(plan.id, zoe, '602718')).toMatchObject({ kind: 'locked', who: 'till' });
    expect(await counter.approve(plan.id, zoe, '602718', OTHER_TILL)).toMatchObject({ kind: 'approved' });
  });

  test('a hundred at once, from as many tills: no more PINs are looked at than there are tries', async () => {
    const plan = await planOne();
    const pins = Array.from({ length: 100 }, (_, index) => (index === 40 ? PIN : String(100_000 + index)));
    const replies = await Promise.all(
      pins.map((pin, index) =>
        counter.approve(plan.id, marta, pin, { ...TILL, deviceId: `forged-${index}` }),
      ),
    );
    const lookedAt = replies.filter((reply) => reply.kind === 'wrong_pin' || reply.kind === 'approved');
    expect(lookedAt.length).toBeLessThan(5);
    const { rows } = await counter.sql.query('SELECT failures FROM manager WHERE id = $1', [marta]);
    expect(rows[0].failures).toBeLessThanOrEqual(5);
    expect(replies.filter(({ kind }) => kind === 'locked').length).toBeGreaterThanOrEqual(95);
  });

  test.each([
    [
      "another shop's manager",
      () => addManager(counter, { name: 'Eve', staffMemberId: 21, pin: '731904' }, OTHER_SHOP),
    ],
    ['nobody', async () => randomUUID()],
  ])('%s approves nothing, and counts as a wrong PIN at the till', async (_, managerOf) => {
    const plan = await planOne();
    const managerId = await managerOf();
    const reply = await counter.approve(plan.id, managerId, '731904');
    expect(reply).toEqual({ kind: 'refused', refusal: { code: 'MANAGER_UNKNOWN' } });
    await counter.sql.query('UPDATE till_tries SET failures = failures + 3');
    await counter.approve(plan.id, managerId, '731904');
    expect(await counter.approve(plan.id, managerId, '731904')).toMatchObject({
      kind: 'locked',
      who: 'till',
    });
    expect(await counter.settle(plan.id, OTHER_TILL)).toMatchObject(needed);
  });

  test('by the dozen, of managers that there are not, keeps nobody else waiting', async () => {
    const { id } = await planOne();
    const guesses = Array.from({ length: 60 }, (_, index) =>
      approveAs(id, { managerId: randomUUID(), till: { ...TILL, deviceId: `forged-${index}` } }),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    // Files, names of hosts and hashes share a few threads of this process.
    const asked = performance.now();
    await stat('.');
    expect(performance.now() - asked).toBeLessThan(1_000);
    const answers = await Promise.all(guesses);
    // Whoever waited too long is told to try again: that guess was not even looked at.
    for (const answer of answers) {
      expect([
        { kind: 'refused', refusal: { code: 'MANAGER_UNKNOWN' } },
        { kind: 'error', code: 'SHOPIFY_UNAVAILABLE', trace: expect.any(String) },
      ]).toContainEqual(answer);
    }
    const { rows } = await counter.sql.query('SELECT count(*)::int AS looked FROM till_tries');
    expect(rows[0].looked).toBe(answers.filter(({ kind }) => kind === 'refused').length);
  });

  test('a manager who approves no longer is nobody', async () => {
    const plan = await planOne();
    await counter.sql.query('UPDATE manager SET active = false WHERE id = $1', [marta]);
    expect(await counter.approve(plan.id, marta, PIN)).toMatchObject({
      refusal: { code: 'MANAGER_UNKNOWN' },
    });
  });

  test.each([
    ['short', '123'],
    ['long', '12345678901'],
    ['wordy', '12a4'],
    ['empty', ''],
  ])('a PIN that is %s is a bad request, and is not repeated in any log', async (_, pin) => {
    const body = { till: TILL, planId: randomUUID(), managerId: marta, pin };
    const answer = await counter.request('/pos/approve', { method: 'POST', body: JSON.stringify(body) });
    expect(answer).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
  });
});
