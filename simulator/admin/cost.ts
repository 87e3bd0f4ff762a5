import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { given } from './given.ts';

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;
export type Variables = Readonly<Record<string, unknown>>;

/**
 * What an operation costs before and after it ran, in points.
 *
 * Published (https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits): scalars and enums 0, objects 1, interfaces
 * and unions the maximum of their selections, connections "sized by the first and last arguments", mutations 10, at most
 * 1,000 a query. How a connection grows with its size is not published. One measured answer is
 * (https://community.shopify.dev/t/23101): `product { variants(first: 250) { nodes { inventoryItem { id } } } }` is 25,
 * that is 12 times the 2 points of one node. {@link connectionFactor} passes through it and through 1 for one node.
 */
export class CostModel {
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  requested(operation: OperationDefinitionNode, fragments: Fragments, variables: Variables): number {
    const root = this.#rootOf(operation);
    return this.#operation(operation, (set) =>
      this.#set(set, root, { fragments, variables, result: undefined }),
    );
  }

  /** The same rules with the number of nodes that were there, so never more than was requested. */
  actual(
    operation: OperationDefinitionNode,
    fragments: Fragments,
    variables: Variables,
    result: unknown,
  ): number {
    const root = this.#rootOf(operation);
    return this.#operation(operation, (set) => this.#set(set, root, { fragments, variables, result }));
  }

  #operation(operation: OperationDefinitionNode, costOf: (set: SelectionSetNode) => number): number {
    const cost = costOf(operation.selectionSet);
    // A mutation is charged for itself; the payload and what it holds directly come with it.
    return operation.operation === 'mutation' ? Math.max(MUTATION_COST, MUTATION_COST + cost - 2) : cost;
  }

  #rootOf(operation: OperationDefinitionNode): GraphQLNamedType {
    const root = this.#schema.getRootType(operation.operation);
    if (!given(root)) throw new Error(`the schema has no ${operation.operation}`);
    return root;
  }

  #set(set: SelectionSetNode, type: GraphQLNamedType, at: Place): number {
    let own = 0;
    const byType = new Map<string, number>();
    for (const selection of set.selections) {
      if (selection.kind === 'Field') {
        own += this.#field(selection, type, at);
        continue;
      }
      const fragment = selection.kind === 'FragmentSpread' ? at.fragments[selection.name.value] : selection;
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition?.name.value ?? type.name;
      const conditioned = this.#schema.getType(condition) ?? type;
      if (at.result !== undefined && isObjectType(conditioned) && !couldBe(at.result, conditioned.name))
        continue;
      const cost = this.#set(fragment.selectionSet, conditioned, at);
      if (isAbstractType(type)) byType.set(condition, (byType.get(condition) ?? 0) + cost);
      else own += cost;
    }
    return own + Math.max(0, ...byType.values());
  }

  #field(field: FieldNode, parent: GraphQLNamedType, at: Place): number {
    if (!(isObjectType(parent) || isInterfaceType(parent)) || field.selectionSet === undefined) return 0;
    const definition = parent.getFields()[field.name.value];
    if (definition === undefined) return 0;
    const type = getNamedType(definition.type);
    if (isLeafType(type) || !isCompositeType(type)) return 0;
    const value = at.result === undefined ? undefined : valueOf(at.result, field);
    const size = sizeOf(field, at.variables);
    if (type.name.endsWith('Connection'))
      return this.#connection(field.selectionSet, type, { ...at, result: value }, size);
    const list = isListType(isNonNullType(definition.type) ? definition.type.ofType : definition.type);
    if (value === null) return list ? 0 : 1;
    if (!list) return 1 + this.#set(field.selectionSet, type, { ...at, result: value });
    const items = Array.isArray(value) ? (value as unknown[]) : undefined;
    const one = 1 + this.#set(field.selectionSet, type, { ...at, result: items?.[0] });
    return Math.round(one * connectionFactor(items?.length ?? size ?? 1));
  }

  #connection(set: SelectionSetNode, type: GraphQLNamedType, at: Place, size: number | undefined): number {
    if (at.result === null) return 1;
    const nodes = nodesIn(at.result);
    let perNode = 0;
    for (const field of fieldsIn(set, at.fragments)) {
      const name = field.name.value;
      if (field.selectionSet === undefined || !isObjectType(type) || (name !== 'nodes' && name !== 'edges'))
        continue;
      const child = getNamedType(type.getFields()[name]?.type);
      if (child === undefined) continue;
      const result = at.result === undefined ? undefined : (nodes?.[0] ?? {});
      const cost = this.#set(field.selectionSet, child, { ...at, result });
      perNode += name === 'nodes' ? 1 + cost : cost;
    }
    const count = nodes === undefined ? (size ?? 1) : nodes.length;
    return Math.max(1, Math.floor(perNode * connectionFactor(count)));
  }
}

interface Place {
  fragments: Fragments;
  variables: Variables;
  /** What was answered here; undefined while the cost is only requested. */
  result: unknown;
}

export const MUTATION_COST = 10;
export const MAXIMUM_COST = 1000;

/** How many nodes are charged for a connection of this size: 1 → 1, 10 → 5.6, 50 → 8.8, 250 → 12. */
export function connectionFactor(size: number): number {
  if (size <= 0) return 0;
  return size >= 250 ? 12 : Math.min(size, 1 + 2 * Math.log(size));
}

/** The fields of a selection, those in fragments too: a connection has one type only. */
function fieldsIn(set: SelectionSetNode, fragments: Fragments): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [selection];
    const fragment = selection.kind === 'FragmentSpread' ? fragments[selection.name.value] : selection;
    return fragment === undefined ? [] : fieldsIn(fragment.selectionSet, fragments);
  });
}

function sizeOf(field: FieldNode, variables: Variables): number | undefined {
  for (const argument of field.arguments ?? []) {
    if (argument.name.value !== 'first' && argument.name.value !== 'last') continue;
    if (argument.value.kind === 'IntValue') return Number(argument.value.value);
    if (argument.value.kind === 'Variable') {
      const value = variables[argument.value.name.value];
      if (typeof value === 'number') return value;
    }
  }
  return undefined;
}

function valueOf(result: unknown, field: FieldNode): unknown {
  const key = field.alias?.value ?? field.name.value;
  return typeof result === 'object' && result !== null
    ? ((result as Record<string, unknown>)[key] ?? null)
    : null;
}

function nodesIn(result: unknown): unknown[] | undefined {
  if (typeof result !== 'object' || result === null) return undefined;
  for (const value of Object.values(result)) if (Array.isArray(value)) return value as unknown[];
  return [];
}

/** Without `__typename` in the answer any type may have been meant. */
function couldBe(result: unknown, typeName: string): boolean {
  if (typeof result !== 'object' || result === null) return true;
  const named = (result as Record<string, unknown>)['__typename'];
  return named === undefined || named === typeName;
}
