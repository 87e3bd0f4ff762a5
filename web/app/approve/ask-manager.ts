import { isOwn } from '../../../domain/approval.ts';
import type { ManagerPin, OwedReply } from '../../../domain/contract.ts';
import type { Asker } from '../plan/ports.ts';
import type { JournalNote } from '../settle/ports.ts';
import type { Run, SettlePorts } from '../settle/run.ts';
import { tell } from '../settle/tell.ts';
import { lookAtPin } from './look-at-pin.ts';
import type { Approvals } from './ports.ts';

export type AskPorts = SettlePorts & { readonly approvals: Approvals };

export type Asked =
  { readonly kind: 'given'; readonly manager: string } | Exclude<OwedReply, { kind: 'settlement' }>;

/**
 * A manager's word, by their PIN, on what is asked of a return that was confirmed before: never by whoever asks, nor by whoever
 * confirmed it. A PIN that is not right counts, and is in the journal.
 */
export async function askManager(
  run: Run,
  step: JournalNote['step'],
  { managerId, pin }: ManagerPin,
  asker: Asker,
  ports: AskPorts,
): Promise<Asked> {
  const { record } = run;
  const manager = await ports.approvals.managerAtWork(managerId);
  if (manager && [asker, record.asker].some(({ till, userId }) => isOwn(manager, { ...till, userId }))) {
    const refusal = { code: 'OWN_APPROVAL', name: manager.name } as const;
    return { kind: 'refused', refusal, settlement: await tell(record, asker, ports) };
  }
  const looked = await lookAtPin(managerId, pin, asker, ports);
  if (looked.kind === 'right' && manager) return { kind: 'given', manager: manager.name };
  const said = looked.kind === 'right' ? UNKNOWN : looked;
  await run.note({ step, event: 'refused', facts: { manager: manager?.name ?? null, why: said.kind } });
  return said.kind === 'refused' ? { ...said, settlement: await tell(record, asker, ports) } : said;
}

const UNKNOWN = { kind: 'refused', refusal: { code: 'MANAGER_UNKNOWN' } } as const;
