import { afterEach, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { close, listen, portsFrom, waitUntilFree } from '../../simulator/stack/ports.ts';
import { controlOf, type Control } from '../till/control.ts';

const ROOT = resolve(import.meta.dirname, '../..');

interface Started {
  readonly child: ChildProcess;
  readonly control: Control;
  readonly port: number;
  printed(): string;
}

const children: ChildProcess[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** `npm start` without npm: the very program, in a process of its own. */
function start(port: number): Started {
  const { NODE_OPTIONS: _options, DATABASE_URL: _url, ...env } = process.env;
  const child = spawn(process.execPath, ['simulator/start.ts', '--port', String(port)], { cwd: ROOT, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  children.push(child);
  folders.push(join(ROOT, '.counter-returns', String(port)));
  return { child, control: controlOf(`http://127.0.0.1:${port}`), port, printed: () => output };
}

async function untilUp(started: Started): Promise<number> {
  while (!started.printed().includes('Ctrl-C stops everything')) {
    if (started.child.exitCode !== null) throw new Error(started.printed());
    await wait(100);
  }
  const { webPid } = await started.control.get<{ webPid: number }>('state');
  return webPid;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await wait(50);
}

/** Three ports in a row that nobody holds. */
async function freeBlock(): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000);
    const { front, web, admin } = portsFrom(first);
    try {
      for (const port of [front, web, admin]) await close(await listen(createServer(), port));
      return first;
    } catch {
      // somebody holds one of them
    }
  }
}

describe('npm start', () => {
  test('SIGTERM leaves nothing running', async () => {
    const started = start(await freeBlock());
    const webPid = await untilUp(started);
    started.child.kill('SIGTERM');
    const [code] = (await once(started.child, 'exit')) as [number];
    expect(code).toBe(0);
    expect(isAlive(webPid)).toBe(false);
    for (const port of Object.values(portsFrom(started.port))) await waitUntilFree(port);
  });

  test('after SIGKILL the next start on the same ports works, with everything as in the store file', async () => {
    const port = await freeBlock();
    const first = start(port);
    const webPid = await untilUp(first);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const second = start(port);
    await untilUp(second);
    await untilGone(webPid);
    const { now, counts } = await second.control.get<{ now: string; counts: { refunds: number } }>('state');
    expect(now.slice(0, 10)).toBe('2026-11-24');
    expect(counts.refunds).toBe(0);
  });

  test('a port in use is named, with what to do; two simulators live side by side on other ports', async () => {
    const first = start(await freeBlock());
    await untilUp(first);
    const same = start(first.port);
    await once(same.child, 'exit');
    expect(same.child.exitCode).toBe(1);
    expect(same.printed()).toMatch(new RegExp(`Port ${first.port} is in use.*--port`));

    const beside = start(await freeBlock());
    await untilUp(beside);
    await beside.control.post('clock', { advanceSeconds: 86_400 });
    expect((await beside.control.get<{ now: string }>('state')).now.slice(0, 10)).toBe('2026-11-25');
    expect((await first.control.get<{ now: string }>('state')).now.slice(0, 10)).toBe('2026-11-24');
  });

  test('a reset takes another store file; a file that is none is refused with a message', async () => {
    const started = start(await freeBlock());
    await untilUp(started);
    const before = await started.control.get<{ shop: string }>('state');
    const after = await started.control.post<{ shop: string; databaseEmptied: boolean }>('reset', {
      storeFile: 'simulator/scenarios/small.json',
    });
    expect(after.shop).not.toBe(before.shop);
    expect(after.databaseEmptied).toBe(true);
    await expect(started.control.post('reset', { storeFile: 'package.json' })).rejects.toThrow(
      /400.*store\/1/,
    );
    expect((await started.control.get<{ shop: string }>('state')).shop).toBe(after.shop);
  });
});
