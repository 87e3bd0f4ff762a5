import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { ShopifyEventMap } from '@shopify/ui-extensions/pos.app.ready.data';
import type { NativeReply, NativeRequest } from '../../../domain/contract.ts';
import { fakeStorage } from '../tests/fake-storage.ts';
import { live } from '../tests/live.ts';
import type { Answer, FailureCode } from './backend.ts';
import type { BackgroundHost } from './host.ts';
import { reportNatives } from './native-reports.ts';

type Event = ShopifyEventMap['transactioncomplete'];

const TILL = { locationId: 1, deviceId: 'ipad-1', staffMemberId: 11, posVersion: '11.7.0' };
const RETURN = { transactionType: 'Return', orderId: 1, returnId: 7, refundId: 9 } as Event;

let storage: ReturnType<typeof fakeStorage>;
let connectivity: ReturnType<typeof live<{ internetConnected: 'Connected' | 'Disconnected' }>>;
let told: NativeRequest[];
let failure: FailureCode | null;

beforeEach(() => {
  jest.useFakeTimers();
  storage = fakeStorage();
  connectivity = live({ internetConnected: 'Connected' });
  told = [];
  failure = null;
});
afterEach(() => void jest.useRealTimers());

/** The background target as POS starts it. */
function start(host: Partial<BackgroundHost> = {}) {
  let dispatch = (_event: Event): void => undefined;
  const answer = async (request: NativeRequest): Promise<Answer<NativeReply>> => {
    if (failure) return { kind: 'failure', code: failure, trace: null, mayHaveHappened: false };
    told.push(request);
    return { kind: 'heard' };
  };
  reportNatives(
    { addEventListener: (_type, listener) => (dispatch = listener) },
    { storage, connectivity, till: async () => TILL, hasSessionToken: async () => true, ...host },
    { native: answer },
  );
  return (event: Event) => dispatch(event);
}

/** Lets everything that was begun come to its end. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

const kept = () => JSON.parse(storage.entries.get('native/1') ?? '[]') as NativeRequest[];

test('a return is told with what POS names, and who stood there', async () => {
  start()(RETURN);
  await settle();
  expect(told).toEqual([
    {
      till: TILL,
      returnId: 'gid://shopify/Return/7',
      refundId: 'gid://shopify/Refund/9',
      orderId: 'gid://shopify/Order/1',
    },
  ]);
  expect(kept()).toEqual([]);
});

test('an exchange too; a sale, and what names nothing, is none of our business', async () => {
  const dispatch = start();
  dispatch({ transactionType: 'Sale', orderId: 1 } as Event);
  dispatch({ transactionType: 'Return' } as Event);
  dispatch({ transactionType: 'Exchange', orderId: 2, exchangeId: 8 } as Event);
  await settle();
  expect(told).toEqual([{ till: TILL, returnId: null, refundId: null, orderId: 'gid://shopify/Order/2' }]);
});

test('offline: kept, and told once when the connection is back', async () => {
  failure = 'OFFLINE';
  const dispatch = start();
  dispatch(RETURN);
  dispatch({ ...RETURN, returnId: 8 } as Event);
  await settle();
  expect(kept()).toHaveLength(2);
  failure = null;
  connectivity.set({ internetConnected: 'Connected' });
  await settle();
  expect(told.map(({ returnId }) => returnId)).toEqual(['gid://shopify/Return/7', 'gid://shopify/Return/8']);
  expect(kept()).toEqual([]);
});

test('a tablet that died in between tells it when it is started again, with the till as it was', async () => {
  failure = 'UNAVAILABLE';
  start()(RETURN);
  await settle();
  failure = null;
  start({ till: async () => ({ ...TILL, staffMemberId: 12 }) });
  await settle();
  expect(told).toMatchObject([{ returnId: 'gid://shopify/Return/7', till: { staffMemberId: 11 } }]);
});

test('web is down: told a while later', async () => {
  failure = 'UNAVAILABLE';
  start()(RETURN);
  await settle();
  expect(told).toEqual([]);
  failure = null;
  await jest.advanceTimersByTimeAsync(60_000);
  await settle();
  expect(told).toHaveLength(1);
});

test('what web cannot read is not told for ever', async () => {
  failure = 'BAD_REQUEST';
  start()(RETURN);
  await settle();
  expect(kept()).toEqual([]);
});

test('a storage that is full does not keep it from being told', async () => {
  const broken = { ...storage, set: () => Promise.reject(new Error('RecordsCount')) };
  start({ storage: broken })(RETURN);
  await settle();
  expect(told).toHaveLength(1);
});

test('the latest fifty are kept', async () => {
  failure = 'OFFLINE';
  const dispatch = start();
  for (let returnId = 1; returnId <= 60; returnId += 1) dispatch({ ...RETURN, returnId } as Event);
  for (let turn = 0; turn < 60; turn += 1) await settle();
  expect(kept()).toHaveLength(50);
  expect(kept().at(-1)?.returnId).toBe('gid://shopify/Return/60');
});
