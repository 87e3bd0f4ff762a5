// Builds web and the extension as the simulator would before it starts, so that it finds them built.
import { buildIfStale } from './build.ts';

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
try {
  await buildIfStale((line) => console.log(line), stopped.signal);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
