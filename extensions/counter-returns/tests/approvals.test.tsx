/// <reference types="@shopify/ui-extensions/pos.home.modal.render" />
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PinPadOptions, PinValidationResult } from '@shopify/ui-extensions/point-of-sale';
import { getExtension } from '@shopify/ui-extensions-tester';
import type { Approval, ApprovalNeed } from '../../../domain/approval.ts';
import type { ApproveReply } from '../../../domain/contract.ts';
import type { Scan } from '../src/host.ts';
import { exampleOrder, examplePlan, exampleSettlement, gbp } from './examples.ts';
import { fakeStorage } from './fake-storage.ts';
import { fakeWeb } from './fake-web.ts';
import { live } from './live.ts';
import { all, button, is, press, readScreen, turn, type, until } from './screen.ts';
import { translate } from './translate.ts';

const extension = getExtension('pos.home.modal.render');
const NEEDS: ApprovalNeed[] = [{ code: 'ABOVE_LIMIT', total: gbp(465), limit: gbp(100) }];
const MARTA = { id: 'marta', name: 'Marta' };
const ZOE = { id: 'zoe', name: 'Zoe' };
const APPROVAL: Approval = {
  manager: MARTA,
  staffMemberId: 21,
  at: '2026-11-21T10:00:00Z',
  validUntil: '2026-11-21T10:05:00Z',
};

/** POS's PIN pad: what it was opened with, and a person who types. */
interface Pad {
  readonly options: PinPadOptions;
  /** Types a PIN. Answers what the pad says; null when it closed. */
  type(pin: string): Promise<string | null>;
  cancel(): void;
}

let web = fakeWeb(exampleOrder());
let pads: Pad[] = [];
let scans = live<Scan>({});
let connectivity = live<{ internetConnected: 'Connected' | 'Disconnected' }>({
  internetConnected: 'Connected',
});
let storage = fakeStorage();

function showPinPad(
  onSubmit: (pin: number[]) => Promise<PinValidationResult> | PinValidationResult,
  options: PinPadOptions = {},
): void {
  pads.push({
    options,
    async type(digits) {
      const pin = [...digits].map(Number);
      const answer = await onSubmit(pin);
      if (answer.result === 'reject') return answer.errorMessage ?? '';
      options.onDismissed?.({ completed: true, pin });
      return null;
    },
    cancel: () => options.onDismissed?.({ completed: false }),
  });
}

/** A new sandbox before a plan that needs a manager. */
async function openPlan(): Promise<void> {
  extension.setUp();
  scans = live<Scan>({});
  connectivity = live<{ internetConnected: 'Connected' | 'Disconnected' }>({
    internetConnected: 'Connected',
  });
  const { shopify } = extension;
  Object.assign(shopify.i18n, {
    translate,
    formatCurrency: (value: number) => `£${value.toFixed(2)}`,
    formatDate: (date: Date, { dateStyle }: { dateStyle?: string } = {}) =>
      dateStyle ? date.toISOString().slice(0, 16) : date.toISOString().slice(11, 16),
  });
  Object.assign(shopify.connectivity, { current: connectivity });
  Object.assign(shopify.scanner.scannerData, { current: scans });
  Object.assign(shopify.storage, storage);
  Object.assign(shopify.session, { getSessionToken: () => Promise.resolve('token') });
  Object.assign(shopify, { pinPad: { showPinPad } });
  extension.fetch = web.fetch as typeof fetch;
  await extension.render();
  scans.set({ data: '#1001' });
  await until('Choose items');
  type(all('s-number-field')[1], '1');
  await until('1 item comes back');
  press('Review refund');
  await until('A manager must approve this');
}

beforeEach(() => {
  web = fakeWeb(exampleOrder());
  storage = fakeStorage();
  pads = [];
  web.replies.plan = (draft) => ({
    kind: 'plan',
    plan: examplePlan(draft, { approvals: NEEDS }),
    managers: [MARTA, ZOE],
  });
  web.replies.approve = (pin): ApproveReply =>
    pin === '904217' ? { kind: 'approved', approval: APPROVAL } : { kind: 'wrong_pin', triesLeft: 4 };
});
afterEach(() => extension.tearDown());

const confirm = () => button('Refund £4.65');
const requests = (path: string) => web.asked.filter((asked) => asked.path === path).map(({ body }) => body);

async function openPad(name = 'Marta'): Promise<Pad> {
  press('Ask a manager');
  await until('Which manager is here?');
  const before = pads.length;
  press(name);
  const pad = pads[before];
  if (!pad) throw new Error('No PIN pad opened');
  return pad;
}

test('why, whom, the PIN, and only then the refund', async () => {
  await openPlan();
  expect(readScreen()).toContain('£4.65 goes out: more than £1.00, which staff may pay out alone.');
  expect(is(confirm(), 'disabled')).toBe(true);
  const pad = await openPad();
  expect(pad.options).toMatchObject({
    title: 'PIN of Marta',
    label: 'Refund £4.65 for #1001',
    minPinLength: 4,
    maxPinLength: 10,
  });
  expect(pad.options.masked).not.toBe(false);
  expect(await pad.type('519283')).toBe('Wrong PIN. 4 tries left.');
  expect(await pad.type('904217')).toBeNull();
  await until('Approved by Marta');
  expect(readScreen()).not.toContain('Wrong PIN');
  expect(requests('/pos/approve')).toMatchObject([
    { planId: '00000000-0000-4000-8000-000000000001', managerId: 'marta', pin: '519283' },
    { managerId: 'marta', pin: '904217' },
  ]);
  web.replies.settle = () => ({
    kind: 'settlement',
    settlement: exampleSettlement(examplePlan(requests('/pos/plan')[0]?.draft as never), {
      approval: APPROVAL,
    }),
  });
  press('Refund £4.65');
  await until('Refunded £4.65');
  expect(readScreen()).toContain('Approved by Marta');
});

