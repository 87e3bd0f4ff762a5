import { ThreadWebWorker } from '@quilted/threads';
import { DOMRemoteReceiver } from '@remote-dom/core/receivers';
import type { DeviceExtension } from '../device-config.ts';
import type {
  HistoryEntry,
  HostCalls,
  LiveValues,
  OrderContext,
  ScreenCalls,
  ScreenStart,
} from '../protocol.ts';
import { registry } from '../registry/registry.ts';
import type { DeviceLog } from './device-log.ts';
import { IncomingTree } from './incoming-tree.ts';
import { word } from './words.ts';

export const WORKER_URL = '/__pos/worker.js';
/** A tap counts as one for this long, as transient activation does in browsers. */
const TAP_COUNTS_FOR_MS = 5000;
/** A screen that shows nothing for this long counts as broken. */
const SILENT_FOR_MS = 15_000;

export interface ScreenOptions {
  extension: DeviceExtension;
  target: string;
  entry: HistoryEntry | null;
  order: OrderContext | null;
  log: DeviceLog;
}

/** What one screen's sandbox may call, apart from what the screen answers itself. */
export type ScreenHost = Omit<HostCalls, 'mutate' | 'started' | 'problem'>;

/** One screen of an extension: a worker of its own, and the elements that show what it renders. */
export class Screen {
  readonly element = document.createElement('div');
  readonly options: ScreenOptions;
  /** Settles when the first content is painted, or the screen broke. */
  readonly shown: Promise<void>;
  #settle: () => void = () => undefined;
  #worker: Worker | undefined;
  #thread: ThreadWebWorker<ScreenCalls, HostCalls> | undefined;
  #startedAt = 0;
  #lastTapAt = -Infinity;
  #painted = false;
  #stopped = false;
  #heard: Pick<LiveValues, 'scan' | 'scanCount'> | undefined;
  broken = false;

  constructor(options: ScreenOptions) {
    this.options = options;
    this.element.className = 'screen';
    this.element.dataset['target'] = options.target;
    this.shown = new Promise((resolve) => {
      this.#settle = resolve;
    });
    for (const kind of ['pointerdown', 'click', 'keydown'] as const) {
      this.element.addEventListener(kind, (event) => {
        if (event.isTrusted) this.#lastTapAt = performance.now();
      });
    }
    this.element.addEventListener('pos-problem', (event) => {
      this.problem((event as CustomEvent<string>).detail, false);
    });
  }

  /** Whether its sandbox runs. */
  get isRunning(): boolean {
    return this.#worker !== undefined && !this.#stopped && !this.broken;
  }

  get name(): string {
    const { target, entry } = this.options;
    return entry && entry.url !== '/' ? `${target} ${entry.url ?? ''}` : target;
  }

  /** Uses up the last tap; false when there was none lately. */
  takeTap(): boolean {
    const tapped = performance.now() - this.#lastTapAt < TAP_COUNTS_FOR_MS;
    this.#lastTapAt = -Infinity;
    return tapped;
  }

  start(start: ScreenStart, host: ScreenHost): Promise<void> {
    this.#startedAt = performance.now();
    this.#heard = { scan: start.live.scan, scanCount: start.live.scanCount };
    const receiver = new DOMRemoteReceiver({
      root: this.element,
      elements: Object.keys(registry.components),
    });
    const incoming = new IncomingTree(
      this.options.target,
      (message, fatal) => this.problem(message, fatal),
      () => this.#stopped || this.broken,
    );
    const worker = new Worker(WORKER_URL);
    this.#worker = worker;
    worker.onerror = (event) => {
      event.preventDefault();
      this.problem(event.message || 'The worker could not start.', true);
    };
    this.#thread = ThreadWebWorker.from<ScreenCalls, HostCalls>(worker, {
      exports: {
        ...host,
        mutate: (records) => {
          const checked = incoming.check(records);
          if (this.broken) return;
          receiver.connection.mutate(checked);
          this.#paint();
        },
        started: () => {
          if (this.options.target.endsWith('.data')) this.#settle();
        },
        problem: (message, fatal) => this.problem(message, fatal),
      },
    });
    this.#thread.imports.start(start).catch((error: unknown) => {
      if (!this.#stopped) this.problem(errorText(error), true);
    });
    const silence = setTimeout(() => this.problem('Nothing was shown for 15 seconds.', true), SILENT_FOR_MS);
    return this.shown.finally(() => clearTimeout(silence));
  }

  /** Passes on changed values; a screen that does not hear scans keeps the last one it heard. */
  update(live: LiveValues, hearsScans: boolean): void {
    const { scan, scanCount } = hearsScans ? live : (this.#heard ?? live);
    this.#heard = { scan, scanCount };
    this.#thread?.imports.update({ ...live, scan, scanCount }).catch(() => undefined);
  }

  /** Passes on a host event; only background targets listen. */
  dispatch(type: string, event: unknown): void {
    this.#thread?.imports.dispatch(type, event).catch(() => undefined);
  }

  returned(from: HistoryEntry): void {
    this.#thread?.imports.returned(from).catch(() => undefined);
  }

  stop(): void {
    this.#stopped = true;
    this.#end();
    this.element.remove();
    this.#settle();
  }

  /** Nothing goes in or out any more; what waits for an answer fails. */
  #end(): void {
    this.#thread?.close();
    this.#worker?.terminate();
  }

  problem(message: string, fatal: boolean): void {
    this.options.log.problem(this.name, message);
    if (fatal && !this.broken) this.#break();
  }

  /** POS shows little more than this when an extension breaks. */
  #break(): void {
    this.broken = true;
    this.#end();
    const message = document.createElement('div');
    message.className = 'broken';
    message.setAttribute('role', 'alert');
    const title = document.createElement('h2');
    title.textContent = word('brokenTitle');
    const text = document.createElement('p');
    text.textContent = word('brokenText');
    message.append(title, text);
    this.element.replaceChildren(message);
    this.#settle();
  }

  #paint(): void {
    if (this.#painted || this.element.childElementCount === 0) return;
    this.#painted = true;
    afterNextFrame(() => {
      const firstPaintMs = Math.round((performance.now() - this.#startedAt) * 10) / 10;
      const { target, entry } = this.options;
      this.options.log.timings.push({ target, url: entry?.url ?? null, firstPaintMs });
      // Shown, and ready: the extension has subscribed to what it wants to hear.
      this.#thread?.imports.idle().then(this.#settle, this.#settle);
    });
  }
}

/** A frame has been produced once a task runs after its animation callback. Hidden pages produce none: they wait a little. */
function afterNextFrame(done: () => void): void {
  let called = false;
  const once = () => {
    if (!called) done();
    called = true;
  };
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      once();
    };
    channel.port2.postMessage(null);
  });
  setTimeout(once, 250);
}

function errorText(error: unknown): string {
  return error instanceof Error ? `${error.message}\n${error.stack ?? ''}`.trim() : String(error);
}
