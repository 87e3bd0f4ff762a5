import type { DeviceConfig, HostState, NativeOrder } from '../device-config.ts';
import type { HistoryEntry, OrderContext } from '../protocol.ts';
import { answerStorageCall, shelfIn } from '../storage.ts';
import { PhotoCamera } from './camera.ts';
import { DeviceLog } from './device-log.ts';
import { DeviceState } from './device-state.ts';
import { Shell, drawOrder } from './home.ts';
import { ModalWindow, type ModalContent, type ScreenRunner } from './modal-window.ts';
import { createButton, createElement } from './overlay.ts';
import { PinPad } from './pin-pad.ts';
import { print } from './printing.ts';
import { Scanner } from './scanner.ts';
import { Screen, type ScreenHost } from './screen.ts';
import { Toasts } from './toasts.ts';
import { speak, word } from './words.ts';

const NATIVE = 'shopify:point-of-sale/';

/** The modal that a tile, menu item or block opens (Action API). */
export function modalTargetOf(target: string): string {
  if (target === 'pos.home.tile.render') return 'pos.home.modal.render';
  return target.replace(/\.action\.menu-item\.render$|\.block\.render$/, '.action.render');
}

/** One POS device: its own screens, the extensions in them, and what they share. */
export class Device {
  readonly config: DeviceConfig;
  readonly state: DeviceState;
  readonly log = new DeviceLog();
  readonly scanner: Scanner;
  readonly pinPad: PinPad;
  readonly camera = new PhotoCamera();
  readonly #toasts = new Toasts();
  readonly #shell: Shell;
  readonly #runner: ScreenRunner;
  modal: ModalWindow | undefined;
  #where: 'home' | 'orders' = 'home';
  #drawn = '';
  /** Tiles, menu items and background extensions: screens outside any modal. */
  #embedded: Screen[] = [];

