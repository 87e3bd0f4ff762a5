// `npm start`: the whole simulator. Options after `--`: --store FILE, --port N.
import { parseArgs } from 'node:util';
import { describeStart } from './stack/greeting.ts';
import { DEFAULT_STORE_FILE, startStack } from './stack/stack.ts';

const DEFAULT_PORT = 4000;

const { storeFile, port } = readWords();
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) process.exit(1); // asked twice: at once
    stopping.abort();
  });
}

try {
  const stack = await startStack({
    storeFile,
    port,
    say: (line) => console.log(line),
    sayOfWeb: (line) => console.log(`web │ ${line}`),
    signal: stopping.signal,
  });
  console.log(describeStart(stack));
  if (!stopping.signal.aborted) {
    await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
  }
  console.log('\nStopping …');
  await stack.stop();
  process.exit(0);
} catch (error) {
  if (stopping.signal.aborted) process.exit(130);
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function readWords(): { storeFile: string; port: number } {
  try {
    const { values } = parseArgs({
      options: {
        store: { type: 'string', default: DEFAULT_STORE_FILE },
        port: { type: 'string', default: String(DEFAULT_PORT) },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_526)
      throw new Error(`--port ${values.port} is not a port`);
    return { storeFile: values.store, port };
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : String(error)}\nUse: npm start -- [--store FILE] [--port N]`,
    );
    process.exit(2);
  }
}
