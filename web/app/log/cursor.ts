/** A place in the log: between two lines. The log is sorted by `at`, then by plan id, newest first. */
export interface Place {
  readonly at: Date;
  readonly planId: string;
}

/** One page's beginning: the lines older or newer than a place; null is the newest page. */
export interface Cursor {
  readonly direction: 'older' | 'newer';
  readonly than: Place;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** As it stands in a URL, such as `older=1795000000000~6f…`. */
export function cursorToParameter({ direction, than }: Cursor): [string, string] {
  return [direction, `${than.at.getTime()}~${than.planId}`];
}

/** Null where the URL names no place, or none that could exist. */
export function cursorFromUrl({ searchParams }: URL): Cursor | null {
  for (const direction of ['older', 'newer'] as const) {
    const [millis = '', planId = ''] = (searchParams.get(direction) ?? '').split('~');
    const at = new Date(Number(millis));
    if (/^\d{1,14}$/.test(millis) && UUID.test(planId) && !Number.isNaN(at.getTime())) {
      return { direction, than: { at, planId } };
    }
  }
  return null;
}
