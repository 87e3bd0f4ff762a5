import type { Written } from '../settle/ports.ts';
import { unknown } from './admin-reply.ts';

interface Payload {
  readonly userErrors: readonly {
    readonly message: string;
    readonly code?: string | null;
    readonly field?: readonly string[] | null;
  }[];
}

/** A mutation's own answer: refused where it names user errors, unknown where it names neither those nor a result. */
export function payload<R, P extends Payload, T>(
  written: Written<R>,
  payloadOf: (reply: R) => P | null | undefined,
  valueOf: (payload: P) => T | null | undefined,
): Written<T> {
  if (written.kind !== 'done') return written;
  const reply = payloadOf(written.value);
  const [error] = reply?.userErrors ?? [];
  if (reply && error) {
    const message = reply.userErrors.map((each) => each.message).join('; ');
    return { kind: 'refused', code: error.code ?? null, message, field: error.field ?? [] };
  }
  const value = reply && valueOf(reply);
  return value ? { kind: 'done', value } : unknown('the reply names neither a result nor an error');
}
