import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createRequestHandler } from 'react-router';
import * as build from 'virtual:react-router/server-build';
import { database } from './app/database.server.ts';
import { environment } from './app/environment.server.ts';
import { logAccess } from './app/http/access-log.ts';
import { sendFetchResponse, toFetchRequest } from './app/http/fetch-listener.ts';
import { serveStaticFile } from './app/http/static-files.ts';
import { describeError } from './app/journal/error-code.ts';
import { start } from './app/start.server.ts';
import { closeSchedule } from './app/wiring.server.ts';

// web's production server: this file, bundled with the routes into build/server/index.js.
// react-router-serve would do but for three things: it logs query strings, in which Shopify puts session tokens; it
// sends a stream without waiting for its reader; and it has no place for what must be done before the first request.

const CLIENT_FOLDER = join(import.meta.dirname, '../client');
/** Requests under way get this long when we are told to end; a settlement cut off is resumed at the next start. */
const GRACE_MILLISECONDS = 8000;

const { port } = environment();
const answer = createRequestHandler(build, 'production');
const server = createServer((incoming, outgoing) => void respond(incoming, outgoing));

await start().catch(exitSaying);
server.listen(port, () => console.info(`Counter Returns listens on port ${port}`));

let ending = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end());
// Whoever started us with a channel and is gone will never stop us.
process.on('disconnect', () => void end());

async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  logAccess(incoming, outgoing);
  try {
    if (await serveStaticFile(CLIENT_FOLDER, incoming, outgoing)) return;
    await sendFetchResponse(await answer(toFetchRequest(incoming, outgoing)), outgoing);
  } catch (error) {
    // The client went away in the middle: nobody is left to tell.
    if (outgoing.destroyed) return;
    console.error(describeError(error));
    if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
    outgoing.end('Something went wrong on our side.');
  }
}

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(1), GRACE_MILLISECONDS).unref();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  await closeSchedule();
  await database().close();
  process.exit(0);
}

/** What keeps us from starting is said in one line, without a stack that hides it. */
function exitSaying(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
