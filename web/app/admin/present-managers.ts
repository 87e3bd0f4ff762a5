import type { Manager } from '../approve/ports.ts';
import type { Links } from './links.ts';
import type { Reader } from './reader.ts';

/** One manager, ready to be shown: never the PIN, nor what is kept of it. */
export interface ManagerView {
  readonly id: string;
  readonly name: string;
  readonly staffNumber: string;
  readonly active: boolean;
  readonly state: string;
  /** Until when, where too many wrong PINs were typed. */
  readonly locked: string | null;
  readonly failures: string | null;
  readonly changed: string;
  readonly href: string;
}

export function presentManager(manager: Manager, reader: Reader, links: Links, now: Date): ManagerView {
  const { texts, formats } = reader;
  const { id, name, staffMemberId, active, failures, lockedUntil, changedAt, changedBy } = manager;
  const locked = active && lockedUntil !== null && lockedUntil > now;
  return {
    id,
    name,
    staffNumber: String(staffMemberId),
    active,
    state: active ? texts.managers.active : texts.managers.inactive,
    locked: locked ? texts.managers.locked(formats.dateTime(lockedUntil)) : null,
    failures: failures > 0 ? texts.managers.failures(formats.count(failures)) : null,
    changed: texts.managers.changedBy(formats.dateTime(changedAt), texts.page.account(changedBy)),
    href: links.manager(id),
  };
}

/** What was just done, as the address says; null for anything else that stands there. */
export function doneIn(url: URL): ManagerDone | null {
  const done = url.searchParams.get('done');
  return DONE.find((known) => known === done) ?? null;
}

const DONE = ['added', 'saved', 'pinSet', 'deactivated', 'activated'] as const;
export type ManagerDone = (typeof DONE)[number];
