import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  validate,
} from 'graphql';
import { given } from './given.ts';

/** A request's text, parsed and checked against the schema once and for all. */
export interface CheckedDocument {
  document: DocumentNode;
  errors: readonly GraphQLError[];
  operations: Map<string | undefined, CheckedOperation>;
}

export interface CheckedOperation {
  definition: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
}

/** More different texts than any app has; a client that writes values into its texts must not fill the memory. */
const REMEMBERED = 500;

export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #known = new Map<string, CheckedDocument>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  check(text: string): CheckedDocument {
    let checked = this.#known.get(text);
    if (checked === undefined) {
      checked = this.#fresh(text);
      if (this.#known.size >= REMEMBERED) this.#known.clear();
      this.#known.set(text, checked);
    }
    return checked;
  }

  #fresh(text: string): CheckedDocument {
    let document: DocumentNode;
    try {
      document = parse(text);
    } catch (error) {
      const problem = error instanceof GraphQLError ? error : new GraphQLError(String(error));
      return { document: { kind: Kind.DOCUMENT, definitions: [] }, errors: [problem], operations: new Map() };
    }
    const errors = validate(this.#schema, document);
    const fragments: Record<string, FragmentDefinitionNode> = {};
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    const operations = new Map<string | undefined, CheckedOperation>();
    for (const definition of document.definitions)
      if (definition.kind === Kind.OPERATION_DEFINITION)
        operations.set(definition.name?.value, {
          definition,
          fragments,
        });
    return { document, errors, operations };
  }
}

/** The operation that a request means: the named one, or the only one. */
export function operationOf(
  checked: CheckedDocument,
  name: string | null | undefined,
): CheckedOperation | undefined {
  if (given(name) && name !== '') return checked.operations.get(name);
  return checked.operations.size === 1 ? [...checked.operations.values()][0] : undefined;
}

/** Root fields in order, such as `returnProcess`; those that `@include` or `@skip` leave out are not asked for. */
export function rootFieldsOf(
  { definition, fragments }: CheckedOperation,
  variables: Readonly<Record<string, unknown>>,
): string[] {
  const names: string[] = [];
  const says = (selection: SelectionNode, directive: string, answer: boolean): boolean => {
    const value = selection.directives?.find(({ name }) => name.value === directive)?.arguments?.[0]?.value;
    if (value?.kind === Kind.BOOLEAN) return value.value === answer;
    return value?.kind === Kind.VARIABLE && variables[value.name.value] === answer;
  };
  const isAsked = (selection: SelectionNode): boolean =>
    !says(selection, 'skip', true) && !says(selection, 'include', false);
  const visit = (set: OperationDefinitionNode['selectionSet']): void => {
    for (const selection of set.selections.filter(isAsked)) {
      if (selection.kind === Kind.FIELD) names.push(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else {
        const fragment = fragments[selection.name.value];
        if (fragment !== undefined) visit(fragment.selectionSet);
      }
    }
  };
  visit(definition.selectionSet);
  return names;
}