  constructor(config: DeviceConfig, query: URLSearchParams) {
    this.config = config;
    this.state = new DeviceState(config, query);
    const problem = (message: string) => this.log.problem('POS', message);
    this.scanner = new Scanner(this.state, problem);
    this.pinPad = new PinPad(problem);
    this.#shell = new Shell(config, {
      showHome: () => void this.showHome(),
      showOrders: () => this.showOrders(),
      openOrder: async (name) => (await this.openOrder(name)) !== undefined,
    });
    this.#runner = { open: (content, entry, show) => this.#start(content, entry, show) };
    this.state.onChange = () => this.#stateChanged();
    this.#forgetOtherEpoch();
    document.documentElement.lang = this.state.live.locale;
    document.documentElement.dataset['device'] = config.kind;
    speak(this.state.live.locale);
  }

  /** Draws the home screen and starts tiles and background extensions. Settles when the tiles are painted. */
  async start(): Promise<void> {
    document.body.prepend(this.#shell.element);
    await this.showHome();
    const background = this.#extensionsOf('pos.app.ready.data').map((extension) =>
      this.#start({ extension, target: 'pos.app.ready.data', order: null }, null, (screen) => {
        this.#embedded.push(screen);
      }),
    );
    await Promise.all(background);
  }

  async showHome(): Promise<void> {
    this.#leaveNative();
    this.#where = 'home';
    this.#shell.draw(this.state, 'home');
    this.#shell.showHome();
    this.#shell.grid.replaceChildren();
    await this.#embed('pos.home.tile.render', null, this.#shell.grid);
  }

  showOrders(): void {
    this.#leaveNative();
    this.#where = 'orders';
    this.#shell.draw(this.state, 'orders');
    this.#shell.showOrders();
  }

  /** Opens the native order screen by number, name or id. Undefined when the shop has no such order. */
  async openOrder(reference: string): Promise<NativeOrder | undefined> {
    const order = await this.fetchOrder(reference);
    if (!order) return undefined;
    this.showOrders();
    this.#shell.showOrder(order, this.state.live.locale);
    this.#shell.menu.replaceChildren();
    await this.#embed('pos.order-details.action.menu-item.render', order, this.#shell.menu);
    return order;
  }

  async fetchOrder(reference: string): Promise<NativeOrder | undefined> {
    const response = await fetch(`/__pos/order?ref=${encodeURIComponent(reference)}`);
    return response.ok ? ((await response.json()) as NativeOrder) : undefined;
  }

  /** Opens the modal of a target. Settles when its first screen is painted. */
  async openModal(content: ModalContent): Promise<void> {
    this.modal?.close();
    const modal = new ModalWindow(content, this.#runner, () => {
      this.modal = undefined;
      this.scanner.hideCamera();
      this.pinPad.close();
      this.#shell.element.inert = false;
    });
    this.modal = modal;
    this.#shell.element.inert = true;
    document.body.append(modal.element);
    await modal.navigate('/', undefined);
  }

  /** Ends every sandbox at once, as a device that lost its power; then POS starts again. Storage stays. */
  async kill(): Promise<void> {
    this.pinPad.close();
    this.camera.close();
    this.modal?.close();
    for (const screen of this.#embedded) screen.stop();
    this.#embedded = [];
    for (const dialog of document.querySelectorAll('dialog')) dialog.remove();
    this.state.live = { ...this.state.live, scan: {}, scanCount: 0 };
    await this.start();
  }

  /** Asks the server for the shared clock, and whether the simulator began anew meanwhile. */
  async synchronise(): Promise<void> {
    const response = await fetch('/__pos/state').catch(() => undefined);
    if (!response?.ok) return;
    const { epoch, clockOffsetMs } = (await response.json()) as HostState;
    if (clockOffsetMs !== this.state.live.clockOffsetMs) this.state.change({ clockOffsetMs });
    if (epoch === this.config.epoch) return;
    this.config.epoch = epoch;
    this.#forgetOtherEpoch();
    this.log.clear();
    await this.kill();
  }

  extensionFor(target: string): ModalContent['extension'] {
    const [extension] = this.#extensionsOf(target);
    if (!extension) throw new Error(`No extension here targets ${target}.`);
    return extension;
  }

  #extensionsOf(target: string) {
    return this.config.extensions.filter((extension) => extension.targets.includes(target));
  }

  async #embed(target: string, order: OrderContext | null, place: HTMLElement): Promise<void> {
    const running = this.#embedded.filter((screen) => screen.options.target !== 'pos.app.ready.data');
    for (const screen of running) screen.stop();
    this.#embedded = this.#embedded.filter((screen) => !running.includes(screen));
    const starting = this.#extensionsOf(target).map((extension) =>
      this.#start({ extension, target, order }, null, (screen) => {
        this.#embedded.push(screen);
        place.append(screen.element);
      }),
    );
    await Promise.all(starting);
  }

  async #start(
    { extension, target, order }: ModalContent,
    entry: HistoryEntry | null,
    show: (screen: Screen) => void,
  ): Promise<Screen> {
    const screen = new Screen({ extension, target, entry, order, log: this.log });
    show(screen);
    const { name: _name, ...shop } = this.config.shop;
    await screen.start(
      {
        target,
        apiVersion: extension.apiVersion,
        bundleUrl: extension.bundleUrl,
        appUrl: this.config.appUrl,
        entry,
        order: order && { id: order.id, name: order.name, customerId: order.customerId },
        shop,
        device: this.state.facts,
        locales: extension.locales,
        live: this.state.live,
      },
      this.#hostFor(screen),
    );
    return screen;
  }

  #hostFor(screen: Screen): ScreenHost {
    const { extension, target, order } = screen.options;
    const shelf = shelfIn(localStorage, `${this.#storagePrefix()}${extension.handle}:`);
    return this.#delayed({
      request: (record) => void this.log.requests.push(record),
      sessionToken: () => this.#sessionToken(),
      storage: (call) => answerStorageCall(shelf, call),
      toast: (content) => {
        this.log.toasts.push(content);
        this.#toasts.show(content);
      },
      presentModal: () => {
        if (!screen.takeTap()) screen.problem('presentModal() must follow a tap.', false);
        else void this.openModal({ extension, target: modalTargetOf(target), order });
      },
      navigate: (url, state) => this.#navigate(screen, url, state),
      back: () => this.modal?.back(),
      close: () => this.modal?.close(),
      showCameraScanner: () => this.scanner.showCamera(),
      hideCameraScanner: () => this.scanner.hideCamera(),
      showPinPad: (onSubmit, options) => this.pinPad.show(onSubmit, options),
      takePhoto: (options) => this.camera.take(options),
      printers: () => this.state.printers,
      print: async (src, printer) => {
        const { appUrl } = this.config;
        const { printers } = this.state;
        await print({ src, printer, printers, appUrl, token: await this.#sessionToken(), log: this.log });
      },
    });
  }

  /** Lets every call wait, where a test asked for a slow device. */
  #delayed(host: ScreenHost): ScreenHost {
    const calls = Object.entries(host).map(([name, call]) => [
      name,
      async (...args: never[]): Promise<unknown> => {
        const { hostCallMs } = this.state.hostile;
        if (hostCallMs > 0) await new Promise((resolve) => setTimeout(resolve, hostCallMs));
        return (call as (...args: never[]) => unknown)(...args);
      },
    ]);
    return Object.fromEntries(calls) as ScreenHost;
  }

  async #navigate(screen: Screen, url: string, state: unknown): Promise<void> {
    if (url.startsWith(NATIVE)) return this.#showNative(url.slice(NATIVE.length));
    if (/^[a-z-]+:/i.test(url)) throw new Error(`POS cannot navigate to ${url}.`);
    if (screen !== this.modal?.top)
      return screen.problem('navigate() from a screen that is not on top.', false);
    this.scanner.hideCamera();
    await this.modal.navigate(url, state);
  }

  /** A native screen over the modal. Only orders are drawn; the rest say what they stand for. */
  async #showNative(path: string): Promise<void> {
    const id = /^orders\/(\d+)$/.exec(path)?.[1];
    const order = id === undefined ? undefined : await this.fetchOrder(id);
    const native = createElement('section', 'modal-window native');
    native.setAttribute('role', 'dialog');
    native.setAttribute('aria-label', word('nativeScreen'));
    const back = createButton('←', 'leave', () => native.remove());
    back.setAttribute('aria-label', word('back'));
    const body = createElement('div', 'screens place');
    if (order) body.append(...drawOrder(order, this.state.live.locale));
    else body.append(createElement('h1', '', word('nativeScreen')), createElement('p', '', path));
    native.append(back, body);
    document.body.append(native);
  }

  #leaveNative(): void {
    for (const native of document.querySelectorAll('.native')) native.remove();
  }

  async #sessionToken(): Promise<string | undefined> {
    if (this.state.hostile.noAppPermission) return undefined;
    const age = this.state.hostile.expiredTokens ? '?age=120' : '';
    const response = await fetch(`/__pos/token${age}`, { method: 'POST' });
    const { token, clockOffsetMs } = (await response.json()) as { token: string; clockOffsetMs: number };
    if (clockOffsetMs !== this.state.live.clockOffsetMs) this.state.change({ clockOffsetMs });
    return token;
  }

  #storagePrefix(): string {
    return `pos:${this.config.kind}:`;
  }

  /** What another epoch of the simulator stored is not this device's. */
  #forgetOtherEpoch(): void {
    const mark = `${this.#storagePrefix()}epoch`;
    if (localStorage.getItem(mark) === this.config.epoch) return;
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(this.#storagePrefix())) localStorage.removeItem(name);
    }
    localStorage.setItem(mark, this.config.epoch);
  }

  #stateChanged(): void {
    const { live, hostile } = this.state;
    document.documentElement.lang = live.locale;
    speak(live.locale);
    const drawn = [live.online, live.locale, live.staffMemberId, live.locationId].join();
    // A scan or a tick of the clock must not take the focus from a field on POS's own screens.
    if (drawn !== this.#drawn) this.#shell.draw(this.state, this.#where);
    this.#drawn = drawn;
    const stack = this.modal?.screens ?? [];
    this.modal?.showLeave();
    for (const screen of [...this.#embedded, ...stack]) {
      screen.update(live, screen === stack.at(-1) || hostile.lowerScreensHearScans);
    }
  }
}
