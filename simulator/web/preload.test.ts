import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import { close, freePorts, listen } from '../stack/ports.ts';

/** A program that answers what it is asked, run as web is: with the preload, and a parent. */
const PROGRAM = `
  process.on('message', async (message) => {
    if (message.ask === 'date') process.send({ answer: [new Date().toISOString(), Date.now(), new Date(0).getTime(), new Date() instanceof Date] });
    if (message.ask === 'fetch') {
      const reply = await fetch(new Request('https://some-shop.myshopify.com/admin/x.json?y=1', { method: 'POST', body: 'hello', headers: { a: 'b' } }));
      process.send({ answer: [reply.status, await reply.text()] });
    }
  });
  setInterval(() => {}, 1000);
`;

describe('what is loaded into web', () => {
  const seen: { request: IncomingMessage; body: string }[] = [];
  const admin = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ request, body });
      response.writeHead(201).end('from the simulator');
    });
  });
  let program: ChildProcess;

  beforeAll(async () => {
    const ports = await freePorts();
    await listen(admin, ports.admin);
    program = fork('-e', [PROGRAM], {
      execArgv: ['--import', resolve(import.meta.dirname, 'preload.mjs')],
      env: {
        SIMULATOR_ADMIN_ORIGIN: `http://127.0.0.1:${ports.admin}`,
        SIMULATOR_CLOCK_OFFSET_MS: '86400000',
      },
    });
  });
  afterAll(async () => {
    program.kill('SIGKILL');
    await close(admin);
  });

  const ask = async (question: string): Promise<unknown[]> => {
    program.send({ ask: question });
    const [{ answer }] = (await once(program, 'message')) as [{ answer: unknown[] }];
    return answer;
  };

  test('a call to a shop reaches the simulator, body and headers untouched, the shop named', async () => {
    expect(await ask('fetch')).toEqual([201, 'from the simulator']);
    expect(seen).toHaveLength(1);
    const [{ request, body } = { request: admin as never, body: '' }] = seen;
    expect(body).toBe('hello');
    expect(request.method).toBe('POST');
    expect(request.url).toBe('/admin/x.json?y=1');
    expect(request.headers).toMatchObject({ a: 'b', 'x-forwarded-host': 'some-shop.myshopify.com' });
  });

  test('time is shifted from the start, and again when the parent says so', async () => {
    const day = 86_400_000;
    const [text, now, epoch, isDate] = await ask('date');
    expect(Math.abs(Number(now) - Date.now() - day)).toBeLessThan(2000);
    expect(Math.abs(Date.parse(String(text)) - Number(now))).toBeLessThan(1000);
    expect([epoch, isDate]).toEqual([0, true]);
    program.send({ clockOffsetMs: 2 * day });
    expect((await once(program, 'message'))[0]).toEqual({ clockOffsetMs: 2 * day });
    expect(Math.abs(Number((await ask('date'))[1]) - Date.now() - 2 * day)).toBeLessThan(2000);
  });

  test('it leaves when its parent is gone', async () => {
    const ended = once(program, 'exit');
    program.disconnect();
    expect(await ended).toEqual([0, null]);
  });
});
