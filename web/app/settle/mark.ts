import type { Plan } from '../../../domain/plan.ts';

/** Shopify keeps this many characters of `ReturnLineItem.returnReasonNote`. */
const NOTE_LENGTH = 255;

const MARK = 'cr:';

/** How a return of ours is known again in Shopify, where a return has no note of its own. */
export function markOf(planId: string): string {
  return `${MARK}${planId}`;
}

/** Whether a note in Shopify, of a return's line or of a refund, bears the mark of any settlement of ours. */
export function isMarked(note: string): boolean {
  return planMarkedIn(note) !== null;
}

/** The plan's id that a note bears the mark of; null for none. Anybody can write a note: whether there is such a plan the journal knows. */
export function planMarkedIn(note: string): string | null {
  const [, planId] = new RegExp(`^${MARK}(${UUID})(?: |$)`).exec(note) ?? [];
  return planId ?? null;
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** `returnReasonNote` of every line: our mark, then what the cashier wrote. */
export function lineNote({ id, draft }: Plan): string {
  return `${markOf(id)} ${draft.note.trim()}`.trim().slice(0, NOTE_LENGTH);
}

/** `note` of `returnProcess`, which Shopify may keep as `Refund.note`. */
export function processNote({ reference }: Plan): string {
  return `Counter return ${reference}`;
}

/** `Refund.note` of units that were cancelled, by which it is found. */
export function cancelNote(planId: string): string {
  return `${markOf(planId)} cancelled`;
}

/** The key of that call's `@idempotent`: one to a plan, so that every repetition carries the same one. */
export function cancelKey(planId: string): string {
  return `${planId}-cancelled`;
}

/** `Refund.note` of a payment tried again, by which it is found. */
export function owedNote(planId: string, attempt: number): string {
  return `${markOf(planId)} owed ${attempt}`;
}

/** The key of that payment's `@idempotent`: from our row, so that every repetition carries the same one. */
export function owedKey(planId: string, attempt: number): string {
  return `${planId}-owed-${attempt}`;
}
