import { describeCart, EMPTY_CART } from '../cart/cart-record.ts';
import type { DeviceConfig } from '../device-config.ts';
import type { DeviceFacts, LiveValues, Printer, ScannerSource } from '../protocol.ts';

/** Behaviour of real devices that extensions must survive. */
export interface HostileModes {
  /** How often one scan is delivered. */
  repeatScans: number;
  /** Screens below the top one hear scans too: the scanner is shared by all. */
  lowerScreensHearScans: boolean;
  /** An external scanner types into the focused field as well. */
  keyboardWedge: boolean;
  /** The signed-in account may not use this app: there is no ID token. */
  noAppPermission: boolean;
  /** ID tokens are two minutes old when they are used. */
  expiredTokens: boolean;
  /** Every call from a screen to POS takes this much longer. */
  hostCallMs: number;
}

/** Everything about a device that a person or a test can change. Tells its listener after each change. */
export class DeviceState {
  readonly facts: DeviceFacts;
  live: LiveValues;
  hostile: HostileModes = {
    repeatScans: 1,
    lowerScreensHearScans: true,
    keyboardWedge: false,
    noAppPermission: false,
    expiredTokens: false,
    hostCallMs: 0,
  };
  printers: Printer[] = [{ id: 'receipt-1', name: 'Counter receipt printer', connected: true }];
  /** Names of the customers that were looked up, by id. */
  readonly customerNames = new Map<number, string>();
  onChange: () => void = () => undefined;

  constructor(config: DeviceConfig, query: URLSearchParams) {
    const ipad = config.kind === 'ipad';
    this.facts = {
      kind: config.kind,
      name: ipad ? 'Counter iPad' : 'POS Go',
      registerName: ipad ? 'iPad 1' : 'Go 1',
      uuid: ipad ? '6f1d2a54-0b64-4c54-9d0a-3a6c1f0e1a01' : '6f1d2a54-0b64-4c54-9d0a-3a6c1f0e1a02',
      id: ipad ? 9001 : 9002,
      isTablet: ipad,
    };
    const number = (name: string) => (query.has(name) ? Number(query.get(name)) : undefined);
    const sources = query.get('sources')?.split(',').filter(Boolean) as ScannerSource[] | undefined;
    this.live = {
      online: query.get('online') !== 'false' && query.get('online') !== '0',
      locale: query.get('locale') ?? 'en',
      staffMemberId: number('staff') ?? associateOf(config)?.id ?? null,
      locationId: number('location') ?? counterOf(config)?.id ?? 0,
      scannerSources: sources ?? (ipad ? ['camera', 'external'] : ['embedded']),
      scanCount: 0,
      scan: {},
      cart: describeCart(EMPTY_CART, config.shop),
      clockOffsetMs: config.clockOffsetMs,
    };
    this.hostile.noAppPermission = query.get('permission') === 'none';
  }

  /** Another shop was opened: who and where are not people and places of the one before. */
  movedTo(config: DeviceConfig): void {
    const { staffMemberId, locationId } = this.live;
    const staff = config.staff.find(({ id }) => id === staffMemberId) ?? associateOf(config);
    const location = config.locations.find(({ id }) => id === locationId) ?? counterOf(config);
    this.change({ staffMemberId: staff?.id ?? null, locationId: location?.id ?? 0 });
  }

  change(values: Partial<LiveValues>): void {
    this.live = { ...this.live, ...values };
    this.onChange();
  }
}

const associateOf = ({ staff }: DeviceConfig) => staff.find(({ role }) => role === 'associate') ?? staff[0];
const counterOf = ({ locations }: DeviceConfig) => locations.find(({ counter }) => counter) ?? locations[0];
