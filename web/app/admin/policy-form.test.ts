import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CONDITIONS } from '../../../domain/draft.ts';
import { money } from '../../../domain/money.ts';
import { DEFAULT_POLICY, type Policy } from '../../../domain/policy.ts';
import { answersFrom, answersOf, readPolicy, type Answers, type Field } from './policy-form.ts';

/** The form of a shop without rules, with some fields filled in otherwise. */
function asked(answers: Partial<Record<Field, string | string[]>>): Answers {
  const given = Object.fromEntries(Object.entries(answers).map(([field, value]) => [field, [value].flat()]));
  return { ...answersFrom(DEFAULT_POLICY, 'GBP'), ...given };
}
const read = (answers: Parameters<typeof asked>[0], currency = 'GBP') => readPolicy(asked(answers), currency);
const errors = (answers: Parameters<typeof asked>[0]) => {
  const outcome = read(answers);
  return outcome.kind === 'errors' ? outcome.errors : {};
};

describe('a policy from a form', () => {
  test('an untouched form of a shop without rules asks for none', () => {
    expect(read({})).toEqual({ kind: 'policy', policy: DEFAULT_POLICY });
  });

  test('every field is one of the rules', () => {
    const outcome = read({
      onlineDays: '30',
      counterDays: ' 14 ',
      holidayFrom: '2026-11-01',
      holidayTo: '2026-12-24',
      holidayUntil: '2027-01-15',
      afterExchange: 'exchange',
      finalSaleTags: 'final-sale, Clearance,, final-sale',
      late: 'anyone',
      finalSale: 'nobody',
      inTimeMethods: ['original', 'giftCard'],
      lateMethods: 'storeCredit',
      restockingPercent: '12,5',
      restockingSoldAt: 'online',
      freeConditions: ['damaged'],
      freeReasons: ['gid://shopify/ReturnReasonDefinition/3'],
      returnShipping: '3.95',
      returnShippingElsewhere: 'eur 4,50\n\nJPY 700',
      aboveAmount: '100',
      managerFor: ['feeWaived'],
      giftCardRoute: 'separate',
      evenSwap: 'not_offered',
      bonus: '7,5 %',
      bonusMost: '20',
      discountPercent: '15',
      exchangeFees: 'taken',
      collect1: 'pay_link',
      collect2: '',
      collect3: 'mark_paid',
      collect4: '',
      dueDays: '3',
    });
    const policy: Policy = {
      window: { online: { days: 30, from: 'delivery' }, counter: { days: 14, from: 'purchase' } },
      holiday: { boughtFrom: '2026-11-01', boughtTo: '2026-12-24', until: '2027-01-15' },
      afterExchange: 'exchange',
      finalSaleTags: ['final-sale', 'Clearance'],
      exceptions: { late: 'anyone', finalSale: 'nobody' },
      methods: {
        inTime: { original: true, storeCredit: false, giftCard: true },
        late: { original: false, storeCredit: true, giftCard: false },
      },
      restockingFee: {
        percent: 12.5,
        soldAt: 'online',
        freeConditions: ['damaged'],
        freeReasonIds: ['gid://shopify/ReturnReasonDefinition/3'],
      },
      returnShippingFee: [money(395, 'GBP'), money(450, 'EUR'), money(700, 'JPY')],
      managerFor: {
        aboveAmount: money(10_000, 'GBP'),
        feeWaived: true,
        tenderChanged: false,
        noReceiptMatch: false,
      },
      giftCardRoute: 'separate',
      exchange: {
        evenSwap: false,
        bonus: { amount: { percent: 7.5 }, most: money(2_000, 'GBP') },
        discountPercent: 15,
        feesWaived: false,
        collect: ['pay_link', 'mark_paid'],
        dueDays: 3,
      },
    };
    expect(outcome).toEqual({ kind: 'policy', policy });
    // … and what is kept fills the form just so.
    expect(readPolicy(answersFrom(policy, 'GBP'), 'GBP')).toEqual({ kind: 'policy', policy });
  });

  test.each([
    [{ onlineDays: '-1' }, { onlineDays: 'DAYS' }],
    [{ counterDays: '14.5' }, { counterDays: 'DAYS' }],
    [{ counterDays: '3651' }, { counterDays: 'DAYS' }],
    [{ restockingPercent: '0' }, { restockingPercent: 'PERCENT' }],
    [{ restockingPercent: '100.5' }, { restockingPercent: 'PERCENT' }],
    [{ restockingPercent: 'ten' }, { restockingPercent: 'PERCENT' }],
    [{ returnShipping: '3.955' }, { returnShipping: 'AMOUNT' }],
    [{ aboveAmount: '-5' }, { aboveAmount: 'AMOUNT' }],
    [{ returnShippingElsewhere: 'EUR' }, { returnShippingElsewhere: 'AMOUNTS' }],
    [{ returnShippingElsewhere: 'GBP 3' }, { returnShippingElsewhere: 'AMOUNTS' }],
    [{ returnShippingElsewhere: 'EUR 3\nEUR 4' }, { returnShippingElsewhere: 'AMOUNTS' }],
    [{ returnShippingElsewhere: 'JPY 1.50' }, { returnShippingElsewhere: 'AMOUNTS' }],
    [
      { holidayFrom: '2026-02-30', holidayTo: '2026-03-01', holidayUntil: '2026-03-02' },
      { holidayFrom: 'DAY' },
    ],
    [{ holidayFrom: '2026-11-01' }, { holidayTo: 'HOLIDAY_INCOMPLETE', holidayUntil: 'HOLIDAY_INCOMPLETE' }],
    [
      { holidayFrom: '2026-11-02', holidayTo: '2026-11-01', holidayUntil: '2026-12-01' },
      { holidayTo: 'HOLIDAY_ORDER' },
    ],
    [
      { holidayFrom: '2026-11-01', holidayTo: '2026-11-09', holidayUntil: '2026-11-08' },
      { holidayUntil: 'HOLIDAY_ORDER' },
    ],
    [{ inTimeMethods: [] }, { inTimeMethods: 'NO_METHOD' }],
    [{ lateMethods: [] }, { lateMethods: 'NO_METHOD' }],
    [{ late: 'me' }, { late: 'CHOICE' }],
    [{ managerFor: ['everything'] }, { managerFor: 'CHOICE' }],
    [{ bonus: 'lots' }, { bonus: 'AMOUNT' }],
    [{ bonus: '101%' }, { bonus: 'BONUS' }],
    [{ bonus: '5', bonusMost: '-1' }, { bonusMost: 'AMOUNT' }],
    [{ discountPercent: '0' }, { discountPercent: 'PERCENT' }],
    [{ dueDays: '' }, { dueDays: 'DUE_DAYS' }],
    [{ dueDays: '91' }, { dueDays: 'DUE_DAYS' }],
    [{ collect1: 'cart', collect2: 'pay_link', collect3: 'cart' }, { collect3: 'ROUTE_TWICE' }],
    [{ collect1: 'cheque' }, { collect1: 'CHOICE' }],
    [{ finalSaleTags: 'x'.repeat(256) }, { finalSaleTags: 'TAGS' }],
  ])('%j is refused where it is wrong', (answers, expected) => {
    expect(errors(answers as Parameters<typeof asked>[0])).toEqual(expected);
  });

  test('whatever is sent is either a policy that fills the form again, or refused', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('', '30', '2026-11-01', 'EUR 4', 'manager', 'online', '12.5'),
    );
    const any = fc.dictionary(
      fc.constantFrom<Field>(
        'onlineDays',
        'holidayFrom',
        'finalSaleTags',
        'restockingPercent',
        'returnShipping',
        'returnShippingElsewhere',
        'late',
        'managerFor',
        'freeConditions',
        'bonus',
        'bonusMost',
        'discountPercent',
        'collect1',
        'dueDays',
      ),
      text,
    );
    fc.assert(
      fc.property(any, (answers) => {
        const outcome = read(answers as Parameters<typeof asked>[0]);
        if (outcome.kind === 'errors') return;
        expect(readPolicy(answersFrom(outcome.policy, 'GBP'), 'GBP')).toEqual(outcome);
        expect(CONDITIONS).toEqual(
          expect.arrayContaining([...(outcome.policy.restockingFee?.freeConditions ?? [])]),
        );
      }),
    );
  });

  test('a form’s own data becomes answers; what is no field is left out', () => {
    const form = new FormData();
    form.append('onlineDays', '30');
    form.append('managerFor', 'feeWaived');
    form.append('managerFor', 'tenderChanged');
    form.append('base', '3');
    const answers = answersOf(form);
    expect(answers).toMatchObject({
      onlineDays: ['30'],
      managerFor: ['feeWaived', 'tenderChanged'],
      late: [],
    });
    expect(answers).not.toHaveProperty('base');
  });
});
