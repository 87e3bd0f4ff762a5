import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCounter, type Counter } from '../../tests/counter.ts';
import { DEFAULT_POLICY } from '../../../domain/policy.ts';
import { describePolicy } from './describe-policy.ts';
import { formatsFor } from './formats.ts';
import { enPolicy } from './locales/en-policy.ts';
import { frPolicy } from './locales/fr-policy.ts';
import { openManager, pageOf, responseOf } from './manager.test-kit.ts';
import { answersFrom, readPolicy, type Field } from './policy-form.ts';

let counter: Counter;
let manager: Awaited<ReturnType<typeof openManager>>;
beforeAll(async () => {
  counter = await openCounter();
  manager = await openManager(counter);
});
afterAll(() => counter.close());

type Changes = Partial<Record<Field, string | string[]>>;

/** The form of a shop without rules, filled in otherwise here and there. */
function formOf(changes: Changes, base: number): FormData {
  const form = new FormData();
  for (const [field, values] of Object.entries({ ...answersFrom(DEFAULT_POLICY, 'GBP'), ...changes })) {
    for (const value of [values].flat()) form.append(field, value);
  }
  form.set('base', String(base));
  return form;
}

const save = (changes: Changes, base: number, token?: string | null) =>
  manager.savePolicy(formOf(changes, base), token === undefined ? {} : { token });

