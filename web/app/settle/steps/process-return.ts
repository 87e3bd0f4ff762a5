import type { Refusal } from '../../../../domain/refusal.ts';
import { isAboutExchange } from '../exchange.ts';
import type { Written } from '../ports.ts';
import type { Run } from '../run.ts';
import { driftOfOutcome } from '../settled-legs.ts';
import type { Step } from '../step.ts';
import { whatWasDone } from '../what-was-done.ts';

/** Takes the goods back and pays the money: one call, after which there is no way back. */
export const processReturn: Step = {
  name: 'process_return',

  async find(run) {
    const orderReturn = await run.currentReturn();
    if (!orderReturn) return { kind: 'attention', facts: { why: 'the return is gone' } };
    if (orderReturn.status === 'CANCELED') {
      const refusal = { code: 'SHOPIFY_REFUSED', message: 'The return was cancelled in Shopify.' } as const;
      return { kind: 'refuse', refusal, newPlanId: null };
    }
    return whatWasDone(run, orderReturn);
  },

  async judge(run) {
    const { plan } = run.record;
    const orderReturn = await run.currentReturn();
    if (!orderReturn) return null;
    if (orderReturn.status !== 'OPEN') {
      return { kind: 'attention', facts: { why: `the return is ${orderReturn.status}` } };
    }
    const drift = driftOfOutcome(plan, await run.ports.returns.outcome(orderReturn, plan));
    if (!drift) return null;
    // The card's variant may have been given another price: then it is not to be used again.
    const { giftCard } = run.record;
    if (giftCard?.variantId) await run.ports.giftCardStore.forgetProduct(giftCard.variantId);
    return { kind: 'call_off', refusal: drift };
  },

  async act(run) {
    const { plan, asker, returnId } = run.record;
    const open = await run.currentReturn();
    if (!open || !returnId) return { kind: 'attention', facts: { why: 'the return is gone' } };
    const processed = await run.ports.returns.process(open, plan, asker.till.locationId);
    if (processed.kind === 'unknown') {
      run.orderReturn = null;
      return processed;
    }
    // A refusal may mean that an earlier call of ours, thought lost, came first: look before believing it.
    const now =
      processed.kind === 'done' ? processed.value : await run.ports.returns.read(returnId, plan.currency);
    run.orderReturn = now;
    const done = now && whatWasDone(run, now);
    if (done) return done;
    return processed.kind === 'refused'
      ? { kind: 'call_off', refusal: refusalOf(run, processed) }
      : { kind: 'attention', facts: { why: 'Shopify says it processed the return, yet nothing of it is' } };
  },
};

function refusalOf(
  { record: { giftCard, plan } }: Run,
  refused: Extract<Written<never>, { kind: 'refused' }>,
): Refusal {
  const { message } = refused;
  if (!isAboutExchange(refused)) return { code: 'SHOPIFY_REFUSED', message };
  if (plan.exchange) return { code: 'EXCHANGE_REFUSED', message };
  if (!giftCard) return { code: 'SHOPIFY_REFUSED', message };
  return giftCard.scanned
    ? { code: 'GIFT_CARD_CODE_REFUSED', lastCharacters: giftCard.lastCharacters }
    : { code: 'GIFT_CARD_REFUSED', message };
}
