import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Plan } from '../../domain/plan.ts';
import { draftOf, openCounter, OTHER_TILL, planIn, TILL, type Counter } from './counter.ts';
import { addManager, needManagerFor } from './managers.ts';

let counter: Counter;
const refundsOf = (plan: Plan) => counter.shopify.order(plan.orderName)?.refunded.presentment;

describe('where the shop’s rules leave a changed payment to a manager', () => {
  const PIN = '904217';
  /** Each paid by gift card and by card, with an item that fits on either. */
  const OF_TWO_TENDERS = [
    ['#136760', '22175'],
    ['#136827', '21527'],
    ['#536365', '85123A'],
    ['#536392', '22150'],
  ];
  let marta: string;
  beforeAll(async () => {
    counter = await openCounter();
    await needManagerFor(counter, { tenderChanged: true });
    marta = await addManager(counter, { name: 'Marta', staffMemberId: 21, pin: PIN });
  });
  afterAll(() => counter.close());

  /** A gift card payment that failed, and the card that could take it. */
  async function owedOnGiftCard() {
    const [name, sku] = OF_TWO_TENDERS.shift() ?? [];
    const order = await counter.open(name ?? '');
    const plan = planIn(await counter.plan(draftOf(order, { [sku ?? '']: 1 })));
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-failed' }]);
    const reply = await counter.settle(plan.id);
    counter.shopify.setFaults([]);
    if (reply.kind !== 'settlement') throw new Error(reply.refusal.code);
    const { settlement: settled } = reply;
    const from = settled.legs.find(({ status, kind }) => status === 'failed' && kind === 'gift_card');
    const to = from?.elsewhere.find(({ kind }) => kind === 'card');
    const before = refundsOf(plan);
    const move = (approval?: { managerId: string; pin: string }, till = TILL) =>
      counter.payOwed(plan.id, from?.parentId ?? '', to?.parentId ?? '', till, approval);
    return { plan, settled, from, move, before };
  }

  test('money owed is moved only with a PIN, and the journal says whose', async () => {
    const { plan, settled, from, move, before } = await owedOnGiftCard();
    expect(settled.movers).toEqual([{ id: marta, name: 'Marta' }]);
    expect(await move()).toMatchObject({
      kind: 'refused',
      refusal: { code: 'APPROVAL_NEEDED' },
      settlement: { money: 'owed', movers: [{ id: marta }] },
    });
    expect(await move({ managerId: marta, pin: '111222' })).toEqual({ kind: 'wrong_pin', triesLeft: 4 });
    expect(refundsOf(plan)).toBe(before);
    expect(await move({ managerId: marta, pin: PIN })).toMatchObject({
      kind: 'settlement',
      settlement: {
        legs: [
          { kind: 'gift_card', status: 'moved' },
          { kind: 'card', status: 'success', amount: from?.amount },
        ],
      },
    });
    const { rows } = await counter.sql.query(
      `SELECT event, facts->>'manager' AS manager FROM journal_entry WHERE plan_id = $1 AND step = 'pay_owed' ORDER BY id`,
      [plan.id],
    );
    expect(rows).toEqual([
      { event: 'refused', manager: 'Marta' },
      { event: 'intended', manager: 'Marta' },
      { event: 'acted', manager: null },
    ]);
  });

  test('its own payment is tried again without anybody', async () => {
    const { plan, from } = await owedOnGiftCard();
    const parentId = from?.parentId ?? '';
    expect(await counter.payOwed(plan.id, parentId, parentId)).toMatchObject({
      settlement: { money: 'paid', legs: [{ kind: 'gift_card', status: 'success' }] },
    });
  });

  test('nobody moves what they confirmed or ask for themselves, and a stranger is no manager', async () => {
    const own = await addManager(counter, {
      name: 'Ann',
      staffMemberId: TILL.staffMemberId ?? 0,
      pin: '604218',
    });
    const { plan, settled, move, before } = await owedOnGiftCard();
    expect(settled.movers).toEqual([{ id: marta, name: 'Marta' }]);
    expect(await move({ managerId: own, pin: '604218' }, OTHER_TILL)).toMatchObject({
      refusal: { code: 'OWN_APPROVAL', name: 'Ann' },
    });
    expect(await move({ managerId: randomUUID(), pin: PIN })).toMatchObject({
      refusal: { code: 'MANAGER_UNKNOWN' },
    });
    expect(refundsOf(plan)).toBe(before);
  });

  test('shops whose rules ask for nobody are asked for nothing', async () => {
    await needManagerFor(counter, { tenderChanged: false });
    const { settled, move } = await owedOnGiftCard();
    expect(settled.movers).toBeNull();
    expect(await move()).toMatchObject({ kind: 'settlement' });
  });
});
