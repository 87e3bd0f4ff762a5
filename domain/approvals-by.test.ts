import { describe, expect, test } from '@jest/globals';
import type { Draft } from './draft.ts';
import { NO_EXCHANGE } from './exchange.ts';
import type { Fee } from './fees.ts';
import { judgeByPolicy } from './judge-policy.ts';
import { money } from './money.ts';
import { makePlan, type Quote } from './plan.ts';
import { DEFAULT_POLICY, type Exception, type Policy } from './policy.ts';
import {
  aDraft,
  aLine,
  anExchangeLine,
  anOrder,
  aQuote,
  aQuotedExchange,
  aTender,
  newStoreCredit,
  STAMP,
} from './sample.test-kit.ts';

const gbp = (minor: number) => money(minor, 'GBP');
const STRICT: Policy = {
  ...DEFAULT_POLICY,
  window: { online: { days: 5, from: 'delivery' }, counter: null },
  finalSaleTags: ['clearance'],
  managerFor: { aboveAmount: gbp(464), feeWaived: true, tenderChanged: true, noReceiptMatch: true },
};

function needs(policy: Policy, draft: Partial<Draft>, quote: Partial<Quote> = {}, tags: string[] = []) {
  const order = judgeByPolicy(policy, anOrder({ lines: [aLine({ tags })] }), STAMP.madeAt);
  const outcome = makePlan(aDraft(draft), order, aQuote(quote), STAMP, policy);
  return outcome.kind === 'plan' ? outcome.plan.approvals : outcome.refusal;
}
const inTime = { ...STRICT, window: DEFAULT_POLICY.window };
const lenient = { ...inTime, managerFor: DEFAULT_POLICY.managerFor };

describe('a manager is asked', () => {
  test('for nothing where the policy asks for nobody', () => {
    expect(needs(DEFAULT_POLICY, { waivedFees: { reason: 'x' } })).toEqual([]);
  });

  test('for more than the limit, not for the limit itself, in the shop’s own money', () => {
    expect(needs(inTime, {})).toEqual([{ code: 'ABOVE_LIMIT', total: gbp(465), limit: gbp(464) }]);
    expect(needs(inTime, {}, { totalInShopMoney: gbp(464) })).toEqual([]);
  });

  test('for an exchange that waits for its payment, for what it pays out if it is called off', () => {
    const exchange = aQuotedExchange(900);
    const policy = { ...inTime, exchange: { ...inTime.exchange, collect: ['pay_link'] as const } };
    const given = { exchange: { ...NO_EXCHANGE, lines: [anExchangeLine()] } };
    expect(needs(policy, given, { exchange })).toEqual([
      { code: 'ABOVE_LIMIT', total: gbp(465), limit: gbp(464) },
    ]);
    // Nothing is left to be paid: nothing can be called off.
    const cheaper = aQuotedExchange(465);
    expect(needs(policy, given, { exchange: cheaper })).toEqual([]);
  });

  test('whatever it comes to where the shop has another currency than its limit', () => {
    const total = money(1, 'EUR');
    expect(needs(inTime, {}, { totalInShopMoney: total })).toEqual([
      { code: 'ABOVE_LIMIT', total, limit: gbp(464) },
    ]);
  });

  test('for an order that nothing the customer had names', () => {
    const policy = { ...lenient, managerFor: { ...lenient.managerFor, noReceiptMatch: true } };
    expect(needs(policy, { proved: false })).toEqual([{ code: 'NO_RECEIPT_MATCH' }]);
    expect(needs(policy, { proved: true })).toEqual([]);
    expect(needs(lenient, { proved: false })).toEqual([]);
  });

  test('for a fee that is left out, with what it would have come to', () => {
    const fee: Fee = {
      kind: 'return_shipping',
      lineItemId: null,
      percentage: null,
      amount: gbp(395),
      waived: true,
    };
    const policy = { ...lenient, managerFor: { ...lenient.managerFor, feeWaived: true } };
    const waivedFees = { reason: 'Our mistake' };
    expect(needs(policy, { waivedFees }, { fees: [fee] })).toEqual([
      { code: 'FEE_WAIVED', amount: gbp(395), reason: 'Our mistake' },
    ]);
    expect(needs(policy, { waivedFees })).toEqual([]);
    expect(needs(policy, {}, { fees: [{ ...fee, waived: false }] })).toEqual([]);
  });

  test('for money that goes elsewhere than the rule sends it, and for how much', () => {
    const policy = { ...lenient, managerFor: { ...lenient.managerFor, tenderChanged: true } };
    const tenders = [
      aTender({ parentId: 'gift', kind: 'gift_card', ceiling: gbp(258) }),
      aTender({ parentId: 'visa' }),
      newStoreCredit(860),
    ];
    const split = (gift: number, visa: number) => [
      { parentId: 'gift', amount: gbp(gift) },
      { parentId: 'visa', amount: gbp(visa) },
    ];
    expect(needs(policy, { split: split(200, 265) }, { tenders })).toEqual([
      { code: 'TENDER_CHANGED', amount: gbp(58) },
    ]);
    expect(needs(policy, { split: 'store_credit' }, { tenders })).toEqual([
      { code: 'TENDER_CHANGED', amount: gbp(465) },
    ]);
    // Typed, and yet the same.
    expect(needs(policy, { split: split(258, 207) }, { tenders })).toEqual([]);
  });
});

describe('goods that the policy would not take', () => {
  const reason = { overrideReason: 'Was in hospital' };
  const late = (exception: Exception): Policy => ({
    ...STRICT,
    managerFor: DEFAULT_POLICY.managerFor,
    exceptions: { late: exception, finalSale: exception },
  });

  test.each([
    ['late', [], { code: 'LINE_LATE', until: '2026-11-15' }, { code: 'LATE', until: '2026-11-15' }],
    ['of a final sale', ['clearance'], { code: 'LINE_FINAL_SALE', tag: 'clearance' }, { code: 'FINAL_SALE' }],
  ])('%s are refused without a reason, and with one left to a manager', (_, tags, refusal, need) => {
    const { title } = aLine();
    const refused = { code: 'LINE_REFUSED', title, reason: refusal };
    expect(needs(late('manager'), {}, {}, tags)).toEqual(refused);
    expect(needs(late('manager'), reason, {}, tags)).toEqual([{ ...need, title }]);
    expect(needs(late('anyone'), reason, {}, tags)).toEqual([]);
    expect(needs(late('nobody'), reason, {}, tags)).toEqual(refused);
  });

  test('late ones go back by the ways for late ones', () => {
    const policy: Policy = {
      ...late('anyone'),
      methods: { ...STRICT.methods, late: { original: false, storeCredit: true, giftCard: false } },
    };
    const order = judgeByPolicy(policy, anOrder(), STAMP.madeAt);
    const quote = aQuote({ tenders: [aTender(), newStoreCredit(860)] });
    expect(makePlan(aDraft(reason), order, quote, STAMP, policy)).toMatchObject({
      plan: {
        legs: [{ kind: 'new_store_credit' }],
        lines: [{ objection: { code: 'LINE_LATE', until: '2026-11-15' } }],
      },
    });
  });
});
