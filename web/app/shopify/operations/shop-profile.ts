/**
 * What pages and slips need to name the shop and its places, tell the time, write amounts and choose reasons.
 * Scopes: read_locations, read_returns.
 */
export const SHOP_PROFILE = `#graphql
  query ShopProfile {
    shop {
      name
      ianaTimezone
      currencyCode
    }
    returnReasonDefinitions(first: 250) {
      nodes {
        id
        name
        deleted
      }
    }
    locations(first: 250, includeInactive: true) {
      nodes {
        id
        name
      }
    }
  }
` as const;
