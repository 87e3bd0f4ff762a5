import { describe, expect, test } from '@jest/globals';
import type { ApprovalNeed } from '../../../../domain/approval.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import { formatsFor } from '../formats.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { needInWords } from './manager-texts.ts';
import { refusalInWords } from './refusals.ts';

/** Every text under a path, functions called with sample facts. */
function textsOf(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] => {
    const here = path ? `${path}.${key}` : key;
    // With facts of their own, below.
    if (here === 'refusals' || here === 'approvals.needs') return [];
    if (typeof value === 'function') return [[here, String(value('sample', 'sample'))]];
    return typeof value === 'string' ? [[here, value]] : textsOf(value as object, here);
  });
}

/** The same in both, on the page of the rules. */
const POLICY = ['Exceptions', 'Version', 'Versions', 'Version sample', 'sample (sample)'];

const GBP = (minor: number) => ({ minor, currency: 'GBP' });
const REFUSALS: readonly Refusal[] = [
  { code: 'LINE_NOT_FULFILLED', unfulfilled: 2 },
  { code: 'LINE_NOTHING_LEFT', ordered: 3 },
  { code: 'LINE_GIFT_CARD' },
  { code: 'LINE_LATE', until: '2026-10-31' },
  { code: 'LINE_FINAL_SALE', tag: 'clearance' },
  { code: 'FEES_TAKE_ALL', fees: GBP(500), worth: GBP(400) },
  { code: 'NO_METHOD_ALLOWED' },
  { code: 'ORDER_CANCELLED', at: '2026-11-18T12:00:00Z' },
  { code: 'ONLY_IN_SHOPIFY', tender: 'Interac •••• 6463' },
  { code: 'ORDER_AUTHORIZED', amount: GBP(500) },
  { code: 'ORDER_PARTLY_HELD', amount: GBP(500) },
  { code: 'SALE_AUTHORIZED', amount: GBP(500) },
  { code: 'AUTHORIZED_PART', amount: GBP(500) },
  { code: 'NOT_WAITING_HERE', title: 'Mug', units: 2 },
  { code: 'RETURN_OPEN', returnName: '#1-R1' },
  { code: 'RETURN_REQUESTED', returnName: '#1-R1' },
  { code: 'RETURN_ENDED', returnName: '#1-R1', status: 'CLOSED' },
  { code: 'RETURN_ENDED', returnName: null, status: null },
  { code: 'RETURN_HAS_EXCHANGE', returnName: '#1-R1' },
  { code: 'RETURN_CHANGED', returnName: '#1-R1' },
  { code: 'REQUEST_DECLINING', returnName: '#1-R1', reason: 'OTHER' },
  { code: 'REQUEST_DECLINED', returnName: '#1-R1', reason: 'FINAL_SALE' },
  { code: 'REQUEST_NOT_DECLINED', returnName: '#1-R1', message: 'No' },
  { code: 'NOTHING_CHOSEN' },
  { code: 'LINE_UNKNOWN' },
  { code: 'QUANTITY_ABOVE_LEFT', title: 'Mug', asked: 3, left: 2 },
  { code: 'LINE_REFUSED', title: 'Mug', reason: { code: 'LINE_GIFT_CARD' } },
  { code: 'SHIPPING_ABOVE_LEFT', asked: GBP(500), left: GBP(400) },
  { code: 'NOTHING_TO_PAY' },
  { code: 'GIFT_CARD_UNAVAILABLE' },
  { code: 'GIFT_CARD_REFUSED', message: 'Gift cards cannot be added' },
  { code: 'GIFT_CARD_CODE_REFUSED', lastCharacters: '41e7' },
  { code: 'TENDER_ABOVE_CEILING', label: 'Visa', asked: GBP(500), ceiling: GBP(400) },
  { code: 'TENDERS_DO_NOT_SUM', asked: GBP(500), total: GBP(400) },
  { code: 'TENDER_UNKNOWN' },
  { code: 'TENDERS_SHORT', total: GBP(500), refundable: GBP(400) },
  { code: 'PLAN_UNKNOWN' },
  { code: 'PLAN_SUPERSEDED' },
  { code: 'PLAN_TOO_OLD' },
  { code: 'ORDER_GONE' },
  { code: 'ORDER_BUSY', orderName: '#1' },
  { code: 'DRAFT_SETTLED', orderName: '#1' },
  { code: 'NOTHING_OWED', orderName: '#1' },
  { code: 'OWED_LESS', orderName: '#1', asked: GBP(500), left: GBP(400) },
  { code: 'APPROVAL_NEEDED' },
  { code: 'OWN_APPROVAL', name: 'Ann' },
  { code: 'MANAGER_UNKNOWN' },
  { code: 'PLAN_CHANGED', agreed: GBP(500), now: GBP(400) },
  { code: 'SHOPIFY_REFUSED', message: 'No' },
  { code: 'EXCHANGE_OUT_OF_STOCK', title: 'Mug', asked: 2, left: 0, elsewhere: 3 },
  { code: 'EXCHANGE_NOT_STOCKED_HERE', title: 'Mug' },
  { code: 'EXCHANGE_VARIANT_GONE', title: 'Mug' },
  { code: 'EXCHANGE_GIFT_CARD', title: 'Mug' },
  { code: 'EXCHANGE_OTHER_CURRENCY', currency: 'EUR', shopCurrency: 'GBP' },
  { code: 'EXCHANGE_NOT_SENT' },
  { code: 'EXCHANGE_RETURN_BEGUN' },
  { code: 'EXCHANGE_NO_ADDRESS' },
  { code: 'EVEN_SWAP_NOT_OFFERED', title: 'Mug' },
  { code: 'EVEN_SWAP_TOO_MANY', title: 'Mug', asked: 2, left: 1 },
  { code: 'DISCOUNT_ABOVE_PRICE', title: 'Mug', asked: GBP(500), price: GBP(400) },
  { code: 'NO_COLLECT_ROUTE', due: GBP(500) },
  { code: 'CART_NEEDS_CUSTOMER' },
  { code: 'EXCHANGE_REFUSED', message: 'No' },
  { code: 'DUE_CHANGED', agreed: GBP(500), now: GBP(400) },
  { code: 'NOTHING_DUE', orderName: '#1' },
  { code: 'GOODS_GIVEN', orderName: '#1' },
];

