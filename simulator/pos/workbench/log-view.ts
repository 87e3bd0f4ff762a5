import type { PrintJob } from '../device/device-log.ts';
import type { DeviceKind } from '../protocol.ts';
import { readControl, type AdminCall } from './control-client.ts';
import type { Frames } from './frames.ts';
import { make } from './markup.ts';

const SHOWN = 60;
const NAMES: Record<DeviceKind, string> = { ipad: 'iPad', 'pos-go': 'POS Go' };

/** What went wrong and what was asked: problems of the devices, their requests, and the app's calls to Shopify. */
export class LogView {
  readonly #problems = make('ul', { class: 'problems', 'aria-live': 'polite' });
  readonly #rows = make('tbody');
  readonly #calls = make('tbody');
  readonly #callsOpen = make('details', {});
  readonly #paper = make('div', { class: 'paper' });
  readonly #printed = make('details', { open: true }, make('summary', {}, 'Printed last'), this.#paper);
  readonly element: HTMLElement;
  readonly #frames: Frames;
  #seen = '';

  constructor(frames: Frames) {
    this.#frames = frames;
    this.#callsOpen.append(
      make('summary', {}, 'The app’s calls to Shopify'),
      make('table', {}, head('Call', 'Cost', 'ms', 'Status'), this.#calls),
    );
    this.element = make(
      'section',
      { class: 'log', 'aria-label': 'Log' },
      make('h2', {}, 'Problems'),
      this.#problems,
      make('h2', {}, 'Requests of the devices'),
      make('table', {}, head('Device', 'Request', 'ms', 'Status'), this.#rows),
      this.#callsOpen,
      this.#printed,
    );
    this.#printed.hidden = true;
  }

  async refresh(): Promise<void> {
    const problems: string[] = [];
    const requests: HTMLElement[] = [];
    let printed: PrintJob | undefined;
    for (const kind of this.#frames.shown) {
      const sim = await this.#frames.sim(kind);
      for (const problem of await sim.errors()) problems.push(`${NAMES[kind]}: ${problem}`);
      printed = (await sim.printed()).at(-1) ?? printed;
      for (const { method, path, ms, status } of (await sim.requests()).slice(-SHOWN)) {
        requests.push(
          row([NAMES[kind], `${method} ${path}`, String(ms), status === 0 ? 'no answer' : String(status)]),
        );
      }
    }
    const calls = this.#callsOpen.open ? ((await readControl<AdminCall[]>('calls')) ?? []).slice(-SHOWN) : [];
    const state = JSON.stringify([problems, requests.length, calls.length, calls.at(-1), printed]);
    if (state === this.#seen) return;
    this.#seen = state;
    this.#problems.replaceChildren(
      ...(problems.length > 0
        ? problems.map((text) => make('li', {}, text))
        : [make('li', { class: 'none' }, 'None.')]),
    );
    this.#rows.replaceChildren(...requests.reverse());
    this.#printed.hidden = printed === undefined;
    if (printed) this.#paper.replaceChildren(onPaper(printed));
    this.#calls.replaceChildren(
      ...calls
        .reverse()
        .map(({ operation, operationName, cost, ms, status }) =>
          row([operationName ?? operation, String(cost ?? ''), String(Math.round(ms)), String(status)]),
        ),
    );
  }
}

/** A document as it came out of the printer; scripts do not run on paper. */
function onPaper({ src, printer, contentType, body }: PrintJob): HTMLElement {
  const caption = make('figcaption', {}, `${src} on ${printer ?? 'the system’s printer'}`);
  const sheet = contentType.startsWith('image/')
    ? make('img', { src: body, alt: src })
    : make('iframe', {
        title: `Printed ${src}`,
        sandbox: '',
        srcdoc: contentType.startsWith('text/html') ? body : contentType,
      });
  return make('figure', {}, sheet, caption);
}

function head(...names: string[]): HTMLElement {
  return make('thead', {}, make('tr', {}, ...names.map((name) => make('th', { scope: 'col' }, name))));
}

function row(cells: string[]): HTMLElement {
  return make('tr', {}, ...cells.map((cell) => make('td', {}, cell)));
}
