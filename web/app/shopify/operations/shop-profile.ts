/** What the manager's pages need to name places and tell the time. Scope: read_locations. */
export const SHOP_PROFILE = `#graphql
  query ShopProfile {
    shop {
      ianaTimezone
    }
    locations(first: 250, includeInactive: true) {
      nodes {
        id
        name
      }
    }
  }
` as const;
