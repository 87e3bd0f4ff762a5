import { describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import { close, freePorts, listen, PortInUse, waitUntilFree } from './ports.ts';

describe('ports', () => {
  test('a held port is refused with words that help', async () => {
    const { front } = await freePorts();
    const holder = await listen(createServer(), front);
    const refusal = listen(createServer(), front);
    await expect(refusal).rejects.toThrow(PortInUse);
    await expect(refusal).rejects.toThrow(/--port \d+/);
    await close(holder);
  });

  test('a port that is let go while we wait is taken as free', async () => {
    const { web } = await freePorts();
    const holder = await listen(createServer(), web);
    const waiting = waitUntilFree(web);
    await close(holder);
    await expect(waiting).resolves.toBeUndefined();
  });
});
