import type { TransactionCompleteEvent } from '@shopify/ui-extensions/point-of-sale';
import type { PosCart } from '../cart/cart.ts';
import type { DeviceConfig, HostState, NativeOrder } from '../device-config.ts';
import type { HistoryEntry, OrderContext } from '../protocol.ts';
import { PhotoCamera } from './camera.ts';
import { createDeviceCart } from './device-cart.ts';
import { DeviceLog } from './device-log.ts';
import { forgetOtherEpoch, shelfOf } from './device-shelf.ts';
import { DeviceState } from './device-state.ts';
import { Shell, type Place } from './home.ts';
import { createHostCalls } from './host-calls.ts';
import { ModalWindow, type ModalContent, type ScreenRunner } from './modal-window.ts';
import { lookUpVariant, NativeDesk } from './native-desk.ts';
import { OrderScreen } from './native-order.ts';
import { createElement } from './overlay.ts';
import { openNativeWindow } from './native-window.ts';
import { PinPad } from './pin-pad.ts';
import { Scanner } from './scanner.ts';
import { Screen } from './screen.ts';
import { Toasts } from './toasts.ts';
import { speak, word } from './words.ts';

const NATIVE = 'shopify:point-of-sale/';
const BACKGROUND = 'pos.app.ready.data';

/** The modal that a tile, menu item or block opens (Action API). */
export function modalTargetOf(target: string): string {
  if (target === 'pos.home.tile.render') return 'pos.home.modal.render';
  return target.replace(/\.action\.menu-item\.render$|\.block\.render$/, '.action.render');
}

/** One POS device: its own screens, the extensions in them, and what they share. */
export class Device {
  config: DeviceConfig;
  readonly state: DeviceState;
  readonly log = new DeviceLog();
  readonly scanner: Scanner;
  readonly pinPad: PinPad;
  readonly camera: PhotoCamera;
  readonly cart: PosCart;
  readonly desk: NativeDesk;
  readonly toasts = new Toasts();
  readonly #shell: Shell;
  readonly #runner: ScreenRunner;
  modal: ModalWindow | undefined;
  #where: Place = 'home';
  #drawn = '';
  /** Counts changes of POS's own place: what was asked for an earlier one comes too late. */
  #visit = 0;
  /** Tiles, menu items and background extensions: screens outside any modal. */
  #embedded: Screen[] = [];
  /** Order screens that show, the one on top last. */
  #orders: OrderScreen[] = [];
  /** Under way while the device starts again after the simulator was reset. */
  #renewal: Promise<void> | undefined;

