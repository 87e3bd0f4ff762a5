/** What pages and slips need to name the shop and its places, and to tell the time. Scope: read_locations. */
export const SHOP_PROFILE = `#graphql
  query ShopProfile {
    shop {
      name
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
