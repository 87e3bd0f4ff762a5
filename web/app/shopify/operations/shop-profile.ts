/** What the manager's pages need to name places, tell the time and write amounts. Scope: read_locations. */
export const SHOP_PROFILE = `#graphql
  query ShopProfile {
    shop {
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
