import {
  PATHS,
  type ApproveReply,
  type CashUpReply,
  type CustomerReply,
  type CustomersReply,
  type DeclineReply,
  type DeclineRequest,
  type ErrorCode,
  type FindReply,
  type FindRequest,
  type NativeReply,
  type NativeRequest,
  type OwedReply,
  type PlanReply,
  type SettleReply,
  type SettlementReply,
  type Till,
  type VisitPlanReply,
  type VisitSettleReply,
} from '../../../domain/contract.ts';
import type { Day } from '../../../domain/calendar.ts';
import type { Draft } from '../../../domain/draft.ts';
import type { BackgroundHost } from './host.ts';

export type FailureCode = ErrorCode | 'OFFLINE' | 'NO_ANSWER' | 'NO_PERMISSION';

/** Why web gave no reply. A business "no" is no failure: it is a reply. */
export interface Failure {
  readonly code: FailureCode;
  /** What web's log calls it; null when web was not reached. */
  readonly trace: string | null;
  /** True when web may have done what was asked although no reply came. */
  readonly mayHaveHappened: boolean;
}

export type Answer<Reply> =
  { readonly kind: 'reply'; readonly reply: Reply } | { readonly kind: 'failure'; readonly failure: Failure };

/** The device's only way to web. No method throws. */
export interface Backend {
  find(by: FindRequest['by'], text: string): Promise<Answer<FindReply>>;
  plan(draft: Draft): Promise<Answer<PlanReply>>;
  /** Asked once: what got lost may have counted as a try. Safe to repeat with the right PIN. */
  approve(planId: string, managerId: string, pin: string): Promise<Answer<ApproveReply>>;
  /** Safe to repeat: the plan's id is the key. */
  settle(planId: string, giftCardCode: string | null): Promise<Answer<SettleReply>>;
  settlement(planId: string): Promise<Answer<SettlementReply>>;
  planVisit(drafts: readonly Draft[]): Promise<Answer<VisitPlanReply>>;
  /** Safe to repeat: the plans' ids are the keys. */
  settleVisit(planIds: readonly string[]): Promise<Answer<VisitSettleReply>>;
  /** Safe to repeat: plan, leg and tender together are the key. */
  owed(planId: string, parentId: string, toParentId: string): Promise<Answer<OwedReply>>;
  /** Safe to repeat: its id is the key. */
  decline(request: Omit<DeclineRequest, 'till'>): Promise<Answer<DeclineReply>>;
  /** `day` null is today. */
  cashUp(day: Day | null): Promise<Answer<CashUpReply>>;
  customers(text: string): Promise<Answer<CustomersReply>>;
  /** Safe to repeat. The plan must be made anew afterwards. */
  attachCustomer(planId: string, customerId: string): Promise<Answer<CustomerReply>>;
  /** Safe to repeat. The till is the one that stood there then. */
  native(request: NativeRequest): Promise<Answer<NativeReply>>;
}

export interface BackendParts {
  /** POS resolves a relative address against the app's own and adds the session token. */
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly till: () => Promise<Till>;
  readonly isOnline: () => boolean;
  readonly hasSessionToken: () => Promise<boolean>;
  readonly wait: (ms: number) => Promise<void>;
}

