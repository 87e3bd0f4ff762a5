import { describe, expect, test } from '@jest/globals';
import { createHostEvents } from './host-events.ts';

function hearing() {
  const problems: string[] = [];
  const heard: unknown[] = [];
  const events = createHostEvents((message) => void problems.push(message));
  return { events, problems, heard };
}

describe('host events of a background target', () => {
  test('every listener hears, each its own copy; one that was removed does not', () => {
    const { events, heard, problems } = hearing();
    const removed = () => heard.push('removed');
    events.addEventListener('transactioncomplete', (event) => {
      (event as { orderId: number }).orderId = 0;
    });
    events.addEventListener('transactioncomplete', removed);
    events.addEventListener('transactioncomplete', (event) => heard.push(event));
    events.removeEventListener('transactioncomplete', removed);
    events.dispatch('transactioncomplete', { orderId: 5001 });
    events.dispatch('cashtrackingsessionstart', { id: 1 });
    expect(heard).toEqual([{ orderId: 5001 }]);
    expect(problems).toEqual([]);
  });

  test('what a listener throws, now or later, is reported and reaches nobody else', async () => {
    const { events, heard, problems } = hearing();
    events.addEventListener('transactioncomplete', () => {
      throw new Error('at once');
    });
    events.addEventListener('transactioncomplete', async () => Promise.reject(new Error('later')));
    events.addEventListener('transactioncomplete', () => heard.push('the third'));
    events.dispatch('transactioncomplete', {});
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(heard).toEqual(['the third']);
    expect(problems).toEqual([
      'A transactioncomplete listener failed: at once',
      'A transactioncomplete listener failed: later',
    ]);
  });

  test('an event that POS does not have is reported', () => {
    const { events, problems } = hearing();
    events.addEventListener('transactionComplete', () => undefined);
    expect(problems.join()).toContain('POS has no event "transactionComplete"');
  });
});
