import type { IncomingMessage, ServerResponse } from 'node:http';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Knows which requests still wait for their answer: how a test tells that web is in the middle of one. */
export function createUnderWay() {
  const began = new Map<ServerResponse, number>();
  return {
    around(listener: Listener): Listener {
      return (request, response) => {
        began.set(response, performance.now());
        response.once('close', () => began.delete(response));
        listener(request, response);
      };
    },
    /** Milliseconds that the oldest of them has been waiting; 0 when there is none. */
    longestMs(): number {
      const [oldest] = began.values();
      return oldest === undefined ? 0 : Math.round(performance.now() - oldest);
    },
  };
}
