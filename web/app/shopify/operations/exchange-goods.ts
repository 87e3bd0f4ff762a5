/**
 * A variant that could be given, with its stock here and where else it is. Scopes: read_products, read_inventory, read_locations.
 */
export const EXCHANGE_GOODS = `#graphql
  fragment ExchangeGoods on ProductVariant {
    id
    title
    sku
    barcode
    price
    inventoryPolicy
    selectedOptions { name value }
    product { id title status isGiftCard hasOnlyDefaultVariant }
    inventoryItem {
      tracked
      here: inventoryLevel(locationId: $here) { quantities(names: ["available"]) { quantity } }
      inventoryLevels(first: 8) {
        nodes {
          location { id name fulfillsOnlineOrders }
          quantities(names: ["available"]) { quantity }
        }
      }
    }
  }
` as const;
