/** What one HTTP exchange with the Admin API says, told from the reply alone. */
export type AdminVerdict =
  | { readonly kind: 'answered'; readonly data: unknown }
  /** Errors of the operation itself, with whatever data came beside them. Nothing was written. */
  | { readonly kind: 'errors'; readonly errors: readonly AdminError[]; readonly data: unknown }
  /** Not done; done if asked again after so many milliseconds. */
  | { readonly kind: 'throttled'; readonly waitMs: number }
  /** The token is refused: another may do. */
  | { readonly kind: 'unauthorised' }
  /** The app has no access to this shop, or not to this field. */
  | { readonly kind: 'denied'; readonly why: string }
  /** Nobody can tell whether it was done. `late`: it may be under way still. */
  | { readonly kind: 'unknown'; readonly why: string; readonly late: boolean };

export interface AdminError {
  readonly message: string;
  readonly code: string | null;
}

/** Points of the app's bucket for this shop (`extensions.cost`). */
interface ThrottleStatus {
  readonly requested: number;
  readonly available: number;
  readonly perSecond: number;
}

const DEFAULT_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;

/** Judges a reply of POST /admin/api/VERSION/graphql.json. Source: shopify.dev, "GraphQL Admin API" (status and error codes) and "rate limits". */
export function judgeReply(status: number, retryAfter: string | null, text: string): AdminVerdict {
  if (status === 429) return { kind: 'throttled', waitMs: secondsToMs(retryAfter) };
  if (status === 401) return { kind: 'unauthorised' };
  // 402: the shop is frozen, 403: no access, 404: no such shop, 423: locked.
  if (status === 402 || status === 403 || status === 404 || status === 423) {
    return { kind: 'denied', why: `status ${status}` };
  }
  // 504: a gateway gave up waiting, which says nothing of who works behind it.
  if (status !== 200) return unknown(`status ${status}`, status === 504);
  const body = parse(text);
  if (!body) return unknown('the reply is not JSON');
  const points = pointsIn(body);
  const errors = errorsIn(body);
  if (errors.some(({ code }) => code === 'THROTTLED')) {
    return { kind: 'throttled', waitMs: waitFor(points) };
  }
  const data = 'data' in body ? body.data : undefined;
  const denied = errors.find(({ code }) => code === 'ACCESS_DENIED');
  if (denied && !holdsAnything(data)) return { kind: 'denied', why: denied.message };
  if (errors.some(({ code }) => code === 'INTERNAL_SERVER_ERROR' || code === 'TIMEOUT')) {
    return unknown('Shopify failed inside');
  }
  if (errors.length > 0) return { kind: 'errors', errors, data };
  if (typeof data !== 'object' || data === null) return unknown('the reply holds no data');
  return { kind: 'answered', data };
}

/** Whether any root field came out: of a mutation with errors beside it, that means it was done. */
export function holdsAnything(data: unknown): boolean {
  return (
    typeof data === 'object' && data !== null && Object.values(data).some((value: unknown) => value !== null)
  );
}

export function unknown(why: string, late = false): Extract<AdminVerdict, { kind: 'unknown' }> {
  return { kind: 'unknown', why, late };
}

/** How long until the bucket holds what the operation costs. */
function waitFor(points: ThrottleStatus | null): number {
  if (!points || points.perSecond <= 0) return DEFAULT_WAIT_MS;
  const seconds = (points.requested - points.available) / points.perSecond;
  return Math.min(LONGEST_WAIT_MS, Math.max(100, Math.ceil(seconds * 1000)));
}

function secondsToMs(retryAfter: string | null): number {
  const seconds = Number(retryAfter);
  return seconds > 0 ? Math.min(LONGEST_WAIT_MS, seconds * 1000) : DEFAULT_WAIT_MS;
}

function parse(text: string): object | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : null;
  } catch {
    return null;
  }
}

function errorsIn(body: object): AdminError[] {
  if (!('errors' in body) || body.errors === undefined) return [];
  // Some refusals carry one string where GraphQL has a list.
  if (!Array.isArray(body.errors)) return [{ message: String(body.errors), code: null }];
  return body.errors.map((error: unknown) => ({
    message: String(at(error, 'message') ?? 'no message'),
    code: textOrNull(at(at(error, 'extensions'), 'code')),
  }));
}

function pointsIn(body: object): ThrottleStatus | null {
  const cost = at(at(body, 'extensions'), 'cost');
  const status = at(cost, 'throttleStatus');
  const requested = at(cost, 'requestedQueryCost');
  const available = at(status, 'currentlyAvailable');
  const perSecond = at(status, 'restoreRate');
  if (typeof requested !== 'number' || typeof available !== 'number' || typeof perSecond !== 'number')
    return null;
  return { requested, available, perSecond };
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
