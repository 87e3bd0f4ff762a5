// What a POS sandbox lacks, and what it does differently from a plain worker.

/** In a worker of ours but in no POS sandbox: using one would pass here and fail at the counter. */
const BROWSER_ONLY = [
  'BroadcastChannel',
  'EventSource',
  'FileReader',
  'Notification',
  'SharedWorker',
  'WebSocket',
  'WebTransport',
  'Worker',
  'XMLHttpRequest',
  'caches',
  'importScripts',
  'indexedDB',
  'localStorage',
  'sessionStorage',
];

export function hideBrowserOnlyGlobals(): void {
  for (const name of BROWSER_ONLY) {
    Object.defineProperty(globalThis, name, { value: undefined, configurable: true, writable: true });
  }
}

let offsetMs = 0;

/** Moves the sandbox's clock to the shop's: `offsetMs` ahead of the real one. */
export function setClockOffset(ms: number): void {
  offsetMs = ms;
}

/** Replaces Date by one that reads the shop's clock. */
export function shiftDate(): void {
  const RealDate = Date;
  const now = () => RealDate.now() + offsetMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, member, receiver) =>
      member === 'now' ? now : (Reflect.get(target, member, receiver) as unknown),
  });
}

/** Reports what nobody caught, and what the extension itself complained about on the console. */
export function reportUncaught(fatal: (message: string) => void, warn: (message: string) => void): void {
  globalThis.addEventListener('error', (event) => {
    event.preventDefault();
    fatal(`Uncaught: ${describe((event.error as unknown) ?? event.message)}`);
  });
  globalThis.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    warn(`Unhandled rejection: ${describe(event.reason)}`);
  });
  for (const level of ['error', 'warn'] as const) {
    const print = console[level].bind(console);
    console[level] = (...words: unknown[]) => {
      print(...words);
      warn(`console.${level}: ${words.map(describe).join(' ')}`);
    };
  }
}

function describe(reason: unknown): string {
  if (reason instanceof Error) return `${reason.name}: ${reason.message}\n${reason.stack ?? ''}`.trim();
  return typeof reason === 'string' ? reason : JSON.stringify(reason);
}
