import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { logAccess } from './access-log.ts';
import { sendFetchResponse, toFetchRequest } from './fetch-listener.ts';
import { serveStaticFile } from './static-files.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return (server.address() as AddressInfo).port;
}

/** Not fetch, which tidies paths before it sends them. */
function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request({ port, path, headers, host: '127.0.0.1' }, resolve).on('error', reject).end();
  });
}

describe('static files', () => {
  async function serveFolder() {
    const root = await mkdtemp(join(tmpdir(), 'cr-static-'));
    closing.push(() => rm(root, { recursive: true }));
    await mkdir(join(root, 'client', 'web-assets'), { recursive: true });
    await writeFile(join(root, 'client', 'web-assets', 'app-1a2b.js'), 'app');
    await writeFile(join(root, 'client', 'robots.txt'), 'robots');
    await writeFile(join(root, 'secret.txt'), 'secret');
    return serve((incoming, outgoing) => {
      void serveStaticFile(join(root, 'client'), incoming, outgoing).then((served) => {
        if (!served) outgoing.writeHead(404).end();
      });
    });
  }

  test('what is named by its content may be kept for ever, the rest for an hour', async () => {
    const port = await serveFolder();
    const app = await ask(port, '/web-assets/app-1a2b.js?x=1');
    expect([app.statusCode, app.headers['content-type'], await text(app)]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'app',
    ]);
    expect(app.headers['cache-control']).toContain('immutable');
    const robots = await ask(port, '/robots.txt');
    expect(robots.headers['cache-control']).toBe('public, max-age=3600');
    robots.resume();
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/web-assets/..%2f..%2fsecret.txt',
    '/%00.txt',
    '/%zz.txt',
    '/web-assets',
    '/gone.js',
  ])('%s leads nowhere', async (path) => {
    const answer = await ask(await serveFolder(), path);
    expect([answer.statusCode, await text(answer)]).toEqual([404, '']);
  });
});

test('the access log never holds a query string', async () => {
  const lines: string[] = [];
  const port = await serve((incoming, outgoing) => {
    logAccess(incoming, outgoing, (line) => lines.push(line));
    outgoing.end('x');
  });
  const answer = await ask(port, '/admin?id_token=secret&search=Doe');
  await text(answer);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\S+ GET \/admin 200 \d+ ms$/);
});

describe('web requests and responses', () => {
  test('the proxy in front says protocol and host', async () => {
    const port = await serve((incoming, outgoing) => {
      const { url, method } = toFetchRequest(incoming, outgoing);
      outgoing.end(JSON.stringify({ url, method }));
    });
    const headers = { 'X-Forwarded-Proto': 'https, http', 'X-Forwarded-Host': 'returns.example.com' };
    const answer = await ask(port, '/admin?a=b', headers);
    expect(JSON.parse(await text(answer))).toEqual({
      url: 'https://returns.example.com/admin?a=b',
      method: 'GET',
    });
  });

  test('several cookies stay several', async () => {
    const port = await serve((_incoming, outgoing) => {
      const headers = new Headers([
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
      ]);
      void sendFetchResponse(new Response('x', { headers }), outgoing);
    });
    const answer = await ask(port, '/');
    answer.resume();
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  });

  test('a stream is drawn no faster than it is read, and ended when its reader goes away', async () => {
    let drawn = 0;
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const endless = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          drawn += 1;
          controller.enqueue(new Uint8Array(65_536));
        },
        cancel: () => end(),
      },
      { highWaterMark: 0 },
    );
    const port = await serve((_incoming, outgoing) => {
      sendFetchResponse(new Response(endless), outgoing).catch(() => undefined);
    });
    const answer = await ask(port, '/');
    await new Promise((resolve) => answer.once('readable', resolve));
    answer.read();
    answer.destroy();
    await ended;
    // 64 KiB each: what fits between two sockets, not what an endless export would give.
    expect(drawn).toBeLessThan(500);
  });
});
