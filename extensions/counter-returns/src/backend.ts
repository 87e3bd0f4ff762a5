import {
  PATHS,
  type ApproveReply,
  type CallOffReply,
  type CashUpReply,
  type CustomerReply,
  type CustomersReply,
  type DeclineReply,
  type DeclineRequest,
  type ErrorCode,
  type ErrorReply,
  type ExchangeChoicesReply,
  type ExchangeItemsReply,
  type ExchangeItemsRequest,
  type FindReply,
  type FindRequest,
  type MarkPaidReply,
  type NativeReply,
  type NativeRequest,
  type ManagerPin,
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
import type { Money } from '../../../domain/money.ts';
import { isOnline, type BackgroundHost } from './host.ts';

export type FailureCode = ErrorCode | 'OFFLINE' | 'NO_ANSWER' | 'NO_PERMISSION';

/** Why web gave no reply. A business "no" is no failure: it is a reply. */
export interface Failure {
  readonly kind: 'failure';
  readonly code: FailureCode;
  /** What web's log calls it; null when web was not reached. */
  readonly trace: string | null;
  /** True when web may have done what was asked although no reply came. */
  readonly mayHaveHappened: boolean;
}

/** Told apart by `kind`, as replies are among themselves. */
export type Answer<Reply> = Reply | Failure;

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
  /** Safe to repeat: plan, leg and tender together are the key. With a PIN it is asked once only: a wrong one counts. */
  owed(
    planId: string,
    parentId: string,
    toParentId: string,
    approval?: ManagerPin,
  ): Promise<Answer<OwedReply>>;
  /** What could be given for a line of an order that comes back for this reason. */
  choices(
    orderId: string,
    lineItemId: string,
    reasonId: string | null,
  ): Promise<Answer<ExchangeChoicesReply>>;
  /** Other goods to give. */
  goods(orderId: string, by: ExchangeItemsRequest['by'], text: string): Promise<Answer<ExchangeItemsReply>>;
  /** Asked once, as `approve` is. */
  markPaid(planId: string, managerId: string, pin: string): Promise<Answer<MarkPaidReply>>;
  /** Safe to repeat: what is called off already is so. */
  callOff(planId: string, refund: Money): Promise<Answer<CallOffReply>>;
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
    ...host,
    fetch: (path, init) => fetch(path, init),
    isOnline: () => isOnline(host.connectivity.value),
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
const ONCE: Patience = { ...READING, attempts: 1 };
// Money takes as long as Shopify takes; afterwards the flow asks for the settlement instead.
const PAYING: Patience = { ms: 20_000, attempts: 3 };
const BACKOFF_MS = 400;

export function createBackend(parts: BackendParts): Backend {
  /** `body` null reads; else it is sent with where the till stands, unless it says that itself. */
  async function ask<Reply extends { readonly kind: string }>(
    path: string,
    body: object | null,
    { ms, attempts }: Patience = READING,
  ): Promise<Answer<Reply>> {
    const till = body && (await parts.till().catch(() => null));
    if (body && !till) return failure('UNEXPECTED', null, false);
    const init = {
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      ...(body ? { method: 'POST', body: JSON.stringify({ till, ...body }) } : { method: 'GET' }),
    };
    let mayHaveHappened = false;
    for (let attempt = 1; ; attempt += 1) {
      if (!parts.isOnline()) return failure('OFFLINE', null, mayHaveHappened);
      const answer = await attemptOnce<Reply>(path, init, ms);
      if (!isFailure(answer)) return answer;
      // A later "no" does not undo an earlier attempt that may have been heard.
      mayHaveHappened ||= answer.mayHaveHappened;
      if (attempt === attempts || !WORTH_ANOTHER[answer.code]) return { ...answer, mayHaveHappened };
      if (parts.isOnline()) await parts.wait(BACKOFF_MS * 3 ** (attempt - 1));
    }
  }

  async function attemptOnce<Reply extends { readonly kind: string }>(
    path: string,
    init: RequestInit,
    ms: number,
  ): Promise<Answer<Reply>> {
    // No AbortSignal: POS hands the options of a fetch to another thread, and a signal cannot go there.
    const response = await Promise.race([
      parts.fetch(path, init).then(
        async (got) => ({
          status: got.status,
          ok: got.ok,
          body: (await got.json().catch(() => null)) as unknown,
        }),
        () => null,
      ),
      parts.wait(ms).then(() => null),
    ]);
    if (!response) return failure('NO_ANSWER', null, true);
    const { status, ok, body } = response;
    if (ok && hasKind(body)) return body as Reply;
    if (status === 401 && !(await parts.hasSessionToken().catch(() => true))) {
      return failure('NO_PERMISSION', null, false);
    }
    const { code, trace = null } = (hasKind(body) ? body : {}) as Partial<ErrorReply>;
    // Proxies and load balancers answer in their own words, a newer web in words that are unknown here.
    const known = code && code in WORTH_ANOTHER ? code : codeOf(status);
    // A reply that says no was given before anything was done; one that broke may have come after.
    return failure(known, trace, ok || status >= 500);
  }

  return {
    find: (by, text) => ask(PATHS.find, { by, text }),
    plan: (draft) => ask(PATHS.plan, { draft }),
    approve: (planId, managerId, pin) => ask(PATHS.approve, { planId, managerId, pin }, ONCE),
    settle: (planId, giftCardCode) => ask(PATHS.settle, { planId, giftCardCode }, PAYING),
    planVisit: (drafts) => ask(PATHS.visitPlan, { drafts }),
    settleVisit: (planIds) => ask(PATHS.visitSettle, { planIds }, PAYING),
    settlement: (planId) => ask(PATHS.settlement + encodeURIComponent(planId), null, ONCE),
    decline: (request) => ask(PATHS.decline, request, PAYING),
    cashUp: (day) => ask(PATHS.cashUp, { day }),
    customers: (text) => ask(PATHS.customers, { text }),
    attachCustomer: (planId, customerId) => ask(PATHS.customer, { planId, customerId }),
    choices: (orderId, lineItemId, reasonId) => ask(PATHS.exchangeChoices, { orderId, lineItemId, reasonId }),
    goods: (orderId, by, text) => ask(PATHS.exchangeItems, { orderId, by, text }),
    markPaid: (planId, managerId, pin) => ask(PATHS.markPaid, { planId, managerId, pin }, ONCE),
    callOff: (planId, refund) => ask(PATHS.callOff, { planId, refund }, PAYING),
    native: (request) => ask(PATHS.native, request),
    owed: (planId, parentId, toParentId, approval) =>
      ask(PATHS.owed, { planId, parentId, toParentId, approval }, approval ? ONCE : PAYING),
  };
}

/** Every code, and whether it is worth to ask once more after it. */
const WORTH_ANOTHER: Record<FailureCode, boolean> = {
  UNAUTHENTICATED: false,
  BAD_REQUEST: false,
  TOO_LARGE: false,
  NOT_FOUND: false,
  SHOPIFY_UNAVAILABLE: true,
  UNAVAILABLE: true,
  NOT_INSTALLED: false,
  UNEXPECTED: true,
  OFFLINE: false,
  NO_ANSWER: true,
  NO_PERMISSION: false,
};

export function failure(code: FailureCode, trace: string | null, mayHaveHappened: boolean): Failure {
  return { kind: 'failure', code, trace, mayHaveHappened };
}

function isFailure(answer: { readonly kind: string }): answer is Failure {
  return answer.kind === 'failure';
}

function hasKind(body: unknown): body is { kind: string } {
  return typeof (body as { kind?: unknown } | null)?.kind === 'string';
}

function codeOf(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'UNAUTHENTICATED';
  if (status === 404) return 'NOT_FOUND';
  if (status === 413) return 'TOO_LARGE';
  return status >= 502 && status <= 504 ? 'UNAVAILABLE' : 'UNEXPECTED';
}
