import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { draftOf, openCounter, plainOrders, planIn, TILL, type Counter } from '../../tests/counter.ts';
import { addManager, needManager } from '../../tests/managers.ts';
import { openManager, pageOf, responseOf } from './manager.test-kit.ts';

const PIN = '904217';
const OTHER = 'other-shop.myshopify.com';
let counter: Counter;
let boss: Awaited<ReturnType<typeof openManager>>;
let orders: ReturnType<typeof plainOrders>;

beforeAll(async () => {
  counter = await openCounter();
  orders = plainOrders(counter.store);
  boss = await openManager(counter);
});
afterAll(() => counter.close());

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
const NEW = { name: 'Marta', staffNumber: '21', pin: PIN, pinAgain: PIN };
const list = async () => pageOf(await boss.managers()).managers;
const idOf = async (name: string) => (await list()).find((each) => each.name === name)?.id ?? '';

/** What a form was answered: an address to go on to, or what is wrong. */
async function answerOf(answered: Promise<unknown>): Promise<unknown> {
  const response = responseOf(await answered);
  return response.status === 302 ? response.headers.get('Location') : response.json();
}

/** A plan that needs a manager, and what the till is told of a PIN for it. */
async function approveWith(pin: string, managerId: string) {
  const { name, sku } = orders.next();
  const plan = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
  return { plan, reply: await counter.approve(plan.id, managerId, pin) };
}

describe('managers', () => {
  test('there are none at first', async () => {
    expect(pageOf(await boss.managers({ parameters: { locale: 'fr' } }))).toMatchObject({
      locale: 'fr',
      managers: [],
      action: '/admin/managers?locale=fr',
      done: null,
    });
  });

  test.each([
    [{ name: '   ' }, { field: 'name', code: 'NAME_MISSING' }],
    [{ name: 'x'.repeat(61) }, { field: 'name', code: 'NAME_TOO_LONG' }],
    [{ name: 'x\0' }, { field: 'name', code: 'NAME_MISSING' }],
    [{ staffNumber: 'Marta' }, { field: 'staffNumber', code: 'STAFF_NUMBER' }],
    [{ staffNumber: '0' }, { field: 'staffNumber', code: 'STAFF_NUMBER' }],
    [{ staffNumber: '9'.repeat(20) }, { field: 'staffNumber', code: 'STAFF_NUMBER' }],
    [{ pin: '123' }, { field: 'pin', code: 'PIN_FORM' }],
    [{ pin: '12345678901' }, { field: 'pin', code: 'PIN_FORM' }],
    [{ pin: '90 42' }, { field: 'pin', code: 'PIN_FORM' }],
    [{ pin: '0000' }, { field: 'pin', code: 'ONE_DIGIT' }],
    [{ pin: '1234' }, { field: 'pin', code: 'IN_ORDER' }],
    [{ pinAgain: '904218' }, { field: 'pinAgain', code: 'PIN_DIFFERS' }],
  ])('%j is refused in words, at its field', async (slip, problem) => {
    expect(await answerOf(boss.addManager(formOf({ ...NEW, ...slip })))).toEqual(problem);
    expect(await list()).toEqual([]);
  });

  test('one is added, approves at the till, and their PIN is never shown', async () => {
    expect(await answerOf(boss.addManager(formOf({ ...NEW, name: '  Marta ' })))).toBe(
      '/admin/managers?done=added',
    );
    const page = pageOf(await boss.managers({ parameters: { done: 'added' } }));
    expect(page).toMatchObject({
      done: 'added',
      managers: [{ name: 'Marta', staffNumber: '21', active: true, locked: null, failures: null }],
    });
    expect(page.managers[0]?.changed).toMatch(/2026.*Account 42$/);
    expect(JSON.stringify(page)).not.toMatch(new RegExp(`${PIN}|scrypt`));
    await needManager(counter);
    const { reply } = await approveWith(PIN, await idOf('Marta'));
    expect(reply).toMatchObject({ kind: 'approved', approval: { manager: { name: 'Marta' } } });
  });

  test('nobody twice', async () => {
    expect(await answerOf(boss.addManager(formOf({ ...NEW, name: 'Marta again' })))).toEqual({
      field: 'staffNumber',
      code: 'STAFF_TAKEN',
    });
  });
});

