import { execute, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import { type AccessRules, accessRules } from './access.ts';
import { CostModel, MAXIMUM_COST } from './cost.ts';
import { type CheckedOperation, Documents, operationOf } from './documents.ts';
import { announcePayment } from './graph/announce.ts';
import type { Context, IdempotencyRecords } from './graph/field.ts';
import { resolveField, resolveType } from './graph/model.ts';
import type { TransactionStatus } from './ledger/records.ts';
import { runJobs } from './ledger/jobs.ts';
import { captureDue } from './ledger/payments.ts';
import type { Store } from './ledger/store.ts';
import { adminSchema } from './schema.ts';
import type { Throttle } from './throttle.ts';
import type { WebhookEvent } from './webhooks.ts';

export interface GraphqlRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
}

export interface GraphqlAnswer {
  data?: unknown;
  errors?: readonly GraphQLFormattedError[];
  extensions?: unknown;
}

/** How a fault bends one request. */
export interface Bend {
  refuseMutations: boolean;
  gatewayAnswer: TransactionStatus;
}

export const NO_BEND: Bend = { refuseMutations: false, gatewayAnswer: 'SUCCESS' };

/** "Input arguments that accept an array have a maximum size of 250" (https://shopify.dev/docs/api/usage/limits). */
const LARGEST_INPUT_ARRAY = 250;

const LIMITS_PAGE = 'https://shopify.dev/api/usage/rate-limits';

/** Answers GraphQL requests against the shop's records. */
export class GraphqlEndpoint {
  readonly #documents: Documents;
  readonly #costs: CostModel;
  readonly #access: AccessRules;
  readonly #scopes: readonly string[];
  readonly #clock: () => Date;
  readonly #throttle: Throttle;
  readonly #emit: (event: WebhookEvent) => void;
  readonly #idempotency: IdempotencyRecords = new Map();

  constructor(
    scopes: readonly string[],
    clock: () => Date,
    throttle: Throttle,
    emit: (event: WebhookEvent) => void,
  ) {
    const { schema } = adminSchema();
    this.#documents = new Documents(schema);
    this.#costs = new CostModel(schema);
    this.#access = accessRules(scopes);
    this.#scopes = scopes;
    this.#clock = clock;
    this.#throttle = throttle;
    this.#emit = emit;
  }

  forget(): void {
    this.#idempotency.clear();
  }

  /** The operation of a request, if its text is valid and names one. */
  operationOf(request: GraphqlRequest): CheckedOperation | undefined {
    const checked = this.#documents.check(request.query);
    return checked.errors.length > 0 ? undefined : operationOf(checked, request.operationName);
  }

  /** Runs a request; `cost` is what it was charged. */
  answer(request: GraphqlRequest, store: Store, bend: Bend): { answer: GraphqlAnswer; cost: number } {
    const checked = this.#documents.check(request.query);
    if (checked.errors.length > 0)
      return { answer: { errors: checked.errors.map((error) => error.toJSON()) }, cost: 0 };
    const operation = operationOf(checked, request.operationName);
    if (operation === undefined)
      return {
        answer: {
          errors: [{ message: 'Must provide operationName if query contains multiple operations.' }],
        },
        cost: 0,
      };
    const tooLarge = largestArray(request.variables);
    if (tooLarge > LARGEST_INPUT_ARRAY) return { answer: inputTooLarge(tooLarge), cost: 0 };
    const { definition, fragments } = operation;
    const requested = this.#costs.requested(definition, fragments, request.variables);
    if (requested > MAXIMUM_COST) return { answer: tooExpensive(requested), cost: 0 };
    if (!this.#throttle.take(requested)) return { answer: this.throttled(requested), cost: 0 };

    runJobs(store);
    const context = this.#context(store, bend);
    for (const paid of captureDue(store, this.#clock())) announcePayment(context, paid);
    const result = execute({
      schema: adminSchema().schema,
      document: checked.document,
      operationName: request.operationName ?? undefined,
      variableValues: request.variables,
      contextValue: context,
      rootValue: {},
      fieldResolver: resolveField,
      typeResolver: resolveType,
    }) as ExecutionResult;
    const actual = Math.min(
      requested,
      this.#costs.actual(definition, fragments, request.variables, result.data),
    );
    this.#throttle.giveBack(requested - actual);
    if (store.pendingJobs.length > 0) setImmediate(() => runJobs(store));
    return { answer: this.#answerOf(result, requested, actual), cost: actual };
  }

  /** The answer to a request that the bucket cannot pay for, or that a fault throttles. */
  throttled(requested: number): GraphqlAnswer {
    return {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation: LIMITS_PAGE } }],
      extensions: this.#cost(requested, null),
    };
  }

  #context(store: Store, bend: Bend): Context {
    return {
      store,
      now: this.#clock,
      access: this.#access,
      scopes: this.#scopes,
      idempotency: this.#idempotency,
      emit: this.#emit,
      ...bend,
    };
  }

  #answerOf(result: ExecutionResult, requested: number, actual: number): GraphqlAnswer {
    const answer: GraphqlAnswer = {};
    if (result.data !== undefined) answer.data = result.data;
    if (result.errors !== undefined) answer.errors = result.errors.map((error) => error.toJSON());
    answer.extensions = this.#cost(requested, actual);
    return answer;
  }

  #cost(requestedQueryCost: number, actualQueryCost: number | null): unknown {
    return { cost: { requestedQueryCost, actualQueryCost, throttleStatus: this.#throttle.status() } };
  }
}

function tooExpensive(cost: number): GraphqlAnswer {
  return {
    errors: [
      {
        message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAXIMUM_COST}).`,
        extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: MAXIMUM_COST, documentation: LIMITS_PAGE },
      },
    ],
  };
}

function inputTooLarge(size: number): GraphqlAnswer {
  return {
    errors: [
      {
        message: `The input array size of ${size} is greater than the maximum allowed of ${LARGEST_INPUT_ARRAY}.`,
        extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
      },
    ],
  };
}

function largestArray(value: unknown): number {
  if (Array.isArray(value)) return Math.max(value.length, ...value.map(largestArray));
  if (typeof value !== 'object' || value === null) return 0;
  return Math.max(0, ...Object.values(value).map(largestArray));
}
