import { describe, expect, test } from '@jest/globals';
import { setQuantity, startDraft } from '../../../domain/draft.ts';
import { exampleLine, exampleOrder, exampleUnsettled, gbp } from '../tests/examples.ts';
import { fakeStorage } from '../tests/fake-storage.ts';
import { createShelf, type KeptDraft } from './shelf.ts';

function keptDraft(number: number, units = 1): KeptDraft {
  const lines = [exampleLine('mug', { quantity: 3 })];
  const order = exampleOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, lines });
  const draft = setQuantity(startDraft(`draft-${number}`, order.id), order, lines[0]?.id ?? '', units);
  return { draft, order, sent: 'never' };
}

describe('drafts', () => {
  test('a new sandbox reads what an earlier one kept', async () => {
    const storage = fakeStorage();
    const kept = keptDraft(1, 2);
    await createShelf(storage).keepDraft(kept);
    const reopened = createShelf(storage);
    expect((await reopened.read()).drafts).toEqual([
      { orderId: kept.order.id, orderName: '#1', units: 2, visitId: null },
    ]);
    expect(await reopened.readDraft(kept.order.id)).toEqual(kept);
  });

  test('an edit writes the draft and not the order again; a fresh order is written', async () => {
    const storage = fakeStorage();
    const written: string[] = [];
    const shelf = createShelf({
      ...storage,
      set: (key, value) => (written.push(key), storage.set(key, value)),
    });
    const kept = keptDraft(1);
    await shelf.keepDraft(kept);
    await shelf.keepDraft({ ...kept, draft: keptDraft(1, 2).draft });
    const orders = () => written.filter((key) => key.startsWith('order/'));
    expect(orders()).toHaveLength(1);
    await shelf.keepDraft({ ...kept, order: { ...kept.order, total: gbp(1) } });
    expect(orders()).toHaveLength(2);
  });

  test('an emptied draft leaves nothing behind', async () => {
    const storage = fakeStorage();
    const shelf = createShelf(storage);
    const { order } = keptDraft(1);
    await shelf.keepDraft(keptDraft(1));
    await shelf.keepDraft({ draft: startDraft('draft-1', order.id), order, sent: 'never' });
    expect((await shelf.read()).drafts).toEqual([]);
    expect([...storage.entries.keys()]).toEqual(['drafts/1']);
  });

  test('the newest ten stay', async () => {
    const storage = fakeStorage();
    const shelf = createShelf(storage);
    for (let number = 1; number <= 12; number += 1) await shelf.keepDraft(keptDraft(number));
    const { drafts } = await shelf.read();
    expect(drafts.map(({ orderName }) => orderName).slice(0, 2)).toEqual(['#12', '#11']);
    expect(drafts).toHaveLength(10);
    expect(await shelf.readDraft('gid://shopify/Order/1')).toBeNull();
    expect(storage.entries.size).toBe(21);
  });

  test('what comes back in one visit is found together', async () => {
    const shelf = createShelf(fakeStorage());
    const inVisit = (number: number, visitId: string | null) => {
      const kept = keptDraft(number);
      return { ...kept, draft: { ...kept.draft, visitId } };
    };
    const [one, two] = [inVisit(1, 'a'), inVisit(2, 'a')];
    for (const kept of [one, two, inVisit(3, 'b'), inVisit(4, null)]) await shelf.keepDraft(kept);
    expect(await shelf.readTogether('a', one.order.id)).toEqual([two]);
    expect(await shelf.readTogether('c', one.order.id)).toEqual([]);
  });

  test('an order of 592 lines, all chosen, fits beside four others', async () => {
    const storage = fakeStorage();
    const shelf = createShelf(storage);
    const lines = Array.from({ length: 592 }, (_, index) =>
      exampleLine(`${4_000_000_000_000 + index}`, {
        title: 'SET OF 6 VINTAGE NOTELETS KIT, WITH A LONG NAME',
        sku: '85123A',
        barcode: '5012345678900',
      }),
    );
    for (let number = 1; number <= 5; number += 1) {
      const order = exampleOrder({ id: `gid://shopify/Order/${number}`, lines });
      const draft = lines.reduce(
        (chosen, line) => setQuantity(chosen, order, line.id, 1),
        startDraft('00000000-0000-4000-8000-000000000000', order.id),
      );
      await shelf.keepDraft({ draft, order, sent: 'older' });
    }
    expect((await shelf.read()).drafts.map(({ units }) => units)).toEqual(Array(5).fill(592));
    expect((await shelf.readDraft('gid://shopify/Order/1'))?.order.lines).toHaveLength(592);
  });
});

