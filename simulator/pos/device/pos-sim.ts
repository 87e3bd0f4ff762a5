import type { NativeOrder } from '../device-config.ts';
import type { Cart } from '@shopify/ui-extensions/point-of-sale';
import type { OrderFacts } from './order-facts.ts';
import type { Printer, RequestRecord, ScannerSource } from '../protocol.ts';
import type { CameraState } from './camera.ts';
import type { PrintJob, ScreenTiming } from './device-log.ts';
import type { HostileModes } from './device-state.ts';
import { modalTargetOf, type Device } from './device.ts';
import type { NativeExchange, NativeReturn } from './native-desk.ts';
import { outline, visibleText } from './outline.ts';

/** What an opened target is about. The order may be a gid, a numeric id, or a name. */
export interface TargetContext {
  orderId?: string | number;
}

export interface ScreenReport {
  /** The target on top; null on a screen of POS itself. */
  target: string | null;
  url: string | null;
  /** What lies over it. */
  overlay: 'camera' | 'pin-pad' | null;
  text: string;
  outline: string[];
}

/** Orders by name, amounts as decimal strings, tenders as Shopify names gateways (`cash`). Each answers the order's truth afterwards. */
export interface NativeActions {
  returnNatively(order: string, asked: NativeReturn): Promise<OrderFacts>;
  exchangeNatively(order: string, asked: NativeExchange): Promise<OrderFacts>;
  payOutstanding(amount?: string, tender?: string): Promise<OrderFacts>;
}

/** The one interface of tests and of the workbench to a device page: `window.posSim`. */
export interface PosSim {
  /** Settles when the home screen is painted. */
  ready: Promise<void>;
  open(target: string, context?: TargetContext): Promise<ScreenReport>;
  scan(text: string, source?: ScannerSource): Promise<void>;
  setOnline(online: boolean): Promise<void>;
  /** Pins in a staff member; null: nobody. */
  setStaff(id: number | null): Promise<void>;
  setLocation(id: number): Promise<void>;
  setLocale(tag: string): Promise<void>;
  setSources(sources: ScannerSource[]): Promise<void>;
  setHostile(modes: Partial<HostileModes>): Promise<void>;
  /** Types a PIN into the open PIN pad and submits it. */
  pin(digits: string): Promise<void>;
  /** What the camera sees next, as a data: URL; null: the person cancels. */
  photo(dataUrl: string | null): Promise<void>;
  setCamera(camera: CameraState): Promise<void>;
  /** The printers paired with the device. */
  setPrinters(printers: Printer[]): Promise<void>;
  /** The cart, and a product put into it by hand (`quantity` 1). Answers the line's uuid. */
  cart(): Promise<Cart>;
  addToCart(variantId: number, quantity?: number): Promise<string>;
  /** Checks the cart out: the customer's store credit pays first, `tender` the rest. The cart is empty then. */
  checkOut(tender?: string): Promise<OrderFacts>;
  /** What staff do on POS's own screens, each followed by `transactioncomplete` on this device. */
  native: NativeActions;
  /** Collects what the order on POS's own order screen owes, or `amount` of it (a decimal string in the customer's currency). */
  payOutstanding(amount?: string, tender?: string): Promise<OrderFacts>;
  toasts(): Promise<string[]>;
  printed(): Promise<PrintJob[]>;
  screen(): Promise<ScreenReport>;
  errors(): Promise<string[]>;
  requests(): Promise<RequestRecord[]>;
  timings(): Promise<ScreenTiming[]>;
  /** How many sandboxes run now. */
  sandboxes(): Promise<number>;
  kill(): Promise<void>;
}

export function createPosSim(device: Device, ready: Promise<void>): PosSim {
  const { state, log } = device;

  const report = (): ScreenReport => {
    const top = device.modal?.top;
    const root = device.modal?.element ?? document.body;
    const overlay =
      device.scanner.cameraShown || device.camera.isOpen ? 'camera' : device.pinPad.isOpen ? 'pin-pad' : null;
    return {
      target: top?.options.target ?? null,
      url: top?.options.entry?.url ?? null,
      overlay,
      text: visibleText(root),
      outline: outline(root),
    };
  };

  const orderOf = async (context: TargetContext): Promise<NativeOrder> => {
    const order = context.orderId === undefined ? undefined : await device.openOrder(String(context.orderId));
    if (!order)
      throw new Error(`This target needs {orderId} of an order in the shop; got ${String(context.orderId)}.`);
    return order;
  };

  const payOutstanding: PosSim['payOutstanding'] = async (amount, tender) => {
    const order = device.shownOrder;
    if (order === undefined) throw new Error('No order screen of POS is open; open one, then pay there.');
    return device.desk.payOutstanding(order, amount, tender);
  };

  return {
    ready,
    async open(target, context = {}) {
      await device.synchronise();
      const extension = device.extensionFor(target);
      // Tiles and menu items live on POS's own screens, which a modal would hide.
      if (!target.endsWith('.action.render')) device.modal?.close();
      if (target === 'pos.home.tile.render') await device.showHome();
      else if (target === 'pos.home.modal.render') await device.openModal({ extension, target, order: null });
      else if (target === 'pos.order-details.action.menu-item.render') await orderOf(context);
      else if (target === 'pos.order-details.action.render') {
        const order = await orderOf(context);
        await device.openModal({ extension, target: modalTargetOf(target), order });
      } else throw new Error(`${target} cannot be opened in this simulator.`);
      return report();
    },
    async scan(text, source) {
      device.scanner.scan(text, source);
      void device.sellScanned(text).catch((error: unknown) => log.problem('POS', String(error)));
    },
    async setOnline(online) {
      state.change({ online });
    },
    async setStaff(id) {
      state.change({ staffMemberId: id });
    },
    async setLocation(id) {
      state.change({ locationId: id });
    },
    async setLocale(tag) {
      state.change({ locale: tag });
    },
    async setSources(sources) {
      state.change({ scannerSources: sources });
    },
    async setHostile(modes) {
      state.hostile = { ...state.hostile, ...modes };
    },
    pin: (digits) => device.pinPad.enter(digits),
    async photo(dataUrl) {
      device.camera.put(dataUrl);
    },
    async setCamera(camera) {
      device.camera.state = camera;
    },
    async setPrinters(printers) {
      state.printers = printers;
    },
    cart: async () => device.cart.current,
    addToCart: (variantId, quantity = 1) => device.cart.call('addLineItem', [variantId, quantity]),
    async checkOut(tender) {
      const sold = await device.desk.sell(device.cart.current, state.live.locationId, tender);
      device.cart.reset();
      return sold;
    },
    native: {
      returnNatively: (order, asked) => device.desk.returnNatively(order, asked),
      exchangeNatively: (order, asked) => device.desk.exchangeNatively(order, asked),
      payOutstanding,
    },
    payOutstanding,
    toasts: async () => [...log.toasts],
    printed: async () => [...log.printed],
    screen: async () => report(),
    errors: async () => [...log.problems],
    requests: async () => [...log.requests],
    timings: async () => [...log.timings],
    sandboxes: async () => device.sandboxes,
    kill: () => device.kill(),
  };
}