describe('one manager', () => {
  const change = async (fields: Readonly<Record<string, string>>) =>
    answerOf(boss.changeManager(await idOf('Marta'), formOf(fields)));

  test('gets another PIN: the old one is wrong from then on, and a lock is lifted', async () => {
    const id = await idOf('Marta');
    await counter.sql.query(`UPDATE manager SET failures = 5, locked_until = '2099-01-01'`);
    expect(pageOf(await boss.manager(id)).manager).toMatchObject({
      locked: expect.stringMatching(/^Locked until .*2099/),
      failures: 'Wrong PINs since the last right one: 5',
    });
    expect(await change({ kind: 'set_pin', pin: '1111', pinAgain: '1111' })).toEqual({
      field: 'pin',
      code: 'ONE_DIGIT',
    });
    expect(await change({ kind: 'set_pin', pin: '771503', pinAgain: '771503' })).toBe(
      `/admin/managers/${id}?done=pinSet`,
    );
    expect(pageOf(await boss.manager(id)).manager).toMatchObject({ locked: null, failures: null });
    expect((await approveWith(PIN, id)).reply).toEqual({ kind: 'wrong_pin', triesLeft: 4 });
    expect((await approveWith('771503', id)).reply).toMatchObject({ kind: 'approved' });
  });

  test('loses the right to approve at once, and gets it back', async () => {
    const id = await idOf('Marta');
    const { plan } = await approveWith('771503', id);
    expect(await change({ kind: 'deactivate' })).toBe(`/admin/managers/${id}?done=deactivated`);
    expect(await counter.settle(plan.id)).toMatchObject({ refusal: { code: 'APPROVAL_NEEDED' } });
    expect((await approveWith('771503', id)).reply).toMatchObject({ refusal: { code: 'MANAGER_UNKNOWN' } });
    expect(pageOf(await boss.manager(id)).manager).toMatchObject({ active: false, state: 'May not approve' });
    expect(await change({ kind: 'activate' })).toBe(`/admin/managers/${id}?done=activated`);
    expect((await approveWith('771503', id)).reply).toMatchObject({ kind: 'approved' });
  });

  test('is renamed; what was approved before keeps the name of then', async () => {
    const id = await idOf('Marta');
    const { plan } = await approveWith('771503', id);
    expect(await change({ kind: 'rename', name: '' })).toEqual({ field: 'name', code: 'NAME_MISSING' });
    expect(await change({ kind: 'rename', name: 'Marta Roy' })).toBe(`/admin/managers/${id}?done=saved`);
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { approval: { manager: { name: 'Marta' } } },
    });
    expect((await approveWith('771503', id)).reply).toMatchObject({
      approval: { manager: { name: 'Marta Roy' } },
    });
  });

  test('of another shop does not exist here, and is not changed', async () => {
    const hers = await addManager(counter, { name: 'Eve', staffMemberId: 21, pin: '731904' }, OTHER);
    expect(responseOf(await boss.manager(hers)).status).toBe(404);
    expect(responseOf(await boss.manager('nonsense')).status).toBe(404);
    const unknown = { field: null, code: 'MANAGER_UNKNOWN' };
    for (const id of [hers, 'nonsense']) {
      for (const kind of ['rename', 'set_pin', 'deactivate']) {
        const form = formOf({ kind, name: 'Mallory', pin: '904217', pinAgain: '904217' });
        expect(await answerOf(boss.changeManager(id, form))).toEqual(unknown);
      }
    }
    expect((await list()).map(({ name }) => name)).toEqual(['Marta Roy']);
  });

  test('what no form of ours sends changes nothing', async () => {
    const id = await idOf('Marta Roy');
    expect(responseOf(await boss.changeManager(id, formOf({ kind: 'delete' }))).status).toBe(400);
  });
});

test('nobody without a token of the admin sees or changes anything', async () => {
  for (const token of [null, counter.token({ aud: 'another-app' })]) {
    for (const answered of [
      await boss.managers({ token }),
      await boss.addManager(formOf({ ...NEW, staffNumber: '77' }), { token }),
      await boss.changeManager(await idOf('Marta Roy'), formOf({ kind: 'deactivate' }), { token }),
    ]) {
      expect(await responseOf(answered).text()).not.toContain('Marta');
    }
  }
  expect(await list()).toMatchObject([{ name: 'Marta Roy', active: true }]);
});

test('the log, the page of the return and the export name who approved, when and why', async () => {
  const { plan } = await approveWith('771503', await idOf('Marta Roy'));
  await counter.settle(plan.id);
  const { lines } = pageOf(await boss.log({ parameters: { search: plan.reference } }));
  expect(lines).toMatchObject([{ approved: 'Approved by Marta Roy (Staff 21)' }]);
  const { view } = pageOf(await boss.returnPage(plan.id));
  expect(view.approval).toEqual({
    why: [expect.stringMatching(/^£\d+\.\d\d is more than the £0\.01 that staff may pay out alone\.$/)],
    by: 'Marta Roy (Staff 21)',
    at: expect.stringContaining('2026'),
    remark: null,
  });
  expect(view.steps[0]).toMatchObject({
    step: 'Ask a manager',
    facts: expect.arrayContaining(['Approved by Marta Roy (Staff 21)', 'Staff 11']),
  });
  const csv = await responseOf(await boss.exportFile({ parameters: { search: plan.reference } })).text();
  const [header, record] = csv.trimEnd().split('\r\n');
  expect(header).toContain('Approved by,Approved (Europe/London),Approval needed because');
  expect(record).toMatch(/Marta Roy \(Staff 21\),2026-\d\d-\d\d \d\d:\d\d/);
});

test('wrong PINs stand in the journal of the plan, in words, without the PIN', async () => {
  const { plan, reply } = await approveWith('519283', await idOf('Marta Roy'));
  expect(reply).toEqual({ kind: 'wrong_pin', triesLeft: 4 });
  const { view } = pageOf(await boss.returnPage(plan.id));
  expect(view.steps[0]).toMatchObject({
    step: 'Ask a manager',
    what: 'Refused',
    facts: expect.arrayContaining([
      'Wrong PIN: 4 tries left',
      'Manager Marta Roy',
      `Device ${TILL.deviceId}`,
    ]),
  });
  expect(view.approval).toMatchObject({ by: null });
  expect(JSON.stringify(view)).not.toContain('519283');
});

test('that the till was signed in with the account of whoever approved is said', async () => {
  const { name, sku } = orders.next();
  const plan = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
  const authorization = `Bearer ${counter.token({ sub: '21' })}`;
  const send = (path: string, body: object) =>
    counter.request(path, { method: 'POST', authorization, body: JSON.stringify({ till: TILL, ...body }) });
  expect(
    await send('/pos/approve', { planId: plan.id, managerId: await idOf('Marta Roy'), pin: '771503' }),
  ).toMatchObject({ body: { kind: 'approved' } });
  expect(await send('/pos/settle', { planId: plan.id, giftCardCode: null })).toMatchObject({
    body: { kind: 'settlement' },
  });
  const { view } = pageOf(await boss.returnPage(plan.id));
  expect(view.approval?.remark).toMatch(/^The till was signed in with this manager’s own account/);
});