describe('what was sent', () => {
  test('stays until its end is known', async () => {
    const storage = fakeStorage();
    await createShelf(storage).markSent(exampleUnsettled());
    const reopened = createShelf(storage);
    expect((await reopened.read()).unsettled).toEqual([exampleUnsettled()]);
    await reopened.markSent(exampleUnsettled());
    await reopened.markSent(exampleUnsettled({ planId: 'plan-2' }));
    expect((await reopened.read()).unsettled.map(({ planId }) => planId)).toEqual([
      'plan-2',
      exampleUnsettled().planId,
    ]);
    await reopened.forgetUnsettled('plan-2');
    expect((await reopened.read()).unsettled).toEqual([exampleUnsettled()]);
  });
});

describe('recent returns', () => {
  test('the newest ten, each once', async () => {
    const shelf = createShelf(fakeStorage());
    const { reference, orderName, amount } = exampleUnsettled();
    for (let number = 1; number <= 12; number += 1) {
      const recent = { planId: `plan-${number}`, reference, orderName, amount, at: '2026-11-21T10:00:00Z' };
      await shelf.remember(recent);
      await shelf.remember(recent);
    }
    const { recent } = await shelf.read();
    expect(recent).toHaveLength(10);
    expect(recent[0]?.planId).toBe('plan-12');
  });

  test('and whatever a payment is waited for, until it has come', async () => {
    const shelf = createShelf(fakeStorage());
    const { reference, orderName, amount } = exampleUnsettled();
    const recent = (number: number) => {
      return { planId: `plan-${number}`, reference, orderName, amount, at: '2026-11-21T10:00:00Z' };
    };
    await shelf.remember({ ...recent(0), due: amount });
    for (let number = 1; number <= 12; number += 1) await shelf.remember(recent(number));
    const ids = async () => (await shelf.read()).recent.map(({ planId }) => planId);
    expect(await ids()).toEqual([
      ...Array.from({ length: 10 }, (_, place) => `plan-${12 - place}`),
      'plan-0',
    ]);
    await shelf.remember(recent(0));
    expect(await ids()).toEqual(['plan-0', ...Array.from({ length: 9 }, (_, place) => `plan-${12 - place}`)]);
  });
});

describe('storage that fails', () => {
  test('never stops the cashier', async () => {
    const broken = () => Promise.reject(new Error('RecordsCount'));
    const shelf = createShelf({ get: broken, set: broken, delete: broken });
    await shelf.markSent(exampleUnsettled());
    await shelf.keepDraft(keptDraft(1));
    expect(await shelf.read()).toEqual({ drafts: [], unsettled: [], recent: [] });
    expect(await shelf.readDraft('gid://shopify/Order/1')).toBeNull();
  });

  test('values of another shape are not misread', async () => {
    const storage = fakeStorage();
    await storage.set('drafts/1', { not: 'a list' });
    await storage.set('recent/1', 'text');
    expect(await createShelf(storage).read()).toEqual({ drafts: [], unsettled: [], recent: [] });
  });
});

test('two writes at once lose nothing', async () => {
  const shelf = createShelf(fakeStorage());
  await Promise.all([
    shelf.markSent(exampleUnsettled({ planId: 'a' })),
    shelf.markSent(exampleUnsettled({ planId: 'b' })),
    shelf.keepDraft(keptDraft(1)),
    shelf.keepDraft(keptDraft(2)),
  ]);
  const { unsettled, drafts } = await shelf.read();
  expect([unsettled.length, drafts.length]).toEqual([2, 2]);
});
