import {
  getDirectiveValues,
  getNamedType,
  GraphQLError,
  type GraphQLResolveInfo,
  isEnumType,
  isObjectType,
} from 'graphql';
import { given } from '../given.ts';
import { attempt, type Refusal } from '../ledger/refusals.ts';
import type { Args, Context, Resolve } from './field.ts';

export type Root = Record<string, never>;
type Act = (args: Args, context: Context) => Record<string, unknown>;

const FAULT_MESSAGE = 'Refused because a fault was asked for';

/** How long a key is remembered; reported, not published. */
const KEY_LIFE_MS = 24 * 3_600_000;

/** A mutation whose payload is what it made, or nothing and user errors. */
export function returning(act: Act): Resolve<Root> {
  return (_root, args, context, info) => payloadOf(context, info, () => act(args, context)).payload;
}

/**
 * As {@link returning}, for a mutation that must carry `@idempotent(key:)`: "calling these mutations without an idempotency
 * directive will result in an error at runtime", and a repeated key "will return the result of the original operation"
 * (changelog "Making idempotency mandatory for inventory adjustments and refund mutations"). Refusals do not use a key up.
 */
export function returningOnce(act: Act): Resolve<Root> {
  return (_root, args, context, info) => {
    const name = info.fieldName;
    const key = idempotencyKey(info);
    if (key === undefined)
      throw new GraphQLError(`The @idempotent directive is required for the ${name} mutation`, {
        extensions: { code: 'BAD_REQUEST' },
      });
    if (key.trim() === '')
      throw new GraphQLError('The idempotency key must not be blank', {
        extensions: { code: 'BAD_REQUEST' },
      });
    const input = JSON.stringify(args);
    const now = context.now().getTime();
    const known = context.idempotency.get(`${name}/${key}`);
    if (known !== undefined && now - known.at < KEY_LIFE_MS)
      return known.input === input ? known.result : refusedPayload(info, MISMATCH);
    const { payload, made } = payloadOf(context, info, () => act(args, context));
    if (made) context.idempotency.set(`${name}/${key}`, { input, result: payload, at: now });
    return payload;
  };
}

const MISMATCH: Refusal = {
  code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
  field: null,
  message: 'The idempotency key was already used with other parameters',
};

interface Outcome {
  payload: Record<string, unknown>;
  made: boolean;
}

function payloadOf(context: Context, info: GraphQLResolveInfo, act: () => Record<string, unknown>): Outcome {
  const result = context.refuseMutations ? { refusal: faultFor(info) } : attempt(act);
  if ('refusal' in result) return { payload: refusedPayload(info, result.refusal), made: false };
  const noErrors = Object.fromEntries(errorFields(info).map((name) => [name, []]));
  return { payload: { ...result.done, ...noErrors }, made: true };
}

/** Nothing was made: every field of the payload is null but the errors. */
function refusedPayload(info: GraphQLResolveInfo, refusal: Refusal): Record<string, unknown> {
  const errors = new Set(errorFields(info));
  return Object.fromEntries(payloadFields(info).map((name) => [name, errors.has(name) ? [refusal] : null]));
}

function payloadFields(info: GraphQLResolveInfo): string[] {
  const type = getNamedType(info.returnType);
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
}

/** `userErrors`, and `orderCancelUserErrors` where that came first. */
function errorFields(info: GraphQLResolveInfo): string[] {
  return payloadFields(info).filter((name) => /userErrors$/i.test(name));
}

/** What a fault of mode `user-error` answers: the vaguest code that the mutation has. */
function faultFor(info: GraphQLResolveInfo): Refusal {
  const refusal = { field: null, message: FAULT_MESSAGE };
  const payload = getNamedType(info.returnType);
  const errors = isObjectType(payload) ? errorFields(info)[0] : undefined;
  const entry = isObjectType(payload) && errors !== undefined ? payload.getFields()[errors]?.type : undefined;
  const type = entry === undefined ? undefined : getNamedType(entry);
  const code = isObjectType(type) ? type.getFields()['code']?.type : undefined;
  const values = code === undefined ? undefined : getNamedType(code);
  const known = isEnumType(values) ? values.getValues().map(({ name }) => name) : [];
  const vague = ['INVALID', 'INVALID_INPUT', 'GENERIC_ERROR', 'INTERNAL_ERROR'].find((name) =>
    known.includes(name),
  );
  return { code: vague ?? known[0] ?? 'INVALID', ...refusal };
}

function idempotencyKey(info: GraphQLResolveInfo): string | undefined {
  const directive = info.schema.getDirective('idempotent');
  const node = info.fieldNodes[0];
  if (!given(directive) || node === undefined) return undefined;
  return getDirectiveValues(directive, node, info.variableValues)?.['key'] as string | undefined;
}
