import { NotInstalled, ShopifyUnavailable } from '../plan/ports.ts';

const WHY_LENGTH = 300;

/** What the log says of an error. The first line alone: a failed query tells its parameters, people's words among them, below it. */
export function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an error that says nothing';
  const [message = ''] = error.message.split('\n');
  const isExpected = error instanceof ShopifyUnavailable || error instanceof NotInstalled;
  return (isExpected ? message : `${error.name}: ${message}`).slice(0, WHY_LENGTH);
}
