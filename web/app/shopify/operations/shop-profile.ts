/** What pages and slips need to name the shop and its places, tell the time and write amounts. Scope: read_locations. */
export const SHOP_PROFILE = `#graphql
  query ShopProfile {
    shop {
      name
      ianaTimezone
      currencyCode
    }
    locations(first: 250, includeInactive: true) {
      nodes {
        id
        name
      }
    }
  }
` as const;
