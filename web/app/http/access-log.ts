import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * One line per request: when, what, how it went, how long. Query strings are left out whole,
 * because Shopify puts session tokens into them and managers search for people.
 */
export function logAccess(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): void {
  const began = performance.now();
  const [path = '/'] = (incoming.url ?? '/').split('?');
  outgoing.once('close', () => {
    const outcome = outgoing.writableFinished ? String(outgoing.statusCode) : 'aborted';
    const ms = (performance.now() - began).toFixed(0);
    write(`${new Date().toISOString()} ${incoming.method ?? '-'} ${path} ${outcome} ${ms} ms`);
  });
}
