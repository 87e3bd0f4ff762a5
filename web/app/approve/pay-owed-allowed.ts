import type { OwedReply, OwedRequest } from '../../../domain/contract.ts';
import type { Asker } from '../plan/ports.ts';
import { payOwed } from '../settle/pay-owed.ts';
import { tell } from '../settle/tell.ts';
import { needsManagerToMove } from '../settle/view.ts';
import { askManager, type AskPorts } from './ask-manager.ts';

/**
 * Pays what is owed: where the shop's rules say so, to another payment only with a manager's PIN.
 * @throws LockBusy, ShopifyUnavailable, NotInstalled
 */
export function payOwedAllowed(
  request: Omit<OwedRequest, 'till'>,
  asker: Asker,
  ports: AskPorts,
): Promise<OwedReply> {
  return payOwed(request, asker, ports, async (run) => {
    if (!needsManagerToMove(run.record)) return { kind: 'may', manager: null };
    const { approval } = request;
    if (!approval) {
      const settlement = await tell(run.record, asker, ports);
      return { kind: 'refused', refusal: { code: 'APPROVAL_NEEDED' }, settlement };
    }
    const asked = await askManager(run, 'pay_owed', approval, asker, ports);
    return asked.kind === 'given' ? { kind: 'may', manager: asked.manager } : asked;
  });
}
