import { getDirectiveValues, GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { createRefund, type RefundInput } from '../ledger/create-refund.ts';
import {
  checkDisposition,
  dispose,
  type DispositionInput,
  processReturn,
  type ReturnProcessInput,
} from '../ledger/process-return.ts';
import type { OrderRecord, RefundRecord, ReturnRecord } from '../ledger/records.ts';
import { attempt, type Refusal } from '../ledger/refusals.ts';
import { removeFromReturn, type RemovalInput } from '../ledger/remove-from-return.ts';
import {
  approveReturn,
  cancelReturn,
  closeReturn,
  createReturn,
  declineReturn,
  reopenReturn,
  type ReturnInput,
} from '../ledger/returns.ts';
import { type Args, type Context, type Fields, gid, timestamp } from './field.ts';
import { given } from '../given.ts';

type Root = Record<string, never>;
type Act = (args: Args, context: Context) => Record<string, unknown>;

/** What a fault of mode `user-error` answers. */
const FAULT_REFUSAL: Refusal = {
  code: 'INVALID',
  field: null,
  message: 'Refused because a fault was asked for',
};

/** How long a key is remembered; reported, not published. */
const KEY_LIFE_MS = 24 * 3_600_000;

const mutation: Fields<Root> = {
  returnCreate: returning((args, context) => {
    const created = createReturn(
      context.store,
      args['returnInput'] as ReturnInput,
      'OPEN',
      timestamp(context),
    );
    announce(context, 'returns/approve', created);
    return { return: created };
  }),
  returnRequest: returning((args, context) => {
    const requested = createReturn(
      context.store,
      args['input'] as ReturnInput,
      'REQUESTED',
      timestamp(context),
    );
    announce(context, 'returns/request', requested);
    return { return: requested };
  }),
  returnProcess: returning((args, context) => {
    const { orderReturn, refund } = processReturn(
      context.store,
      args['input'] as ReturnProcessInput,
      timestamp(context),
      context.gatewayAnswer,
    );
    announce(context, 'returns/process', orderReturn);
    if (orderReturn.status === 'CLOSED') announce(context, 'returns/close', orderReturn);
    if (refund !== null) announceRefund(context, refund);
    return { return: orderReturn };
  }),
  returnCancel: returning((args, context) => {
    const orderReturn = cancelReturn(context.store, String(args['id']));
    announce(context, 'returns/cancel', orderReturn);
    return { return: orderReturn };
  }),
  returnClose: returning((args, context) => {
    const orderReturn = closeReturn(context.store, String(args['id']), timestamp(context));
    announce(context, 'returns/close', orderReturn);
    return { return: orderReturn };
  }),
  returnReopen: returning((args, context) => {
    const orderReturn = reopenReturn(context.store, String(args['id']));
    announce(context, 'returns/reopen', orderReturn);
    return { return: orderReturn };
  }),
  returnApproveRequest: returning((args, context) => {
    const { id } = args['input'] as { id: string };
    const orderReturn = approveReturn(context.store, id, timestamp(context));
    announce(context, 'returns/approve', orderReturn);
    return { return: orderReturn };
  }),
  returnDeclineRequest: returning((args, context) => {
    const { id, declineReason, declineNote } = args['input'] as Record<string, string>;
    const orderReturn = declineReturn(context.store, id ?? '', declineReason ?? 'OTHER', declineNote ?? null);
    announce(context, 'returns/decline', orderReturn);
    return { return: orderReturn };
  }),
  removeFromReturn: returning((args, context) => {
    const orderReturn = removeFromReturn(context.store, args as unknown as RemovalInput);
    announce(context, 'returns/update', orderReturn);
    return { return: orderReturn };
  }),
  reverseFulfillmentOrderDispose: returning((args, context) => {
    const inputs = args['dispositionInputs'] as DispositionInput[];
    const checked = inputs.map((input, index) =>
      checkDisposition(context.store, input, ['dispositionInputs', index]),
    );
    for (const one of checked) dispose(context.store, one, timestamp(context));
    return { reverseFulfillmentOrderLineItems: checked.map(({ line }) => line) };
  }),
  refundCreate: (_root, args, context, info) =>
    onceForKey('refundCreate', args, context, info, () =>
      mutationResult(context, () => {
        const refund = createRefund(
          context.store,
          args['input'] as RefundInput,
          timestamp(context),
          context.gatewayAnswer,
        );
        announceRefund(context, refund);
        return { refund, order: refund.order };
      }),
    ),
};

/** The roots of mutations. */
export const mutationFields: Readonly<Record<string, Fields<never>>> = { Mutation: mutation };

/** A mutation's payload: what it made, or nothing and `userErrors`. */
function returning(act: Act): Fields<Root>[string] {
  return (_root, args, context) => mutationResult(context, () => act(args, context));
}

function mutationResult(
  context: Context,
  act: () => Record<string, unknown>,
): Record<string, unknown> & { userErrors: Refusal[] } {
  const result = context.refuseMutations ? { refusal: FAULT_REFUSAL } : attempt(act);
  return 'refusal' in result
    ? { ...NOTHING_MADE, userErrors: [result.refusal] }
    : { ...result.done, userErrors: [] };
}

const NOTHING_MADE = { return: null, refund: null, order: null, reverseFulfillmentOrderLineItems: null };

/**
 * `@idempotent(key:)`: "calling these mutations without an idempotency directive will result in an error at runtime", and a
 * repeated key "will return the result of the original operation" (changelog "Making idempotency mandatory for inventory
 * adjustments and refund mutations"). Refusals do not use a key up.
 */
function onceForKey(
  name: string,
  args: Args,
  context: Context,
  info: GraphQLResolveInfo,
  act: () => { userErrors: Refusal[] },
): unknown {
  const key = idempotencyKey(info);
  if (key === undefined)
    throw new GraphQLError(`The @idempotent directive is required for the ${name} mutation`, {
      extensions: { code: 'BAD_REQUEST' },
    });
  if (key.trim() === '')
    throw new GraphQLError('The idempotency key must not be blank', { extensions: { code: 'BAD_REQUEST' } });
  const input = JSON.stringify(args);
  const now = context.now().getTime();
  const known = context.idempotency.get(`${name}/${key}`);
  if (known !== undefined && now - known.at < KEY_LIFE_MS) {
    if (known.input === input) return known.result;
    const refusal: Refusal = {
      code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
      field: null,
      message: 'The idempotency key was already used with other parameters',
    };
    return { ...NOTHING_MADE, userErrors: [refusal] };
  }
  const result = act();
  if (result.userErrors.length === 0) context.idempotency.set(`${name}/${key}`, { input, result, at: now });
  return result;
}

function idempotencyKey(info: GraphQLResolveInfo): string | undefined {
  const directive = info.schema.getDirective('idempotent');
  const node = info.fieldNodes[0];
  if (!given(directive) || node === undefined) return undefined;
  return getDirectiveValues(directive, node, info.variableValues)?.['key'] as string | undefined;
}

function announce(context: Context, topic: string, orderReturn: ReturnRecord): void {
  context.emit({
    topic,
    payload: () => ({
      id: orderReturn.id,
      admin_graphql_api_id: gid(orderReturn),
      name: orderReturn.name,
      status: orderReturn.status.toLowerCase(),
      order: { id: orderReturn.order.id, admin_graphql_api_id: gid(orderReturn.order) },
      total_return_line_items: orderReturn.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    }),
  });
}

function announceRefund(context: Context, refund: RefundRecord): void {
  const { order } = refund;
  context.emit({
    topic: 'refunds/create',
    payload: () => ({
      id: refund.id,
      admin_graphql_api_id: gid(refund),
      order_id: order.id,
      created_at: refund.createdAt,
      note: refund.note,
      return:
        refund.orderReturn === null
          ? null
          : { id: refund.orderReturn.id, admin_graphql_api_id: gid(refund.orderReturn) },
    }),
  });
  for (const transaction of refund.transactions) announceTransaction(context, order, transaction);
}

/** Also sent when a pending transaction is settled. */
export function announceTransaction(
  context: Pick<Context, 'emit'>,
  order: OrderRecord,
  transaction: RefundRecord['transactions'][number],
): void {
  context.emit({
    topic: 'order_transactions/create',
    payload: () => ({
      id: transaction.id,
      admin_graphql_api_id: gid(transaction),
      order_id: order.id,
      kind: transaction.kind.toLowerCase(),
      gateway: transaction.gateway,
      status: transaction.status.toLowerCase(),
      parent_id: transaction.parent?.id ?? null,
      created_at: transaction.processedAt,
    }),
  });
}
