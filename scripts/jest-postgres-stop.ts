import './jest-postgres.ts';

/** Ends what jest-postgres.ts started; jest would wait for it for ever. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testPostgres?.stop();
}
