/**
 * Works on all items, `concurrency` at once, but those that have a group in common one after the other in the order given.
 * @param work gets the number of the worker (from 0), so that each can keep a till of its own
 * @returns the results in the order of the items
 */
export async function inOrder<T, R>(
  items: readonly T[],
  groupsOf: (item: T) => readonly string[],
  concurrency: number,
  work: (item: T, worker: number) => Promise<R>,
): Promise<R[]> {
  const waiting = items.map((item, index) => ({ item, index }));
  const results = new Array<R>(items.length);
  const busy = new Set<string>();
  const idle: (() => void)[] = [];

  const next = (): { item: T; index: number } | undefined => {
    // Whoever waits keeps those behind it from going first.
    const taken = new Set(busy);
    const at = waiting.findIndex(({ item }) => {
      const free = groupsOf(item).every((group) => !taken.has(group));
      if (!free) for (const group of groupsOf(item)) taken.add(group);
      return free;
    });
    return at < 0 ? undefined : waiting.splice(at, 1)[0];
  };
  const worker = async (number: number): Promise<void> => {
    while (waiting.length > 0) {
      const taken = next();
      if (!taken) {
        await new Promise<void>((resolve) => idle.push(resolve));
        continue;
      }
      const groups = groupsOf(taken.item);
      for (const group of groups) busy.add(group);
      try {
        results[taken.index] = await work(taken.item, number);
      } finally {
        for (const group of groups) busy.delete(group);
        for (const wake of idle.splice(0)) wake();
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, number) => worker(number)));
  return results;
}
