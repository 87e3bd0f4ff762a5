import { cashUpFilterToParameters, type CashUpFilter } from '../log/cash-up-filter.ts';
import { filterToParameters, NO_FILTER, type LogFilter } from '../log/filter.ts';

/** Where the manager's pages are. Every link carries the language on, because Shopify names it only on the first page. */
export interface Links {
  log(filter: LogFilter, place?: readonly [string, string] | null): string;
  returnPage(planId: string): string;
  exportFile(filter: LogFilter): string;
  /** A day's money; null is today, of everybody. */
  cashUp(filter: CashUpFilter | null): string;
  cashUpFile(filter: CashUpFilter): string;
  /** The returns of that day, place and member of staff. */
  logOfDay(filter: CashUpFilter): string;
  /** Who may approve; `done` says what was just done. */
  managers(done?: string): string;
  manager(id: string, done?: string): string;
  /** The rules: those in force, or a version; `saved` says which was just saved. */
  policy(parameters?: { readonly version?: number; readonly saved?: number }): string;
  /** All that we hold about the orders of one privacy request. */
  privacyFile(eventId: string): string;
}

export function linksFrom(url: URL): Links {
  const locale = url.searchParams.get('locale');
  const to = (path: string, parameters = new URLSearchParams()) => {
    if (locale) parameters.set('locale', locale);
    return parameters.size > 0 ? `${path}?${parameters}` : path;
  };
  return {
    log: (filter, place) => {
      const parameters = filterToParameters(filter);
      if (place) parameters.set(...(place as [string, string]));
      return to('/admin', parameters);
    },
    returnPage: (planId) => to(`/admin/returns/${planId}`),
    managers: (done) => to('/admin/managers', doneParameter(done)),
    manager: (id, done) => to(`/admin/managers/${id}`, doneParameter(done)),
    policy: (parameters = {}) => {
      const given = Object.entries(parameters).map(([name, version]) => [name, String(version)]);
      return to('/admin/policy', new URLSearchParams(given));
    },
    privacyFile: (eventId) => to('/admin/export.csv', new URLSearchParams({ request: eventId })),
    cashUp: (filter) => to('/admin/cash-up', filter ? cashUpFilterToParameters(filter) : undefined),
    cashUpFile: (filter) => to('/admin/cash-up.csv', cashUpFilterToParameters(filter)),
    logOfDay: ({ day, ...filter }) =>
      to('/admin', filterToParameters({ ...NO_FILTER, ...filter, from: day, to: day })),
    exportFile: (filter) => to('/admin/export.csv', filterToParameters(filter)),
  };
}

function doneParameter(done: string | undefined): URLSearchParams {
  return new URLSearchParams(done === undefined ? {} : { done });
}

/** A page of the Shopify admin itself; `gid` such as `gid://shopify/Order/1` names it. */
export function shopifyAdminOrder(shop: string, gid: string): string {
  const store = shop.replace(/\.myshopify\.com$/, '');
  return `https://admin.shopify.com/store/${store}/orders/${gid.split('/').at(-1)}`;
}
