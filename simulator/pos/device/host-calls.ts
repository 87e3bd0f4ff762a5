// What a screen's sandbox may ask of POS, answered by the device it runs on.
import type { HostState } from '../device-config.ts';
import { answerStorageCall, type StorageShelf } from '../storage.ts';
import type { PosCart } from '../cart/cart.ts';
import type { PhotoCamera } from './camera.ts';
import type { DeviceLog } from './device-log.ts';
import type { DeviceState } from './device-state.ts';
import type { PinPad } from './pin-pad.ts';
import { print } from './printing.ts';
import type { Scanner } from './scanner.ts';
import type { Screen, ScreenHost } from './screen.ts';
import type { Toasts } from './toasts.ts';

/** The parts of a device that sandboxes reach. */
export interface ServingDevice {
  readonly appUrl: string;
  readonly state: DeviceState;
  readonly log: DeviceLog;
  readonly scanner: Scanner;
  readonly pinPad: PinPad;
  readonly camera: PhotoCamera;
  readonly cart: PosCart;
  readonly toasts: Toasts;
  presentModal(screen: Screen): void;
  navigate(screen: Screen, url: string, state: unknown): Promise<void>;
  back(): void;
  close(): void;
}

/** The host's side of one screen. `shelf` is the storage of its extension on this device. */
export function createHostCalls(device: ServingDevice, screen: Screen, shelf: StorageShelf): ScreenHost {
  const { state, log, scanner, pinPad, camera, cart, toasts } = device;
  const token = () => askSessionToken(state);
  return delayed(state, {
    request: (record) => void log.requests.push(record),
    sessionToken: token,
    storage: (call) => answerStorageCall(shelf, call),
    toast(content) {
      log.toasts.push(content);
      toasts.show(content);
    },
    presentModal() {
      if (screen.takeTap()) device.presentModal(screen);
      else screen.problem('presentModal() must follow a tap.', false);
    },
    navigate: (url, entryState) => device.navigate(screen, url, entryState),
    back: () => device.back(),
    close: () => device.close(),
    showCameraScanner: () => scanner.showCamera(),
    hideCameraScanner: () => scanner.hideCamera(),
    showPinPad: (onSubmit, options) => pinPad.show(onSubmit, options),
    takePhoto: (options) => camera.take(options),
    cart: (method, args) => cart.call(method, args as Parameters<typeof cart.call>[1]),
    printers: () => state.printers,
    async print(src, printer) {
      const { printers, live } = state;
      const { target } = screen.options;
      const { online } = live;
      await print({
        src,
        printer,
        printers,
        appUrl: device.appUrl,
        token: await token(),
        online,
        target,
        log,
      });
    },
  });
}

/** Lets every call wait, where a test asked for a slow device. */
function delayed(state: DeviceState, host: ScreenHost): ScreenHost {
  const calls = Object.entries(host).map(([name, call]) => [
    name,
    async (...args: never[]): Promise<unknown> => {
      const { hostCallMs } = state.hostile;
      if (hostCallMs > 0) await new Promise((resolve) => setTimeout(resolve, hostCallMs));
      return (call as (...args: never[]) => unknown)(...args);
    },
  ]);
  return Object.fromEntries(calls) as ScreenHost;
}

/** A fresh ID token of the signed-in account; none when it may not use the app. */
async function askSessionToken(state: DeviceState): Promise<string | undefined> {
  if (state.hostile.noAppPermission) return undefined;
  const age = state.hostile.expiredTokens ? '?age=120' : '';
  const response = await fetch(`/__pos/token${age}`, { method: 'POST' });
  const { token, clockOffsetMs } = (await response.json()) as Pick<HostState, 'clockOffsetMs'> & {
    token: string;
  };
  if (clockOffsetMs !== state.live.clockOffsetMs) state.change({ clockOffsetMs });
  return token;
}
