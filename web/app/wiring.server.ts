import { randomUUID } from 'node:crypto';
import type { ManagePorts } from './approve/manage-managers.ts';
import type { Approvals } from './approve/ports.ts';
import { database, openSessionStorage } from './database.server.ts';
import { environment } from './environment.server.ts';
import { openApprovals, openManagers } from './journal/open-approvals.ts';
import { openSeal } from './journal/open-seal.ts';
import { openGiftCardStore, openJournal, openNativeBook, openPlanStore } from './journal/open-journal.ts';
import { openSchedule, type Schedule } from './journal/schedule.ts';
import { withLock } from './journal/with-lock.ts';
import type { NativePorts } from './native/ports.ts';
import type { CashUpPorts } from './log/cash-up-of-till.ts';
import { readCashUp } from './log/read-cash-up.ts';
import type { Goods } from './plan/exchange-ports.ts';
import type { OrderSearch } from './plan/ports.ts';
import { countingGivenApart } from './settle/given-apart.ts';
import type { Customers } from './settle/ports.ts';
import type { SettlePorts } from './settle/run.ts';
import { openAdminClient } from './shopify/admin.ts';
import { openCustomers } from './shopify/customers.ts';
import { openDues } from './shopify/dues.ts';
import { openGiftCards } from './shopify/gift-cards.ts';
import { openGoods } from './shopify/goods.ts';
import { openHandOvers } from './shopify/hand-overs.ts';
import { openNativeReturns } from './shopify/native-returns.ts';
import { openOrderEdits } from './shopify/order-edits.ts';
import { openOrderSearch } from './shopify/order-search.ts';
import { SHOP_PROFILE } from './shopify/operations/shop-profile.ts';
import { openReturns } from './shopify/returns.ts';
import { readShopProfile, type ShopProfile } from './shopify/shop-profile.ts';
import { openAccessTokens, openShopifyApi } from './shopify/tokens.ts';

/** Everything that one shop's returns are found, planned and settled with. */
export interface ShopPorts extends SettlePorts, NativePorts {
  readonly orders: OrderSearch;
  readonly customers: Customers;
  readonly goods: Goods;
  /** The shop's own names and clock. @throws ShopifyUnavailable, NotInstalled */
  readonly shopProfile: () => Promise<ShopProfile>;
  readonly readCashUp: CashUpPorts['readCashUp'];
  readonly approvals: Approvals;
}

/** A renewal asks Shopify once; whoever waits longer than that finds Shopify down. */
const WAIT_FOR_TOKEN_MS = 15_000;

let opened: Promise<Schedule> | undefined;

/** The queue of this process; its tables are made at the first call. */
export function schedule(): Promise<Schedule> {
  opened ??= openSchedule(database()).catch((error: unknown) => {
    opened = undefined; // a database that was down may be up the next time
    throw error;
  });
  return opened;
}

export async function closeSchedule(): Promise<void> {
  await (await opened)?.stop();
}

let api: ReturnType<typeof openShopifyApi> | undefined;

/** Shopify's own library, for session tokens and access tokens. */
export function shopifyApi(): ReturnType<typeof openShopifyApi> {
  return (api ??= openShopifyApi(environment()));
}

/** What one shop's managers are set up with. */
export function managePortsOf(shop: string): ManagePorts {
  return { managers: openManagers(database(), shop), clock: { now: () => new Date() }, newId: randomUUID };
}

/** `sessionToken`: the verified one of the request at hand, null for scheduled work. */
export async function portsOf(shop: string, sessionToken: string | null): Promise<ShopPorts> {
  const data = database();
  const clock = { now: () => new Date() };
  const tokens = openAccessTokens({
    api: shopifyApi(),
    shop,
    storage: openSessionStorage(),
    sessionToken,
    singleFlight: (name, work) => withLock({ lockPool: data.tokenLockPool }, name, WAIT_FOR_TOKEN_MS, work),
    now: clock.now,
  });
  const admin = openAdminClient({ shop, tokens });
  const giftCardStore = openGiftCardStore(data, shop);
  const returns = countingGivenApart(openReturns(admin), giftCardStore);
  const jobs = await schedule();
  return {
    orders: openOrderSearch(admin),
    customers: openCustomers(admin),
    goods: openGoods(admin),
    readCashUp: (scope) => readCashUp(data.db, { ...scope, shop }),
    shopProfile: () => readShopProfile(shop, () => admin.query(SHOP_PROFILE, {})),
    quotes: returns,
    returns,
    giftCards: openGiftCards(admin),
    giftCardStore,
    handOvers: openHandOvers(admin),
    dues: openDues(admin, environment().appUrl),
    edits: openOrderEdits(admin),
    codes: openSeal(environment().sealingSecrets, 'gift card codes'),
    store: openPlanStore(data, shop),
    journal: openJournal(data, jobs, shop),
    natives: openNativeReturns(admin),
    book: openNativeBook(data, jobs, shop),
    clock,
    approvals: openApprovals(data, shop),
    newId: randomUUID,
  };
}
