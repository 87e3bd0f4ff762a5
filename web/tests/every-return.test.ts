import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Draft } from '../../domain/draft.ts';
import { chosenQuantity, setQuantity, startDraft } from '../../domain/draft.ts';
import { judgeLine } from '../../domain/eligibility.ts';
import { parseMoney } from '../../domain/money.ts';
import type { OrderForReturn } from '../../domain/order.ts';
import { randomUUID } from 'node:crypto';
import type { StoreFile } from '../../simulator/store-file.ts';
import { openCounter, planIn, SMALL_STORE, STORE, TILL, type Counter } from './counter.ts';

interface Wanted {
  readonly name: string;
  readonly order: string;
  /** Or an amount. */
  readonly shipping: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly tenders: readonly { readonly gateway: string; readonly amount: string }[];
}

/** Every credit note, order by order, then every drill: what came back and what each tender must get. */
function returnsOf({ creditNotes, drills }: StoreFile): Wanted[] {
  const notes = creditNotes.flatMap(({ creditNote, lines, tenders }) =>
    [...new Set(lines.map(({ order }) => order))].map((order) => ({
      name: `${creditNote} of ${order}`,
      order,
      shipping: 'none' as const,
      lines: lines.filter((line) => line.order === order),
      tenders: tenders.filter((tender) => tender.order === order),
    })),
  );
  return [
    ...notes,
    ...drills.map(({ drill, order, shipping, lines, tenders }) => ({
      name: drill,
      order,
      shipping,
      lines,
      tenders,
    })),
  ];
}

/** As a cashier would: an item may stand on several lines, the first with units left takes them. */
function draftOf(order: OrderForReturn, { lines, shipping }: Wanted): Draft {
  let draft: Draft = { ...startDraft(randomUUID(), order.id), shipping: shippingOf(shipping, order) };
  for (const { sku, quantity } of lines) {
    let missing = quantity;
    for (const line of order.lines.filter((each) => each.sku === sku)) {
      const judged = judgeLine(line);
      const free = judged.kind === 'returnable' ? judged.upTo - chosenQuantity(draft, line.id) : 0;
      const taken = Math.min(missing, free);
      draft = setQuantity(draft, order, line.id, chosenQuantity(draft, line.id) + taken);
      missing -= taken;
    }
    if (missing > 0) throw new Error(`${missing} of ${sku} are not there to return`);
  }
  return draft;
}

function shippingOf(shipping: string, { currency }: OrderForReturn): Draft['shipping'] {
  if (shipping === 'none' || shipping === 'full') return { kind: shipping };
  return { kind: 'amount', amount: parseMoney(shipping, currency) };
}

describe.each([
  ['three days of a gift shop', STORE],
  ['a shop whose prices exclude tax', SMALL_STORE],
])('%s', (_name, store) => {
  let counter: Counter;
  beforeAll(async () => {
    counter = await openCounter(store);
  });
  afterAll(() => counter.close());

  // A return that was begun elsewhere and stands open keeps its order from another one.
  const open = new Set(store.orders.filter(({ returns }) => returns?.length).map(({ name }) => name));
  const wanted = returnsOf(store);

  test.each(wanted.filter(({ order }) => !open.has(order)))('$name pays what the file says', async (each) => {
    const order = await counter.open(each.order);
    const plan = planIn(await counter.plan(draftOf(order, each)));
    const reply = await counter.settle(plan.id, { ...TILL, locationId: store.locations[0]?.id ?? 0 });
    expect(reply).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });

    // The file names shop money; a customer who paid in another currency gets that one.
    const truth = counter.shopify.order(each.order);
    const ours = new Set(truth?.refunds.at(-1)?.transactions);
    const byGateway = new Map<string, number>();
    for (const { gateway, amount } of truth?.transactions.filter(({ id }) => ours.has(id)) ?? []) {
      const { minor } = parseMoney(amount.shop, store.shop.currency);
      byGateway.set(gateway, (byGateway.get(gateway) ?? 0) + minor);
    }
    expect(Object.fromEntries(byGateway)).toEqual(
      Object.fromEntries(
        each.tenders.map(({ gateway, amount }) => [gateway, parseMoney(amount, store.shop.currency).minor]),
      ),
    );
    expect(truth).toMatchObject({ outstanding: { presentment: '0.00' } });
  });

  test('an order with an open return is refused another one', async () => {
    const [standing] = open;
    if (standing === undefined) throw new Error('no order of this shop has an open return');
    const order = await counter.open(standing);
    const line = order.lines.find((each) => judgeLine(each).kind === 'returnable');
    const draft = setQuantity(startDraft(randomUUID(), order.id), order, line?.id ?? '', 1);
    expect(await counter.plan(draft)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'RETURN_OPEN', returnName: order.unfinishedReturns[0]?.name },
    });
  });
});
