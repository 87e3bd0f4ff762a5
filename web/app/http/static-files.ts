import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** As vite.config.ts names it. */
const ASSETS = 'web-assets';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves the files of the client's build. Answers false, having sent nothing, where there is no such file. */
export async function serveStaticFile(
  folder: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<boolean> {
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return false;
  const file = fileFor(folder, incoming.url ?? '/');
  if (!file) return false;
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return false;
  // Vite names what lies in there by its content.
  const lasting = file.startsWith(join(folder, ASSETS) + sep);
  outgoing.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    'x-content-type-options': 'nosniff',
  });
  if (incoming.method === 'HEAD') outgoing.end();
  else await pipeline(createReadStream(file), outgoing);
  return true;
}

/** The file a URL means, or undefined where it leads out of the folder or means none. */
function fileFor(folder: string, url: string): string | undefined {
  const [path = '/'] = url.split('?');
  if (!extname(path)) return undefined;
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0')) return undefined;
  const file = normalize(join(folder, decoded));
  return file.startsWith(folder + sep) ? file : undefined;
}