describe('the rules of a shop', () => {
  test('are those of the first version until somebody saves others', async () => {
    const page = pageOf(await manager.policy());
    expect(page).toMatchObject({ version: 1, inForce: 1, saved: null, form: { currency: 'GBP' } });
    expect(page.versions).toEqual([
      {
        version: 1,
        href: '/admin/policy?version=1',
        savedAt: '–',
        savedBy: 'As installed',
        inForce: true,
        sentences: [enPolicy.says.noRules],
      },
    ]);
  });

  test('are saved as a new version, with who and when, and hold for the next plan', async () => {
    const response = responseOf(await save({ counterDays: '30', restockingPercent: '10' }, 1));
    expect(response.status).toBe(302);
    expect(response.headers.get('Location')).toBe('/admin/policy?saved=2');
    const page = pageOf(await manager.policy({ parameters: { saved: '2' } }));
    expect(page).toMatchObject({ version: 2, inForce: 2, saved: 2 });
    expect(page.form?.answers).toMatchObject({ counterDays: ['30'], restockingPercent: ['10'] });
    expect(page.versions.map(({ version, inForce }) => [version, inForce])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(page.versions[0]?.savedBy).toMatch(/^Account \d+$/);
    expect(page.versions[0]?.sentences).toContain(
      'Goods bought in the shop may come back for 30 days, counted from the purchase.',
    );
    const { rows } = await counter.sql.query('SELECT shop, version, rules FROM policy ORDER BY version');
    expect(rows[1]).toMatchObject({ shop: counter.store.shop.domain, version: 2 });
  });

  test('who saves second is told, and nothing of theirs is kept', async () => {
    const kept = (await save({ counterDays: '14' }, 1)) as unknown as Response;
    expect(kept.status).toBe(409);
    expect(pageOf(await manager.policy()).inForce).toBe(2);
    // Two at the very same moment: one of them.
    const both = await Promise.all([save({ counterDays: '7' }, 2), save({ counterDays: '8' }, 2)]);
    expect(both.map((answer) => responseOf(answer).status).sort()).toEqual([302, 409]);
    expect(pageOf(await manager.policy()).inForce).toBe(3);
  });

  test('what is wrong is said by field, and nothing is kept', async () => {
    expect(responseOf(await save({ counterDays: 'a month', returnShipping: '-1' }, 3)).status).toBe(400);
    for (const base of [0, 7, Number.NaN]) expect(responseOf(await save({}, base)).status).toBe(409);
    expect(pageOf(await manager.policy()).inForce).toBe(3);
  });

  test('an earlier version can be looked at', async () => {
    const page = pageOf(await manager.policy({ parameters: { version: '2' } }));
    expect(page).toMatchObject({ version: 2, inForce: 3, form: { answers: { counterDays: ['30'] } } });
    expect(pageOf(await manager.policy({ parameters: { version: '99' } })).version).toBe(3);
  });

  test('cannot be changed without a token, nor while nobody knows the shop’s currency', async () => {
    // Shopify's library answers with the page that fetches one, or refuses.
    responseOf(await save({}, 3, null));
    counter.setTime(new Date(Date.now() + 120_000));
    counter.setShopifyDown(true);
    expect(responseOf(await save({}, 3)).status).toBe(503);
    expect(pageOf(await manager.policy()).form).toBeNull();
    counter.setShopifyDown(false);
    expect(pageOf(await manager.policy()).inForce).toBe(3);
  });
});

describe('the rules in plain words', () => {
  const REASONS = { 'gid://shopify/ReturnReasonDefinition/1': 'Faulty' };
  const policyOf = (changes: Changes) => {
    const given = Object.fromEntries(
      Object.entries(changes).map(([field, value]) => [field, [value].flat()]),
    );
    const read = readPolicy({ ...answersFrom(DEFAULT_POLICY, 'GBP'), ...given }, 'GBP');
    if (read.kind === 'errors') throw new Error(JSON.stringify(read.errors));
    return read.policy;
  };
  const everything = policyOf({
    onlineDays: '1',
    counterDays: '30',
    holidayFrom: '2026-11-01',
    holidayTo: '2026-12-24',
    holidayUntil: '2027-01-15',
    finalSaleTags: 'final-sale, clearance',
    finalSale: 'nobody',
    inTimeMethods: ['original', 'storeCredit'],
    lateMethods: 'giftCard',
    restockingPercent: '12.5',
    freeConditions: ['damaged', 'missing'],
    freeReasons: ['gid://shopify/ReturnReasonDefinition/1', 'gid://shopify/ReturnReasonDefinition/9'],
    returnShipping: '3.95',
    returnShippingElsewhere: 'EUR 4.50',
    aboveAmount: '100',
    managerFor: ['feeWaived', 'noReceiptMatch'],
    giftCardRoute: 'separate',
    evenSwap: 'not_offered',
    bonus: '10%',
    bonusMost: '20',
    discountPercent: '15',
    exchangeFees: 'taken',
    collect1: 'pay_link',
    collect2: 'mark_paid',
    collect3: '',
    collect4: '',
    dueDays: '3',
  });

  test('in English', () => {
    expect(describePolicy(everything, enPolicy, formatsFor('en-GB', 'UTC'), REASONS)).toEqual([
      'Goods bought online may come back for 1 day, counted from the delivery.',
      'Goods bought in the shop may come back for 30 days, counted from the purchase.',
      'What was bought from 1\u00a0Nov\u00a02026 to 24\u00a0Dec\u00a02026 may come back at least until 15\u00a0Jan\u00a02027.',
      'After that a manager may allow it, with a reason.',
      'For goods given in exchange the first purchase counts.',
      'Goods tagged “final-sale” and “clearance” are sold for good.',
      'Money goes back in these ways only: Original payments and Store credit.',
      'For late goods money goes back in these ways only: Gift card.',
      '12.5% of what they are worth is kept from goods bought online and in the shop.',
      'Nothing is kept from goods that come back so: Damaged and Missing.',
      'Nothing is kept where the reason is: Faulty.',
      '£3.95 or €4.50 is kept for the way back of an order placed online.',
      'A manager is asked about refunds above £100.00, fees that are left out and returns without a receipt or order number.',
      'New gift cards are made apart from the return.',
      'Goods given in exchange cost their own price, also other sizes of the same product.',
      'Whoever exchanges instead of being refunded pays 10% less, £20.00 at the most.',
      'Staff may take 15% off goods given in exchange; a manager more.',
      'Fees are taken from exchanged goods too.',
      'What a customer owes after an exchange is collected so: Payment link as a QR code or Marked as paid by a manager. It is overdue after 3 days.',
    ]);
  });

  test('in French, as it is printed', () => {
    const sentences = describePolicy(everything, frPolicy, formatsFor('fr', 'UTC'), REASONS);
    expect(sentences).toHaveLength(19);
    expect(sentences[1]).toBe(
      'Les articles achetés en magasin peuvent revenir pendant 30 jours, à compter de l’achat.',
    );
    for (const sentence of sentences) expect(sentence).not.toMatch(/[^\u202f\u00a0][:;!?»]|«[^\u202f]|['"]/);
  });
});
