/** The codes of an error and of what caused it: PostgreSQL's SQLSTATE, or the system's, such as ECONNREFUSED. Outermost first. */
export function errorCodes(error: unknown): string[] {
  const codes: string[] = [];
  for (
    let each = error;
    typeof each === 'object' && each !== null;
    each = 'cause' in each ? each.cause : null
  ) {
    if ('code' in each && typeof each.code === 'string') codes.push(each.code);
  }
  return codes;
}

/** What pg says, without a code of that meaning, of a server that went away, cannot be reached in time or lets nobody in. */
const GONE =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after calling end|is not currently accepting connections/;
/** PostgreSQL's classes "connection exception", "insufficient resources", "operator intervention"; the system's errors of sockets. */
const DOWN = /^(08|53|57P)|^(ECONN|ENOTFOUND|ENOENT|EPIPE|ETIMEDOUT|EAI_AGAIN)/;

/** Whether an error of a query means that the database cannot be used at the moment. */
export function isDatabaseDown(error: unknown): boolean {
  return (
    errorCodes(error).some((code) => DOWN.test(code)) || messagesOf(error).some((text) => GONE.test(text))
  );
}

/** What an error says and what caused it, without the parameters of a query: those hold tokens and people's words. */
export function messagesOf(error: unknown): string[] {
  const messages: string[] = [];
  for (
    let each = error;
    typeof each === 'object' && each !== null;
    each = 'cause' in each ? each.cause : null
  ) {
    const isQuery = 'query' in each;
    if (!isQuery && 'message' in each) messages.push(String(each.message));
  }
  return messages;
}

/** Where it happened, without the message above it. */
export function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

/** Any thrown value for our log: what it says and where it happened, without the parameters of a query. */
export function describeError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if (!(error instanceof Error) && 'status' in error) {
    return `${String(error.status)} ${'statusText' in error ? String(error.statusText) : ''}`.trim();
  }
  const said = messagesOf(error).join('; ') || 'an error that says nothing';
  return [said, stackOf(error)].filter(Boolean).join('\n');
}