const NEEDS: readonly ApprovalNeed[] = [
  { code: 'ABOVE_LIMIT', total: GBP(500), limit: GBP(400) },
  { code: 'LATE', title: 'Mug', until: '2026-11-18' },
  { code: 'FINAL_SALE', title: 'Mug' },
  { code: 'NO_RECEIPT_MATCH' },
  { code: 'FEE_WAIVED', amount: GBP(500), reason: 'kind' },
  { code: 'TENDER_CHANGED', amount: GBP(500) },
  { code: 'DISCOUNT_ABOVE_LIMIT', title: 'Mug', amount: GBP(500), limit: 10 },
];

describe('French', () => {
  const all = [
    ...textsOf(fr),
    ...REFUSALS.map((refusal): [string, string] => [
      refusal.code,
      refusalInWords(refusal, fr.refusals, formatsFor('fr', 'Europe/Paris')),
    ]),
    ...NEEDS.map((need): [string, string] => [
      need.code,
      needInWords(need, fr.approvals.needs, formatsFor('fr', 'Europe/Paris')),
    ]),
  ];

  test('has every text that English has, step names and all', () => {
    expect(textsOf(fr).map(([path]) => path)).toEqual(textsOf(en).map(([path]) => path));
  });

  test.each(all)('%s is set as French is: %s', (_path, text) => {
    // A narrow no-break space before ? ! ; and inside « », a no-break space before a colon; no straight apostrophes.
    expect(text).not.toMatch(/[^\u202f][?!;»]|«[^\u202f]|[^\u00a0\d]:(?!\d)|'|\.\.\./);
  });

  test('is not English left standing', () => {
    const same = textsOf(en).filter(([path, text]) => textsOf(fr).some(([p, t]) => p === path && t === text));
    // Words that both languages share.
    const shared = [
      'Transaction',
      'Plan',
      'Date (sample)',
      'Stock',
      'Note',
      'Total',
      'Counter Returns',
      ...POLICY,
    ];
    expect(same.map(([, text]) => text).filter((text) => text.length > 1 && !shared.includes(text))).toEqual(
      [],
    );
  });
});

test('a refusal names its facts in both languages', () => {
  const refusal: Refusal = { code: 'PLAN_CHANGED', agreed: GBP(465), now: GBP(400) };
  expect(refusalInWords(refusal, en.refusals, formatsFor('en', 'UTC'))).toContain('£4.65');
  expect(refusalInWords(refusal, fr.refusals, formatsFor('fr-FR', 'UTC'))).toMatch(/4,65\s£/);
});

test('a refusal of a later version is shown by its code', () => {
  const later = { code: 'FROM_THE_FUTURE' } as unknown as Refusal;
  expect(refusalInWords(later, en.refusals, formatsFor('en', 'UTC'))).toBe('FROM_THE_FUTURE');
});
