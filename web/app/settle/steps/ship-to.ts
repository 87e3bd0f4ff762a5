import type { Step } from '../step.ts';
import { notRecorded } from './move-goods.ts';

/** Tells Shopify where goods are to be sent, where the customer was asked. Doing it again changes nothing, so there is nothing to find. */
export const shipTo: Step = {
  name: 'ship_to',

  find: () => Promise.resolve(null),

  async act(run) {
    const { orderId, plan } = run.record;
    const to = plan.draft.exchange.shipTo;
    const written = to ? await run.ports.handOvers.address(orderId, to) : null;
    if (written?.kind === 'unknown') return written;
    if (written?.kind === 'refused') return notRecorded(run, written.message);
    return { kind: 'reached', state: run.record.state, change: { given: 'addressed' } };
  },
};
