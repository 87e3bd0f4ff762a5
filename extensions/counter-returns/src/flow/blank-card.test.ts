import { describe, expect, test } from '@jest/globals';
import { startDraft } from '../../../../domain/draft.ts';
import { CARD, exampleLeg, exampleOrder, examplePlan, NEW_CARD } from '../../tests/examples.ts';
import { planning } from './arrive.ts';
import type { FlowEvent } from './events.ts';
import { next } from './flow.ts';
import type { Screen } from './screens.ts';

const CODE = 'A5BH6H64B329J4K7';
const DRAFT = startDraft('draft-1', 'gid://shopify/Order/1');
const ORDER = exampleOrder();
const PLAN = examplePlan(DRAFT, { legs: [exampleLeg(NEW_CARD, 465)], tenders: [CARD, NEW_CARD] });
const ON_CARD = planning(ORDER, DRAFT, PLAN);
const asked: FlowEvent = { type: 'blank-card-asked', asked: true };
const scan = (text: string): FlowEvent => ({ type: 'scanned', text });
const after = (...events: FlowEvent[]): Screen => events.reduce<Screen>(next, ON_CARD);

describe('a blank card for a new gift card', () => {
  test('is not waited for unless it is asked for: a scan is one more item', () => {
    expect(ON_CARD.blankCard).toBeNull();
    expect(after(scan(CODE)).at).toBe('items');
  });

  test('is scanned, and scanned twice is scanned once', () => {
    const scanned = after(asked, scan(CODE));
    expect(scanned).toMatchObject({ at: 'plan', blankCard: { code: CODE.toLowerCase(), wrong: false } });
    expect(next(scanned, scan(CODE))).toMatchObject({ at: 'plan', blankCard: { wrong: false } });
    // Another scan is one more item again.
    expect(next(scanned, scan('EAN-lamp')).at).toBe('items');
  });

  test('that is none says so, and nothing can be paid before there is one', () => {
    const wrong = after(asked, scan('EAN-lamp!'));
    expect(wrong).toMatchObject({ at: 'plan', blankCard: { code: null, wrong: true } });
    expect(next(wrong, { type: 'confirmed' })).toBe(wrong);
    expect(next(next(wrong, scan(CODE)), { type: 'confirmed' })).toMatchObject({ sending: true });
  });

  test('can be left out again', () => {
    const without = after(asked, { type: 'blank-card-asked', asked: false });
    expect(next(without, { type: 'confirmed' })).toMatchObject({ sending: true, blankCard: null });
  });

  test('stays while the amounts change, and goes with the gift card', () => {
    const chosen = after(asked, scan(CODE), { type: 'choices-set', choices: { split: 'gift_card' } });
    if (chosen.at !== 'plan' || !chosen.asking) throw new Error('nothing was asked');
    const planned = (plan: typeof PLAN): FlowEvent => ({
      type: 'planned',
      draft: chosen.asking ?? DRAFT,
      reply: { kind: 'plan', plan, managers: [] },
    });
    expect(next(chosen, planned(PLAN))).toMatchObject({ blankCard: { code: CODE.toLowerCase() } });
    const onVisa = { ...PLAN, legs: [exampleLeg(CARD, 465)] };
    expect(next(chosen, planned(onVisa))).toMatchObject({ blankCard: null });
  });

  test('is out of reach once the refund is on its way', () => {
    const sending = after({ type: 'confirmed' });
    expect(next(sending, asked)).toBe(sending);
    expect(next(sending, scan(CODE))).toBe(sending);
  });
});
