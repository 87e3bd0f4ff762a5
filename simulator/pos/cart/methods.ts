import type { MutableCartApiContent } from '@shopify/ui-extensions/point-of-sale';

/** Operations of the Cart API that need a shop's discount codes, address book or selling plans: store files hold none. */
export const NOT_MODELLED = [
  'addCartCodeDiscount',
  'addAddress',
  'deleteAddress',
  'updateDefaultAddress',
  'addLineItemSellingPlan',
  'removeLineItemSellingPlan',
] as const satisfies (keyof MutableCartApiContent)[];

/** The operations that change the cart, as Shopify types them, without those that are not modelled. */
export type CartMethods = Omit<MutableCartApiContent, (typeof NOT_MODELLED)[number]>;

const MODELLED: Record<keyof CartMethods, true> = {
  bulkCartUpdate: true,
  applyCartDiscount: true,
  removeCartDiscount: true,
  removeAllDiscounts: true,
  clearCart: true,
  setCustomer: true,
  removeCustomer: true,
  addCustomSale: true,
  addLineItem: true,
  removeLineItem: true,
  addCartProperties: true,
  removeCartProperties: true,
  addLineItemProperties: true,
  bulkAddLineItemProperties: true,
  removeLineItemProperties: true,
  setLineItemDiscount: true,
  bulkSetLineItemDiscounts: true,
  setAttributedStaff: true,
  setAttributedStaffToLineItem: true,
  removeLineItemDiscount: true,
};

export type CartMethod = keyof CartMethods;
export const CART_METHODS = Object.keys(MODELLED) as CartMethod[];
