/** Lets go of a turn; the second time does nothing. */
export type LetGo = () => void;

/**
 * Turns by name, within this process: whoever waits costs no connection. Answers a function that waits for the name's turn;
 * null where it did not come in `waitMs`.
 */
export function takeTurns(): (name: string, waitMs: number) => Promise<LetGo | null> {
  const last = new Map<string, Promise<void>>();

  return async (name, waitMs) => {
    const { promise: done, resolve: letGo } = Promise.withResolvers<void>();
    const before = last.get(name) ?? Promise.resolve();
    const after = before.then(() => done);
    last.set(name, after);
    void after.then(() => {
      if (last.get(name) === after) last.delete(name);
    });
    if (await comesInTime(before, waitMs)) return letGo;
    letGo(); // who stands behind us waits for those before us only
    return null;
  };
}

async function comesInTime(turn: Promise<void>, waitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), waitMs);
  });
  try {
    return await Promise.race([turn.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
