import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import { StoreFileError } from '../store-file.ts';
import { close, freePorts, listen } from '../stack/ports.ts';
import { createControl, type Controlled } from './control.ts';

/** What was asked of the simulator, in order. */
let asked: unknown[][] = [];
const note =
  (name: string, answer?: object) =>
  (...words: unknown[]): never => {
    asked.push([name, ...words]);
    return answer as never;
  };

const controlled: Controlled = {
  state: () => ({ now: '2026-11-24T10:00:00.000Z', webPid: 1, counts: {} }),
  reset: async (storeFile) => {
    asked.push(['reset', storeFile]);
    if (storeFile === 'missing.json') throw new StoreFileError('Cannot read the store file missing.json');
    return {};
  },
  order: (name) => (name.replace('#', '') === '1001' ? { name: '#1001' } : undefined),
  inventory: (sku) => (sku === 'A-1' ? { sku } : undefined),
  setPrice: note('price'),
  calls: () => [{ operation: 'order' }],
  setFaults: note('faults'),
  setLatency: note('latency'),
  advanceClock: async (seconds) => void asked.push(['clock', seconds]),
  startWeb: async () => void asked.push(['web']),
  resolvePending: note('pending'),
  native(action) {
    asked.push(['native', action]);
    if (action.action === 'pay') throw new Error('Nothing is outstanding');
  },
  sell(cart) {
    asked.push(['sell', cart]);
    return { name: '#1002' };
  },
};

describe('/__sim/', () => {
  let origin = '';
  const control = createControl(controlled);
  const server = createServer((request, response) => {
    if (!control.handle(request, response)) response.writeHead(418).end();
  });
  beforeAll(async () => {
    const { front } = await freePorts();
    await listen(server, front);
    origin = `http://127.0.0.1:${front}`;
  });
  afterAll(() => close(server));
  beforeEach(() => {
    asked = [];
  });

  const ask = async (path: string, body?: string): Promise<{ status: number; json: unknown }> => {
    const response = await fetch(
      `${origin}/__sim/${path}`,
      body === undefined ? {} : { method: 'POST', body },
    );
    return { status: response.status, json: await response.json() };
  };

  test('answers what is asked of the truth', async () => {
    expect(await ask('state')).toMatchObject({ status: 200, json: { webPid: 1 } });
    expect(await ask('orders/1001')).toEqual({ status: 200, json: { name: '#1001' } });
    expect(await ask('orders/%231001')).toEqual({ status: 200, json: { name: '#1001' } });
    expect(await ask('inventory?sku=A-1')).toEqual({ status: 200, json: { sku: 'A-1' } });
    expect(await ask('calls')).toEqual({ status: 200, json: [{ operation: 'order' }] });
  });

  test('passes on what is to be done', async () => {
    const fault = { operation: 'returnProcess', nth: 2, mode: 'slow', ms: 500 };
    await ask('faults', JSON.stringify([fault]));
    await ask('latency', '{"ms": 200}');
    await ask('clock', '{"advanceSeconds": -60}');
    await ask('web', '{"start": true}');
    await ask('reset', '');
    await ask('transactions', '{"order": "1001", "status": "SUCCESS"}');
    await ask('prices', '{"sku": "A-1", "price": "4.65"}');
    expect(asked).toEqual([
      ['faults', [fault]],
      ['latency', 200],
      ['clock', -60],
      ['web'],
      ['reset', undefined],
      ['pending', '1001', 'SUCCESS'],
      ['price', 'A-1', '4.65'],
    ]);
  });

  test('what staff do on POS’s own screens; the answer is the order afterwards, or why not', async () => {
    const lines = [{ sku: 'A-1', quantity: 2 }];
    const aReturn = { action: 'return', order: '1001', lines };
    const exchange = { action: 'exchange', order: '1001', lines, newLines: lines, tender: 'cash' };
    const pay = { action: 'pay', order: '1001', amount: '2.50' };
    expect(await ask('native', JSON.stringify(aReturn))).toEqual({ status: 200, json: { name: '#1001' } });
    await ask('native', JSON.stringify(exchange));
    expect(await ask('native', JSON.stringify(pay))).toEqual({
      status: 400,
      json: { error: 'Nothing is outstanding' },
    });
    expect(asked).toEqual([
      ['native', aReturn],
      ['native', exchange],
      ['native', pay],
    ]);
    expect((await ask('native', JSON.stringify({ ...pay, order: '9' }))).status).toBe(404);
  });

  test.each([
    ['native', '{"action": "steal", "order": "1001"}', /return, exchange or pay/],
    ['native', '{"action": "return", "order": "1001", "lines": []}', /lines/],
    ['native', '{"action": "return", "order": "1001", "lines": [{"sku": "A-1", "quantity": 0}]}', /quantity/],
    ['native', '{"action": "exchange", "order": "1001", "lines": [{"sku": "A", "quantity": 1}]}', /newLines/],
    ['native', '{"action": "pay", "order": "1001", "amount": 5}', /amount/],
    ['native', '{"action": "pay", "order": "1001", "tender": ""}', /tender/],
    ['native', '{"action": "pay"}', /order/],
    ['faults', '{}', /list/],
    ['faults', '[{"operation": "returnCreate", "nth": 0, "mode": "slow"}]', /nth/],
    ['faults', '[{"operation": "returnCreate", "nth": 1, "mode": "lazy"}]', /mode/],
    ['faults', '[{"operation": "returnCreate", "nth": 1, "mode": "slow", "seconds": 1}]', /seconds/],
    ['latency', '{"ms": "200"}', /ms/],
    ['latency', '{"ms": -1}', /ms/],
    ['clock', '{"advance": 5}', /advance/],
    ['web', '{"start": false}', /start/],
    ['reset', 'not json', /JSON/],
    ['reset', '{"storeFile": 5}', /storeFile/],
    ['reset', '{"storeFile": "missing.json"}', /missing\.json/],
    ['transactions', '{"order": "1001", "status": "MAYBE"}', /status/],
    ['prices', '{"sku": "A-1", "price": 5}', /price/],
    ['prices', '{"price": "5"}', /sku/],
  ])('POST %s with %s is refused with a message', async (path, body, message) => {
    const { status, json } = await ask(path, body);
    expect(status).toBe(400);
    expect((json as { error: string }).error).toMatch(message);
    expect(asked.filter(([name]) => name !== 'reset')).toEqual([]);
  });

  test('what is not there is 404, and what is not its own is left alone', async () => {
    expect((await ask('orders/9')).status).toBe(404);
    expect((await ask('inventory?sku=zzz')).status).toBe(404);
    expect((await ask('nonsense')).status).toBe(404);
    expect((await ask('inventory')).status).toBe(400);
    expect((await ask('orders/%E0')).status).toBe(400);
    expect((await fetch(`${origin}/device/ipad`)).status).toBe(418);
  });
});
