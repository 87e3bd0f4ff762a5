import { getNamedType, GraphQLError, type GraphQLFieldResolver, type GraphQLTypeResolver } from 'graphql';
import type { Page } from '../connection.ts';
import { catalogueFields } from './catalogue.ts';
import { editedOrderFields } from './edited-orders.ts';
import { type Args, type Context, type Fields, moneyFields } from './field.ts';
import { fulfillmentOrderFields } from './fulfillment-orders.ts';
import { lineFields } from './lines.ts';
import { mutationFields } from './mutations.ts';
import { orderFields } from './orders.ts';
import { queryFields } from './query.ts';
import { returnFields } from './returns.ts';
import { transactionFields } from './transactions.ts';

/** Every type with its modelled fields. Types that are not here take their fields from the source as it is. */
const MODEL: Readonly<Record<string, Fields<never>>> = {
  ...queryFields,
  ...mutationFields,
  ...moneyFields,
  ...orderFields,
  ...lineFields,
  ...transactionFields,
  ...returnFields,
  ...catalogueFields,
  ...editedOrderFields,
  ...fulfillmentOrderFields,
};

const CONNECTION: Fields<Page<unknown>> = {
  nodes: ({ items }) => items,
  edges: ({ items, cursorOf }) => items.map((node) => ({ node, cursor: cursorOf(node) })),
  pageInfo: ({ items, cursorOf, hasNextPage, hasPreviousPage }) => ({
    hasNextPage,
    hasPreviousPage,
    startCursor: items.length === 0 ? null : cursorOf(items[0]),
    endCursor: items.length === 0 ? null : cursorOf(items.at(-1)),
  }),
};

/** Resolves every field of the schema: access first, then the model, then an error that says what is missing. */
export const resolveField: GraphQLFieldResolver<unknown, Context, Args> = (source, args, context, info) => {
  const typeName = info.parentType.name;
  context.access.checkField(typeName, info.fieldName, info.returnType);
  const fields = MODEL[typeName] ?? (typeName.endsWith('Connection') ? CONNECTION : undefined);
  if (fields !== undefined) {
    const resolve = Object.hasOwn(fields, info.fieldName) ? fields[info.fieldName] : undefined;
    if (resolve === undefined) throw notModelled(typeName, info.fieldName);
    return resolve(source as never, args, context, info);
  }
  if (typeof source !== 'object' || source === null || !Object.hasOwn(source, info.fieldName))
    throw notModelled(typeName, info.fieldName);
  return (source as Record<string, unknown>)[info.fieldName];
};

/** Sources of abstract types name their own type. */
export const resolveType: GraphQLTypeResolver<unknown, Context> = (source, _context, _info, abstractType) => {
  const type = (source as { type?: unknown }).type;
  if (typeof type !== 'string')
    throw new Error(`a source of ${getNamedType(abstractType).name} does not name its type`);
  return type;
};

function notModelled(typeName: string, fieldName: string): GraphQLError {
  return new GraphQLError(`The simulator does not model ${typeName}.${fieldName}`, {
    extensions: { code: 'SIMULATOR_NOT_MODELLED' },
  });
}
