import type { StoreFile } from '../../store-file.ts';
import { returnReasonLibrary } from './reasons.ts';
import type {
  CustomerRecord,
  GiftCardRecord,
  LocationRecord,
  NodeRecord,
  OrderRecord,
  ProductRecord,
  ReasonRecord,
  RefundRecord,
  ReturnRecord,
  TransactionRecord,
  VariantRecord,
} from './records.ts';

/** The simulated shop: every record, found by what it is looked up by. */
export interface Store {
  file: StoreFile;
  locations: LocationRecord[];
  products: ProductRecord[];
  variants: VariantRecord[];
  variantsBySku: Map<string, VariantRecord>;
  customers: CustomerRecord[];
  orders: OrderRecord[];
  ordersByName: Map<string, OrderRecord>;
  reasons: ReasonRecord[];
  giftCards: GiftCardRecord[];
  returns: ReturnRecord[];
  refunds: RefundRecord[];
  /** Work that was promised and is not done yet. */
  pendingJobs: (() => void)[];
  jobsHeld: boolean;
  /** Authorisations that are captured by themselves, and when. */
  dueCaptures: { transaction: TransactionRecord; at: string }[];
  /** Records by "Type/number", the end of a global id. */
  nodes: Map<string, NodeRecord>;
  /** The next number for anything created from now on. */
  nextId: number;
}

export function emptyStore(file: StoreFile): Store {
  const store: Store = {
    file,
    locations: [],
    products: [],
    variants: [],
    variantsBySku: new Map(),
    customers: [],
    orders: [],
    ordersByName: new Map(),
    reasons: returnReasonLibrary(),
    giftCards: [],
    returns: [],
    refunds: [],
    pendingJobs: [],
    jobsHeld: false,
    dueCaptures: [],
    nodes: new Map(),
    nextId: 9_000_000_001,
  };
  for (const reason of store.reasons) register(store, reason);
  return store;
}

export function newId(store: Store): number {
  const id = store.nextId;
  store.nextId += 1;
  return id;
}

/** Makes a record findable by `node(id:)`; gives it back. */
export function register<R extends NodeRecord>(store: Store, record: R): R {
  store.nodes.set(`${record.type}/${record.id}`, record);
  return record;
}

/** It is there no longer. */
export function forget(store: Store, record: NodeRecord): void {
  store.nodes.delete(`${record.type}/${record.id}`);
}

/** The record behind `gid://shopify/Type/number` when it is of the wanted type. */
export function find<T extends NodeRecord['type']>(
  store: Store,
  type: T,
  gid: string,
): Extract<NodeRecord, { type: T }> | undefined {
  const prefix = `gid://shopify/${type}/`;
  if (!gid.startsWith(prefix)) return undefined;
  const key = gid.slice('gid://shopify/'.length).split('?')[0] ?? '';
  return store.nodes.get(key) as Extract<NodeRecord, { type: T }> | undefined;
}
