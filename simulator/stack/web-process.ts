import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../..');
const PRELOAD = pathToFileURL(resolve(import.meta.dirname, '../web/preload.mjs')).href;
/** In web's folder: its server and routes, bundled. */
const SERVER = 'build/server/index.js';
const READY_SECONDS = 60;
const KEPT_LINES = 400;

/** web's production build in a process of its own, which may die without taking the simulator along. */
export interface WebProcess {
  /** Undefined while it is down. */
  readonly pid: number | undefined;
  /** Starts it and waits until it answers; nothing when it runs already. @throws Error with what it printed */
  start(): Promise<void>;
  /** SIGKILL: as a power cut. It stays down until `start`. */
  kill(): Promise<void>;
  /** SIGTERM: lets it end in order. */
  stop(): Promise<void>;
  /** Tells it the shared clock; answers when it has taken it over. */
  setClock(offsetMs: number): Promise<void>;
  /** Its last lines, oldest first. */
  output(): string[];
}

export interface WebOptions {
  port: number;
  databaseUrl: string;
  adminOrigin: string;
  app: { apiKey: string; apiSecret: string; scopes: readonly string[] };
  clockOffsetMs: () => number;
  /** Modules to load into web besides our own, and settings for them. */
  imports: readonly string[];
  environment: Readonly<Record<string, string>>;
  /** Gets each line that web prints. */
  say: (line: string) => void;
}

export function createWebProcess(options: WebOptions): WebProcess {
  let child: ChildProcess | undefined;
  const lines: string[] = [];
  const keep = (line: string): void => {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
    options.say(line);
  };

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    if (!ending) return;
    const ended = ending.exitCode === null && ending.signalCode === null ? once(ending, 'exit') : undefined;
    ending.kill(signal);
    const impatient = setTimeout(() => ending.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(impatient);
  };

  return {
    get pid() {
      return child?.pid;
    },
    async start() {
      if (child) return;
      const started = spawnWeb(options, keep);
      child = started;
      started.once('exit', (code, signal) => {
        if (child === started) child = undefined;
        if (code) keep(`web ended with ${code}`);
        else if (signal && signal !== 'SIGTERM') keep(`web was ended by ${signal}`);
      });
      await untilItAnswers(started, options.port, lines);
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async setClock(offsetMs) {
      const listening = child;
      if (!listening?.connected) return;
      await new Promise<void>((done) => {
        const heard = (message: { clockOffsetMs?: number }): void => {
          if (message.clockOffsetMs === offsetMs) stopListening();
        };
        const stopListening = (): void => {
          listening.off('message', heard);
          listening.off('exit', stopListening);
          done();
        };
        listening.on('message', heard);
        listening.on('exit', stopListening);
        listening.send({ clockOffsetMs: offsetMs });
      });
    },
    output: () => [...lines],
  };
}

function spawnWeb(options: WebOptions, say: (line: string) => void): ChildProcess {
  const imports = [PRELOAD, ...options.imports].flatMap((module) => ['--import', module]);
  const child = spawn(process.execPath, [...imports, SERVER], {
    cwd: resolve(ROOT, 'web'),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...withoutOurOwn(process.env),
      ...options.environment,
      NODE_ENV: 'production',
      PORT: String(options.port),
      DATABASE_URL: options.databaseUrl,
      SHOPIFY_API_KEY: options.app.apiKey,
      SHOPIFY_API_SECRET: options.app.apiSecret,
      SHOPIFY_APP_URL: `http://localhost:${options.port}`,
      SCOPES: options.app.scopes.join(','),
      SIMULATOR_ADMIN_ORIGIN: options.adminOrigin,
      SIMULATOR_CLOCK_OFFSET_MS: String(options.clockOffsetMs()),
    },
  });
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) say(line);
    });
  }
  return child;
}

/** jest and npm leave settings behind that another Node process should not inherit. */
function withoutOurOwn(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, JEST_WORKER_ID: _worker, ...rest } = environment;
  return rest;
}

async function untilItAnswers(child: ChildProcess, port: number, lines: readonly string[]): Promise<void> {
  const deadline = Date.now() + READY_SECONDS * 1000;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`web did not start. Its last words:\n${lines.slice(-30).join('\n')}`);
    }
    try {
      const { ok } = await fetch(`http://127.0.0.1:${port}/healthz`);
      if (ok) return;
    } catch {
      // not listening yet
    }
    await wait(50);
  }
}