/** What POS gives to reach web with. */
export function partsOf(host: BackgroundHost): BackendParts {
  return {
    fetch: (path, init) => fetch(path, init),
    till: () => host.till(),
    isOnline: () => host.connectivity.value.internetConnected === 'Connected',
    hasSessionToken: () => host.hasSessionToken(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}

/** How long one attempt may take, and how many there are. */
interface Patience {
  readonly ms: number;
  readonly attempts: number;
}
// Someone stands at the counter: a search that hangs is worse than one that fails.
const READING: Patience = { ms: 12_000, attempts: 2 };
// Money takes as long as Shopify takes; afterwards the flow asks for the settlement instead.
const PAYING: Patience = { ms: 20_000, attempts: 3 };
const BACKOFF_MS = 400;

export function createBackend(parts: BackendParts): Backend {
  async function post<Reply>(path: string, body: object, patience: Patience): Promise<Answer<Reply>> {
    const till = await parts.till().catch(() => null);
    if (!till) return failure('UNEXPECTED', null, false);
    return ask(path, { method: 'POST', body: JSON.stringify({ till, ...body }) }, patience);
  }

  async function ask<Reply>(
    path: string,
    init: RequestInit,
    { ms, attempts }: Patience,
  ): Promise<Answer<Reply>> {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    let mayHaveHappened = false;
    for (let attempt = 1; ; attempt += 1) {
      if (!parts.isOnline()) return failure('OFFLINE', null, mayHaveHappened);
      const answer = await attemptOnce<Reply>(path, { ...init, headers }, ms);
      if (answer.kind === 'reply') return answer;
      const { code, trace } = answer.failure;
      // A later "no" does not undo an earlier attempt that may have been heard.
      mayHaveHappened ||= answer.failure.mayHaveHappened;
      if (attempt === attempts || !worthAnother(code)) return failure(code, trace, mayHaveHappened);
      if (parts.isOnline()) await parts.wait(BACKOFF_MS * 3 ** (attempt - 1));
    }
  }

  async function attemptOnce<Reply>(path: string, init: RequestInit, ms: number): Promise<Answer<Reply>> {
    // No AbortSignal: POS hands the options of a fetch to another thread, and a signal cannot go there.
    const response = await Promise.race([
      parts.fetch(path, init).then(
        async (got) => ({ status: got.status, ok: got.ok, body: await readJson(got) }),
        () => null,
      ),
      parts.wait(ms).then(() => null),
    ]);
    if (!response) return failure('NO_ANSWER', null, true);
    const { status, ok, body } = response;
    if (ok && hasKind(body)) return { kind: 'reply', reply: body as Reply };
    if (status === 401 && !(await parts.hasSessionToken().catch(() => true))) {
      return failure('NO_PERMISSION', null, false);
    }
    const { code, trace } = readError(body, status);
    // A reply that says no was given before anything was done; one that broke may have come after.
    return failure(code, trace, ok || status >= 500);
  }

  return {
    find: (by, text) => post(PATHS.find, { by, text }, READING),
    plan: (draft) => post(PATHS.plan, { draft }, READING),
    approve: (planId, managerId, pin) =>
      post(PATHS.approve, { planId, managerId, pin }, { ...READING, attempts: 1 }),
    settle: (planId, giftCardCode) => post(PATHS.settle, { planId, giftCardCode }, PAYING),
    planVisit: (drafts) => post(PATHS.visitPlan, { drafts }, READING),
    settleVisit: (planIds) => post(PATHS.visitSettle, { planIds }, PAYING),
    settlement: (planId) =>
      ask(PATHS.settlement + encodeURIComponent(planId), { method: 'GET' }, { ...READING, attempts: 1 }),
    decline: (request) => post(PATHS.decline, request, PAYING),
    cashUp: (day) => post(PATHS.cashUp, { day }, READING),
    customers: (text) => post(PATHS.customers, { text }, READING),
    attachCustomer: (planId, customerId) => post(PATHS.customer, { planId, customerId }, READING),
    native: (request) => ask(PATHS.native, { method: 'POST', body: JSON.stringify(request) }, READING),
    owed: (planId, parentId, toParentId) => post(PATHS.owed, { planId, parentId, toParentId }, PAYING),
  };
}

function worthAnother(code: FailureCode): boolean {
  return (
    code === 'NO_ANSWER' || code === 'SHOPIFY_UNAVAILABLE' || code === 'UNAVAILABLE' || code === 'UNEXPECTED'
  );
}

function failure(code: FailureCode, trace: string | null, mayHaveHappened: boolean) {
  return { kind: 'failure', failure: { code, trace, mayHaveHappened } } as const;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function hasKind(body: unknown): body is { kind: string } {
  return typeof body === 'object' && body !== null && 'kind' in body && typeof body.kind === 'string';
}

const CODES: Record<ErrorCode, true> = {
  UNAUTHENTICATED: true,
  BAD_REQUEST: true,
  TOO_LARGE: true,
  NOT_FOUND: true,
  SHOPIFY_UNAVAILABLE: true,
  UNAVAILABLE: true,
  NOT_INSTALLED: true,
  UNEXPECTED: true,
};

/** The code in an `ErrorReply`, else one for the status: proxies and load balancers answer in their own words. */
function readError(body: unknown, status: number): { code: ErrorCode; trace: string | null } {
  const { code, trace } = (hasKind(body) ? body : {}) as { code?: unknown; trace?: unknown };
  return {
    code: typeof code === 'string' && code in CODES ? (code as ErrorCode) : codeOf(status),
    trace: typeof trace === 'string' ? trace : null,
  };
}

function codeOf(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'UNAUTHENTICATED';
  if (status === 404) return 'NOT_FOUND';
  if (status === 413) return 'TOO_LARGE';
  return status >= 502 && status <= 504 ? 'UNAVAILABLE' : 'UNEXPECTED';
}
