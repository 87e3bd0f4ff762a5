import type { NativeOrder } from '../device-config.ts';
import type { RequestRecord, ScannerSource } from '../protocol.ts';
import type { PrintJob, ScreenTiming } from './device-log.ts';
import type { HostileModes } from './device-state.ts';
import { modalTargetOf, type Device } from './device.ts';
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
  toasts(): Promise<string[]>;
  printed(): Promise<PrintJob[]>;
  screen(): Promise<ScreenReport>;
  errors(): Promise<string[]>;
  requests(): Promise<RequestRecord[]>;
  timings(): Promise<ScreenTiming[]>;
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

  return {
    ready,
    async open(target, context = {}) {
      await device.synchronise();
      const extension = device.extensionFor(target);
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
    toasts: async () => [...log.toasts],
    printed: async () => [...log.printed],
    screen: async () => report(),
    errors: async () => [...log.problems],
    requests: async () => [...log.requests],
    timings: async () => [...log.timings],
    kill: () => device.kill(),
  };
}