  constructor(config: DeviceConfig, query: URLSearchParams) {
    this.config = config;
    this.state = new DeviceState(config, query);
    const problem = (message: string) => this.log.problem('POS', message);
    this.scanner = new Scanner(this.state, problem);
    this.pinPad = new PinPad(problem);
    this.camera = new PhotoCamera(config.kind === 'ipad' ? 'ready' : 'none');
    this.cart = createDeviceCart(() => this.config, this.state, problem);
    this.desk = new NativeDesk({
      taxRate: () => this.config.shop.taxRate,
      now: () => new Date(Date.now() + this.state.live.clockOffsetMs),
      online: () => this.state.live.online,
      announce: (event) => this.#announce(event),
    });
    this.#shell = new Shell(() => this.config, {
      showHome: () => void this.showHome(),
      showOrders: () => this.showOrders(),
      showCart: () => this.#showPlace('cart', () => this.#shell.showCart()),
      openOrder: async (name) => (await this.openOrder(name)) !== undefined,
      removeFromCart: (uuid) => void this.cart.call('removeLineItem', [uuid]),
      clearCart: () => void this.cart.call('clearCart', []),
    });
    this.#runner = { open: (content, entry, show) => this.#start(content, entry, show) };
    this.state.onChange = () => this.#stateChanged();
    forgetOtherEpoch(this.config.kind, this.config.epoch);
    document.documentElement.lang = this.state.live.locale;
    document.documentElement.dataset['device'] = config.kind;
    speak(this.state.live.locale);
  }

  get appUrl(): string {
    return this.config.appUrl;
  }

  /** The order on POS's own order screen now; undefined when none shows. */
  get shownOrder(): string | undefined {
    return this.#orders.at(-1)?.order.name;
  }

  /** How many sandboxes run: one for each screen, tile, menu item and background extension. */
  get sandboxes(): number {
    return [...this.#embedded, ...(this.modal?.screens ?? [])].filter((screen) => screen.isRunning).length;
  }

  /** Draws the home screen and starts tiles and background extensions. Settles when the tiles are painted. */
  async start(): Promise<void> {
    document.body.prepend(this.#shell.element);
    const background = this.#extensionsOf(BACKGROUND).map((extension) =>
      this.#start({ extension, target: BACKGROUND, order: null }, null, (screen) => {
        this.#embedded.push(screen);
      }),
    );
    await Promise.all([this.showHome(), ...background]);
  }

  async showHome(): Promise<void> {
    this.#showPlace('home', () => this.#shell.showHome());
    this.#shell.grid.replaceChildren();
    await this.#embed('pos.home.tile.render', null, this.#shell.grid);
  }

  showOrders(): void {
    this.#showPlace('orders', () => this.#shell.showOrders());
  }

  /** Opens the native order screen by number, name or id. Undefined when the shop has no such order. */
  async openOrder(reference: string): Promise<NativeOrder | undefined> {
    this.#visit += 1;
    const visit = this.#visit;
    const order = await this.fetchOrder(reference);
    if (!order) return undefined;
    const { menu } = this.#shell;
    const screen = this.#orderScreen(order, menu);
    await screen.refresh();
    // Meanwhile somebody went elsewhere, or the device died.
    if (visit !== this.#visit) return order;
    this.showOrders();
    this.#orders = [screen];
    this.#shell.place.replaceChildren(screen.element);
    menu.replaceChildren();
    await this.#embed('pos.order-details.action.menu-item.render', order, menu);
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
      this.camera.close();
      this.#shell.cover(false);
      // What was done in the modal shows on the order below it.
      for (const order of this.#orders) void order.refresh();
    });
    this.modal = modal;
    this.#shell.cover(true);
    document.body.append(modal.element);
    await modal.navigate('/', undefined);
  }

  /** A code that no extension's screen is open for: POS puts the product into the cart. */
  async sellScanned(code: string): Promise<void> {
    if (this.modal) return;
    const variant = await lookUpVariant('barcode', code);
    if (variant) await this.cart.call('addLineItem', [variant.variantId, 1]);
  }

  /** Ends every sandbox at once, as a device that lost its power; then POS starts again. Storage stays. */
  async kill(): Promise<void> {
    this.#visit += 1;
    this.pinPad.close();
    this.camera.close();
    this.modal?.close();
    for (const screen of this.#embedded) screen.stop();
    this.#embedded = [];
    this.#leaveNative();
    for (const dialog of document.querySelectorAll('dialog')) {
      dialog.close();
      dialog.remove();
    }
    this.state.live = { ...this.state.live, scan: {}, scanCount: 0 };
    await this.start();
  }

  /** Asks the server for the shared clock, and whether the simulator began anew meanwhile: then the device starts again. */
  async synchronise(): Promise<void> {
    const response = await fetch('/__pos/state').catch(() => undefined);
    if (!response?.ok) return;
    const { epoch, clockOffsetMs } = (await response.json()) as HostState;
    if (clockOffsetMs !== this.state.live.clockOffsetMs) this.state.change({ clockOffsetMs });
    if (epoch !== this.config.epoch) {
      this.config = { ...this.config, epoch };
      this.#renewal = this.#renew();
    }
    await this.#renewal;
  }

  extensionFor(target: string): ModalContent['extension'] {
    const [extension] = this.#extensionsOf(target);
    if (!extension) throw new Error(`No extension here targets ${target}.`);
    return extension;
  }

  presentModal({ options: { extension, target, order } }: Screen): void {
    void this.openModal({ extension, target: modalTargetOf(target), order });
  }

  async navigate(screen: Screen, url: string, state: unknown): Promise<void> {
    if (url.startsWith(NATIVE)) return this.#showNative(url.slice(NATIVE.length));
    if (/^[a-z-]+:/i.test(url)) throw new Error(`POS cannot navigate to ${url}.`);
    if (screen !== this.modal?.top)
      return screen.problem('navigate() from a screen that is not on top.', false);
    this.scanner.hideCamera();
    await this.modal.navigate(url, state);
  }

  back(): void {
    this.modal?.back();
  }

  close(): void {
    this.modal?.close();
  }

  async #renew(): Promise<void> {
    const response = await fetch(`/__pos/config?kind=${this.config.kind}`);
    this.config = (await response.json()) as DeviceConfig;
    forgetOtherEpoch(this.config.kind, this.config.epoch);
    this.cart.reset();
    this.state.movedTo(this.config);
    this.log.clear();
    await this.kill();
  }

  #extensionsOf(target: string) {
    return this.config.extensions.filter((extension) => extension.targets.includes(target));
  }

  #showPlace(where: Place, show: () => void): void {
    this.#visit += 1;
    this.#leaveNative();
    this.#where = where;
    this.#shell.draw(this.state, where);
    show();
  }

  async #embed(target: string, order: OrderContext | null, place: HTMLElement): Promise<void> {
    const running = this.#embedded.filter((screen) => screen.options.target !== BACKGROUND);
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
    const shelf = shelfOf(this.config.kind, extension.handle);
    await screen.start(
      {
        target,
        apiVersion: extension.apiVersion,
        bundleUrl: extension.bundleUrl,
        appUrl: this.appUrl,
        entry,
        order: order && { id: order.id, name: order.name, customerId: order.customerId },
        shop,
        device: this.state.facts,
        locales: extension.locales,
        live: this.state.live,
      },
      createHostCalls(this, screen, shelf),
    );
    return screen;
  }

  /** Tells background extensions, and shows what changed. */
  async #announce(event: TransactionCompleteEvent): Promise<void> {
    for (const screen of this.#embedded) screen.dispatch('transactioncomplete', event);
    await Promise.all(this.#orders.map((order) => order.refresh()));
  }

  #orderScreen(order: NativeOrder, menu?: HTMLElement): OrderScreen {
    return new OrderScreen({
      order,
      desk: this.desk,
      locale: () => this.state.live.locale,
      say: (message) => this.toasts.show(message),
      ...(menu ? { menu } : {}),
    });
  }

  /** A native screen over the modal. Only orders are drawn; the rest say what they stand for. */
  async #showNative(path: string): Promise<void> {
    const id = /^orders\/(\d+)$/.exec(path)?.[1];
    const order = id === undefined ? undefined : await this.fetchOrder(id);
    const screen = order && this.#orderScreen(order);
    await screen?.refresh();
    const content = screen?.element ?? createElement('p', 'card', `${word('nativeScreen')}: ${path}`);
    openNativeWindow(content, () => {
      this.#orders = this.#orders.filter((each) => each !== screen);
    });
    if (screen) this.#orders.push(screen);
  }

  #leaveNative(): void {
    this.#orders = [];
    for (const native of document.querySelectorAll('.native')) native.remove();
  }

  #stateChanged(): void {
    const { live, hostile } = this.state;
    document.documentElement.lang = live.locale;
    speak(live.locale);
    const drawn = JSON.stringify([live.online, live.locale, live.staffMemberId, live.locationId, live.cart]);
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
