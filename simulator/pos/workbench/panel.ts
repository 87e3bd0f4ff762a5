import type { HostileModes } from '../device/device-state.ts';
import type { DeviceKind } from '../protocol.ts';
import { askControl, readControl, type SimulatorState } from './control-client.ts';
import type { Frames } from './frames.ts';
import { make, makeChoice } from './markup.ts';
import type { WorkbenchConfig } from './workbench-config.ts';

/** Faults by the names of `/__sim/faults`, and what a person would call them. */
const FAULT_MODES = [
  ['reply-lost', 'works, but the reply is lost'],
  ['5xx', 'answers 502'],
  ['throttled', 'is throttled'],
  ['slow', 'takes 5 seconds'],
  ['user-error', 'answers a user error'],
  ['refused', 'refuses the connection'],
] as const;
const FAULT_OPERATIONS = ['returnCreate', 'returnProcess', 'refundCreate', 'return', 'order', 'orders'];
const SLOW_MS = 5000;

/** The workbench's controls: what to try, who works where, what to scan, and what goes wrong. */
export class Panel {
  readonly element = make('aside', { class: 'panel', 'aria-label': 'Controls' });
  readonly #frames: Frames;
  readonly #config: WorkbenchConfig;
  readonly #clock = make('output', {}, '…');
  readonly #web = make('span', { class: 'web' });
  readonly #message = make('p', { class: 'message', role: 'alert' });
  #scanner: DeviceKind = 'ipad';

