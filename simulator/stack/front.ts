import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** One part of the front server: true when the request was its own. */
export interface Part {
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

/** Stands in until everything is up. */
export const STARTING: Part = {
  handle(_request, response) {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' });
    response.end('The simulator is starting. Its terminal says what it is doing.\n');
    return true;
  },
};

/** The first part that knows the request answers it. @param parts are asked for anew each time: a reset replaces some */
export function createFront(parts: () => readonly Part[]): RequestListener {
  return (request, response) => {
    try {
      if (parts().some((part) => part.handle(request, response))) return;
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(
        `Nothing here: ${request.url}\nThere is / (workbench), /device/ipad, /device/pos-go and /admin.\n`,
      );
    } catch (error) {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`The simulator failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    }
  };
}
