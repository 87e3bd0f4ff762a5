import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Cart, CartUpdateInput } from '@shopify/ui-extensions/point-of-sale';
import { PosCart } from './cart.ts';
import { describeCart, digitsOf, EMPTY_CART, minorUnits, type CatalogueVariant } from './cart-record.ts';

const CUP: CatalogueVariant = {
  variantId: 400,
  productId: 700,
  title: 'Tea cup',
  sku: 'C1',
  barcode: '5030000000017',
  price: '2.50',
  isGiftCard: false,
};

let seen: Cart[] = [];
let allowed = true;
let cart: PosCart;

beforeEach(() => {
  seen = [];
  allowed = true;
  let ids = 0;
  cart = new PosCart({
    facts: () => ({ currency: 'GBP', taxesIncluded: true, taxRate: 0.2 }),
    findVariant: async (id) => (id === CUP.variantId ? CUP : undefined),
    customerExists: async (id) => id === 21,
    isStaff: (id) => id === 11,
    allowOversell: async (_variant, quantity) => allowed || quantity <= 2,
    notModelled: (what) => new Error(`${what} is not modelled.`),
    newId: () => `line-${(ids += 1)}`,
    onChange: (next) => void seen.push(next),
  });
});

describe('the cart by the Cart API', () => {
  test('a line item has the price of the shop, its tax and its properties', async () => {
    expect(await cart.call('addLineItem', [400, 3, { properties: { return: '#1001' } }])).toBe('line-1');
    expect(cart.current).toMatchObject({
      editable: true,
      subtotal: '7.50',
      taxTotal: '1.25',
      grandTotal: '7.50',
      lineItems: [
        {
          uuid: 'line-1',
          variantId: 400,
          productId: 700,
          sku: 'C1',
          price: 2.5,
          quantity: 3,
          taxLines: [{ price: { amount: 1.25, currency: 'GBP' }, rate: 0.2 }],
          properties: { return: '#1001' },
        },
      ],
    });
    expect(seen).toEqual([cart.current]);
  });

  test('an empty string when staff call off an oversell, and nothing in the cart', async () => {
    allowed = false;
    expect(await cart.call('addLineItem', [400, 2])).toBe('line-1');
    expect(await cart.call('addLineItem', [400, 1])).toBe('');
    expect(cart.current.lineItems).toHaveLength(1);
  });

  test('operations that are not awaited keep their order', async () => {
    await Promise.all([
      cart.call('addLineItem', [400, 1]),
      cart.call('setCustomer', [{ id: 21 }]),
      cart.call('clearCart', []),
      cart.call('addCustomSale', [{ title: 'Wrapping', price: '1.20', quantity: 1, taxable: false }]),
    ]);
    expect(cart.current).toMatchObject({ grandTotal: '1.20', taxTotal: '0.00' });
    expect(cart.current.customer).toBeUndefined();
    expect(seen).toHaveLength(4);
  });

  test('discounts: of a line by unit, of the cart by percent, allotted to the penny', async () => {
    const first = await cart.call('addLineItem', [400, 2]);
    await cart.call('addLineItem', [400, 1]);
    await cart.call('setLineItemDiscount', [first, 'FixedAmount', 'Scratched', '0.50']);
    await cart.call('applyCartDiscount', ['Percentage', 'Friends', '10']);
    expect(cart.current).toMatchObject({
      subtotal: '7.50',
      grandTotal: '5.85',
      cartDiscount: { amount: 10, type: 'Percentage', discountDescription: 'Friends' },
    });
    const off = cart.current.lineItems.map((line) => line.discountAllocations?.[0]?.allocatedAmount.amount);
    expect(off).toEqual(['1.40', '0.25']);
    await cart.call('removeAllDiscounts', [false]);
    expect(cart.current).toMatchObject({ grandTotal: '7.50', cartDiscounts: [] });
  });

  test('a bulk update replaces everything, at the shop’s price, and answers the cart', async () => {
    await cart.call('addCustomSale', [{ title: 'Old', price: '9.00', quantity: 1, taxable: true }]);
    const input: CartUpdateInput = {
      note: 'For #1001',
      customer: { id: 21 },
      cartDiscounts: [],
      properties: { visit: '7' },
      lineItems: [
        {
          uuid: 'mine',
          variantId: 400,
          quantity: 2,
          price: 0.01,
          discounts: [],
          taxable: true,
          taxLines: [],
          properties: {},
          isGiftCard: false,
        },
      ],
    };
    expect(await cart.call('bulkCartUpdate', [input])).toEqual(cart.current);
    expect(cart.current).toMatchObject({
      note: 'For #1001',
      customer: { id: 21 },
      properties: { visit: '7' },
      grandTotal: '5.00',
      lineItems: [{ uuid: 'mine', price: 2.5 }],
    });
  });

  test('staff, properties and removals', async () => {
    const uuid = await cart.call('addLineItem', [400, 1]);
    await cart.call('setAttributedStaff', [11]);
    await cart.call('addLineItemProperties', [uuid, { a: '1', b: '2' }]);
    await cart.call('removeLineItemProperties', [uuid, ['a']]);
    expect(cart.current.lineItems).toMatchObject([{ attributedUserId: 11, properties: { b: '2' } }]);
    await cart.call('setAttributedStaffToLineItem', [undefined, uuid]);
    expect(cart.current.lineItems[0]).not.toHaveProperty('attributedUserId');
    await cart.call('removeLineItem', [uuid]);
    expect(cart.current.lineItems).toEqual([]);
  });

  test.each([
    ['an unknown variant', () => cart.call('addLineItem', [1, 1]), 'variant 1 does not exist'],
    ['a quantity of none', () => cart.call('addLineItem', [400, 0]), 'not a quantity'],
    ['an unknown customer', () => cart.call('setCustomer', [{ id: 1 }]), 'customer 1 does not exist'],
    ['an unknown line', () => cart.call('removeLineItem', ['nowhere']), 'no line item nowhere'],
    [
      'an unknown member of staff',
      async () => {
        await cart.call('addLineItem', [400, 1]);
        await cart.call('setAttributedStaff', [99]);
      },
      'staff member 99',
    ],
    [
      'an amount that is none',
      () => cart.call('applyCartDiscount', ['FixedAmount', 'x', 'five']),
      'not an amount',
    ],
    ['a discount code', () => cart.call('applyCartDiscount', ['Code', 'SUMMER']), 'not modelled'],
  ])('%s is refused, and what follows still works', async (_name, refused, message) => {
    await expect(refused()).rejects.toThrow(message);
    await expect(cart.call('addLineItem', [400, 1])).resolves.toMatch(/^line-/);
  });
});

test('money of currencies without and with three decimals; tax on top of the price', () => {
  expect([digitsOf('JPY'), digitsOf('GBP'), digitsOf('KWD')]).toEqual([0, 2, 3]);
  expect(minorUnits('1.005', 'KWD')).toBe(1005);
  const line = {
    uuid: 'a',
    variant: null,
    title: 'Tea',
    unitPrice: 1500,
    quantity: 2,
    taxable: true,
    properties: {},
    discount: null,
  };
  const shown = describeCart(
    { ...EMPTY_CART, lines: [line] },
    { currency: 'JPY', taxesIncluded: false, taxRate: 0.1 },
  );
  expect(shown).toMatchObject({ subtotal: '3000', taxTotal: '300', grandTotal: '3300' });
});