  constructor(frames: Frames, config: WorkbenchConfig) {
    this.#frames = frames;
    this.#config = config;
    this.element.append(
      this.#message,
      section('Try this', this.#examples()),
      section('Scan', this.#scan()),
      section('Device', ...this.#device()),
      section('Shopify', ...this.#shopify()),
    );
  }

  async refresh(): Promise<void> {
    const state = await readControl<SimulatorState>('state');
    if (!state) return;
    this.#clock.textContent = new Date(state.now).toLocaleString('en-GB', {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    this.#web.hidden = state.webPid !== null;
  }

  #examples(): HTMLElement {
    const { examples } = this.#config;
    if (examples.length === 0) return make('p', {}, 'This store file holds no worked examples.');
    return make(
      'ol',
      { class: 'examples' },
      ...examples.map(({ title, steps, scan }, index) =>
        make(
          'li',
          {},
          make(
            'details',
            { open: index === 0 },
            make('summary', {}, title),
            make('ul', {}, ...steps.map((step) => make('li', {}, step))),
            this.#button(`Open the app and scan ${scan}`, () => this.#openAndScan(scan)),
          ),
        ),
      ),
    );
  }

  #scan(): HTMLElement {
    const input = make('input', { placeholder: 'Any code', 'aria-label': 'Code to scan' });
    const codes = this.#config.fixtures.map(({ label, text }) =>
      this.#button(label, () => this.#openAndScan(text), text.slice(0, 60)),
    );
    const form = make('form', { class: 'row' }, input, make('button', { class: 'strong' }, 'Scan'));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#attempt(() => this.#openAndScan(input.value));
    });
    const devices = makeChoice(
      'Scan with',
      [
        ['ipad', 'iPad'],
        ['pos-go', 'POS Go'],
      ],
      (kind) => {
        this.#scanner = kind as DeviceKind;
      },
    );
    return make('div', {}, devices, form, make('div', { class: 'codes' }, ...codes));
  }

  #device(): HTMLElement[] {
    const { staff, locations, locales } = this.#config;
    const everywhere = this.#frames.everywhere.bind(this.#frames);
    const set = (act: Parameters<Frames['everywhere']>[0]) => void this.#attempt(() => everywhere(act));
    const online = make('input', {
      type: 'checkbox',
      checked: true,
      onchange: () => set((sim) => sim.setOnline(online.checked)),
    });
    const shown: Record<string, DeviceKind[]> = {
      both: ['ipad', 'pos-go'],
      ipad: ['ipad'],
      'pos-go': ['pos-go'],
    };
    return [
      makeChoice(
        'Show',
        [
          ['both', 'Both devices'],
          ['ipad', 'iPad'],
          ['pos-go', 'POS Go'],
        ],
        (kinds) => this.#frames.show(shown[kinds] ?? []),
      ),
      makeChoice(
        'Language',
        locales.map((tag) => [tag, languageName(tag)]),
        (tag) => set((sim) => sim.setLocale(tag)),
      ),
      makeChoice(
        'Staff',
        staff.map(({ id, name, role, pin }) => [String(id), `${name}, ${role}, PIN ${pin}`]),
        (id) => set((sim) => sim.setStaff(Number(id))),
      ),
      makeChoice(
        'Location',
        locations.map(({ id, name, counter }) => [String(id), counter ? name : `${name} (no counter)`]),
        (id) => set((sim) => sim.setLocation(Number(id))),
      ),
      make('label', { class: 'check' }, online, ' Online'),
      ...this.#hostile(),
      make(
        'div',
        { class: 'row' },
        this.#button('Open POS’s order screen', async () => {
          const { scan } = this.#config.examples[0] ?? { scan: '' };
          const sim = await this.#frames.sim(this.#scanner);
          await sim.open('pos.order-details.action.menu-item.render', { orderId: scan });
        }),
        this.#button('Kill the tablet', async () => (await this.#frames.sim(this.#scanner)).kill()),
      ),
    ];
  }

  /** Habits of real devices that an app must survive. */
  #hostile(): HTMLElement[] {
    const habit = (text: string, modes: (on: boolean) => Partial<HostileModes>) => {
      const box = make('input', {
        type: 'checkbox',
        onchange: () =>
          void this.#attempt(() => this.#frames.everywhere((sim) => sim.setHostile(modes(box.checked)))),
      });
      return make('label', { class: 'check' }, box, ` ${text}`);
    };
    return [
      habit('Every scan arrives twice', (on) => ({ repeatScans: on ? 2 : 1 })),
      habit('The scanner types as well', (on) => ({ keyboardWedge: on })),
      habit('The account may not use the app', (on) => ({ noAppPermission: on })),
    ];
  }

  #shopify(): HTMLElement[] {
    const start = this.#button('Start it again', () => askControl('web', { start: true }));
    this.#web.append('The app’s server is down. ', start);
    this.#web.hidden = true;
    const operation = makeChoice(
      'The next',
      FAULT_OPERATIONS.map((name) => [name, name]),
      () => undefined,
    );
    const mode = makeChoice(
      'call',
      FAULT_MODES.map(([value, text]) => [value, text]),
      () => undefined,
    );
    const valueOf = (label: HTMLElement) => label.querySelector('select')?.value ?? '';
    const fault = this.#button('Set this fault', () =>
      askControl('faults', [
        {
          operation: valueOf(operation),
          nth: 1,
          mode: valueOf(mode),
          ...(valueOf(mode) === 'slow' ? { ms: SLOW_MS } : {}),
        },
      ]),
    );
    const advance = (text: string, seconds: number) =>
      this.#button(text, async () => {
        await askControl('clock', { advanceSeconds: seconds });
        await this.refresh();
      });
    return [
      this.#web,
      make('p', { class: 'clock' }, 'The shop’s clock: ', this.#clock),
      make(
        'div',
        { class: 'row' },
        advance('+1 hour', 3600),
        advance('+1 day', 86_400),
        advance('+30 days', 2_592_000),
      ),
      makeChoice(
        'Each call takes',
        [
          ['0', 'no extra time'],
          ['200', '200 ms'],
          ['1000', '1 second'],
          ['5000', '5 seconds'],
        ],
        (ms) => void this.#attempt(() => askControl('latency', { ms: Number(ms) })),
      ),
      operation,
      mode,
      make(
        'div',
        { class: 'row' },
        fault,
        this.#button('Clear faults', () => askControl('faults', [])),
      ),
      make(
        'div',
        { class: 'row' },
        this.#button('Begin again', () => askControl('reset', {})),
      ),
    ];
  }

  /** Opens the app on the scanning device unless it is open, and scans. */
  async #openAndScan(text: string): Promise<void> {
    if (!this.#frames.shown.includes(this.#scanner)) this.#frames.show([this.#scanner]);
    const sim = await this.#frames.sim(this.#scanner);
    if ((await sim.screen()).target === null) await sim.open('pos.home.modal.render');
    await sim.scan(text);
  }

  #button(text: string, act: () => Promise<unknown>, title = ''): HTMLButtonElement {
    const attributes = {
      type: 'button',
      onclick: () => void this.#attempt(act),
      ...(title ? { title } : {}),
    };
    return make('button', attributes, text);
  }

  /** Does it, and says so when it fails. */
  async #attempt(act: () => Promise<unknown>): Promise<void> {
    this.#message.textContent = '';
    try {
      await act();
    } catch (error) {
      this.#message.textContent = error instanceof Error ? error.message : String(error);
    }
  }
}

function section(title: string, ...content: HTMLElement[]): HTMLElement {
  return make('section', {}, make('h2', {}, title), ...content);
}

function languageName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}