test('no PIN stays on the till', async () => {
  await openPlan();
  await (await openPad()).type('904217');
  await until('Approved by Marta');
  expect(readScreen()).not.toContain('904217');
  for (const key of ['drafts/1', 'unsettled/1', 'recent/1', 'draft/1/gid://shopify/Order/1']) {
    expect(JSON.stringify((await storage.get(key)) ?? '')).not.toContain('904217');
  }
});

test('one manager is asked without a choice', async () => {
  web.replies.plan = (draft) => ({
    kind: 'plan',
    plan: examplePlan(draft, { approvals: NEEDS }),
    managers: [ZOE],
  });
  await openPlan();
  press('Ask Zoe');
  expect(pads[0]?.options.title).toBe('PIN of Zoe');
});

test('nobody to ask: the plan says what must be done first', async () => {
  web.replies.plan = (draft) => ({
    kind: 'plan',
    plan: examplePlan(draft, { approvals: NEEDS }),
    managers: [],
  });
  await openPlan();
  expect(readScreen()).toContain('Nobody can approve it yet');
  expect(readScreen()).not.toContain('Ask a manager');
  expect(is(confirm(), 'disabled')).toBe(true);
});

test('locked: the pad says until when, and so does the plan once the pad has gone', async () => {
  web.replies.approve = () => ({ kind: 'locked', who: 'manager', until: '2026-11-21T10:01:00Z' });
  await openPlan();
  const pad = await openPad();
  expect(await pad.type('519283')).toMatch(/^Too many wrong PINs: Marta can approve again after .*10:01/);
  pad.cancel();
  await until('Marta can approve again after');
  web.replies.approve = () => ({ kind: 'locked', who: 'till', until: '2026-11-21T10:01:00Z' });
  const other = await openPad('Zoe');
  expect(await other.type('602718')).toMatch(/^Too many wrong PINs at this till/);
});

test('cancelled, nothing has happened', async () => {
  await openPlan();
  (await openPad()).cancel();
  await until('Ask a manager');
  expect(requests('/pos/approve')).toEqual([]);
  expect(is(confirm(), 'disabled')).toBe(true);
});

test('no answer: the pad says so, and the same PIN is asked for once', async () => {
  web.replies.approve = () => new Response('', { status: 503 });
  await openPlan();
  const pad = await openPad();
  expect(await pad.type('904217')).toContain('Counter Returns is not ready');
  expect(requests('/pos/approve')).toHaveLength(1);
});

test('offline, nobody can be asked', async () => {
  await openPlan();
  connectivity.set({ internetConnected: 'Disconnected' });
  await until('This till is offline');
  expect(is(button('Ask a manager'), 'disabled')).toBe(true);
});

test('going offline with the pad open, the pad says so', async () => {
  await openPlan();
  const pad = await openPad();
  connectivity.set({ internetConnected: 'Disconnected' });
  expect(await pad.type('904217')).toContain('This till is offline');
});

test('another choice drops the approval', async () => {
  await openPlan();
  await (await openPad()).type('904217');
  await until('Approved by Marta');
  turn(all('s-switch')[0], true);
  await until('A manager must approve this');
  expect(readScreen()).not.toContain('Approved by Marta');
  expect(is(confirm(), 'disabled')).toBe(true);
});

test('a plan that changed under the pad: what happened, and the way back', async () => {
  web.replies.approve = () => ({ kind: 'refused', refusal: { code: 'PLAN_SUPERSEDED' } });
  await openPlan();
  const pad = await openPad();
  expect(await pad.type('904217')).toContain('The choices were changed after this refund was shown');
  pad.cancel();
  await until('Nothing was refunded');
  expect(readScreen()).toContain('Back to the items');
});

test('an approval that ran out is asked for again; nothing was sent to be checked', async () => {
  await openPlan();
  await (await openPad()).type('904217');
  await until('Approved by Marta');
  web.replies.settle = () => ({ kind: 'refused', refusal: { code: 'APPROVAL_NEEDED' }, newPlan: null });
  press('Refund £4.65');
  await until('The approval no longer holds');
  expect((await storage.get('unsettled/1')) ?? []).toEqual([]);
  expect(is(confirm(), 'disabled')).toBe(true);
  await (await openPad('Zoe')).type('904217');
  await until('Approved by Marta');
});

test('killed with the pad open, the till goes on with the draft and asks again', async () => {
  await openPlan();
  const pad = await openPad();
  extension.tearDown();
  await openPlan();
  await pad.type('904217');
  expect(readScreen()).toContain('A manager must approve this');
  expect(is(confirm(), 'disabled')).toBe(true);
});
