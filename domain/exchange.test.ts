import { describe, expect, test } from '@jest/globals';
import { setQuantity } from './draft.ts';
import {
  addExchange,
  changeExchange,
  EXCHANGE_LINES_LIMIT,
  EXCHANGE_UNITS_LIMIT,
  setShipTo,
  setThroughCart,
  withoutStrayExchange,
} from './exchange.ts';
import { money } from './money.ts';
import { aDraft, anExchangeLine, aLine, anOrder } from './sample.test-kit.ts';

const LINE = 'gid://shopify/LineItem/1';
const SPLIT = [{ parentId: 'visa', amount: money(465, 'GBP') }];

describe('goods to be given', () => {
  test('the same variant for the same line again is one line with more of it', () => {
    const once = addExchange(aDraft(), anExchangeLine());
    expect(addExchange(once, anExchangeLine({ quantity: 2 })).exchange.lines).toEqual([
      anExchangeLine({ quantity: 3 }),
    ]);
    const forNone = anExchangeLine({ forLineItemId: null });
    expect(addExchange(once, forNone).exchange.lines).toEqual([anExchangeLine(), forNone]);
  });

  test('change what is said of them; below one they are gone', () => {
    const draft = addExchange(aDraft(), anExchangeLine());
    const shipped = changeExchange(draft, anExchangeLine(), { handOver: 'ship', quantity: 2.9 });
    expect(shipped.exchange.lines).toEqual([anExchangeLine({ handOver: 'ship', quantity: 2 })]);
    expect(changeExchange(draft, anExchangeLine(), { quantity: 0 }).exchange.lines).toEqual([]);
    expect(changeExchange(draft, anExchangeLine({ variantId: 'other' }), { quantity: 9 })).toBe(draft);
  });

  test('are no more lines than Shopify takes', () => {
    const full = Array.from({ length: EXCHANGE_LINES_LIMIT + 5 }).reduce(
      (draft: ReturnType<typeof aDraft>, _, index) =>
        addExchange(draft, anExchangeLine({ variantId: `gid://shopify/ProductVariant/${index}` })),
      aDraft(),
    );
    expect(full.exchange.lines).toHaveLength(EXCHANGE_LINES_LIMIT);
  });

  test('are no more units than can be counted out one by one', () => {
    const draft = addExchange(aDraft(), anExchangeLine({ quantity: EXCHANGE_UNITS_LIMIT - 1 }));
    const other = anExchangeLine({ variantId: 'gid://shopify/ProductVariant/9', quantity: 2 });
    expect(addExchange(draft, other)).toBe(draft);
    const both = addExchange(draft, { ...other, quantity: 1 });
    expect(changeExchange(both, other, { quantity: 1_000_000_000 }).exchange.lines[1]).toMatchObject({
      quantity: 1,
    });
  });

  test('amounts that were made for another total are forgotten; that all goes one way is not', () => {
    expect(addExchange(aDraft({ split: SPLIT }), anExchangeLine()).split).toBeNull();
    expect(setThroughCart(aDraft({ split: SPLIT }), true)).toMatchObject({
      split: null,
      exchange: { throughCart: true },
    });
    expect(addExchange(aDraft({ split: 'store_credit' }), anExchangeLine()).split).toBe('store_credit');
  });

  test('leave with the line that they were given for', () => {
    const order = anOrder({ lines: [aLine(), aLine({ id: 'gid://shopify/LineItem/2' })] });
    const kept = anExchangeLine({ forLineItemId: 'gid://shopify/LineItem/2' });
    const forNone = anExchangeLine({ forLineItemId: null });
    const both = setQuantity(aDraft(), order, 'gid://shopify/LineItem/2', 1);
    const draft = [anExchangeLine(), kept, forNone].reduce(addExchange, both);
    expect(setQuantity(draft, order, LINE, 2).exchange.lines).toHaveLength(3);
    expect(setQuantity(draft, order, LINE, 0).exchange.lines).toEqual([kept, forNone]);
    expect(withoutStrayExchange(draft)).toBe(draft);
  });

  test('can be sent elsewhere than the order was', () => {
    const there = {
      firstName: 'Ann',
      lastName: 'Example',
      address1: '1 High Street',
      address2: '',
      zip: 'W1',
      city: 'London',
      countryCode: 'GB',
      provinceCode: '',
    };
    expect(setShipTo(aDraft(), there).exchange.shipTo).toEqual(there);
  });
});
