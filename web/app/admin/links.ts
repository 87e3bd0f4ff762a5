import { filterToParameters, type LogFilter } from '../log/filter.ts';

/** Where the manager's pages are. Every link carries the language on, because Shopify names it only on the first page. */
export interface Links {
  log(filter: LogFilter, place?: readonly [string, string] | null): string;
  returnPage(planId: string): string;
  exportFile(filter: LogFilter): string;
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
    policy: (parameters = {}) => {
      const given = Object.entries(parameters).map(([name, version]) => [name, String(version)]);
      return to('/admin/policy', new URLSearchParams(given));
    },
    privacyFile: (eventId) => to('/admin/export.csv', new URLSearchParams({ request: eventId })),
    exportFile: (filter) => to('/admin/export.csv', filterToParameters(filter)),
  };
}

/** A page of the Shopify admin itself; `gid` such as `gid://shopify/Order/1` names it. */
export function shopifyAdminOrder(shop: string, gid: string): string {
  const store = shop.replace(/\.myshopify\.com$/, '');
  return `https://admin.shopify.com/store/${store}/orders/${gid.split('/').at(-1)}`;
}
