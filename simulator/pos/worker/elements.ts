// The worker's side of every component: Remote DOM elements made from the registry, which report what the registry forbids.
import { hooks } from '@remote-dom/core/polyfill';
import {
  BatchingRemoteConnection,
  RemoteElement,
  RemoteEvent,
  connectRemoteNode,
  setRemoteId,
  type RemoteConnection,
} from '@remote-dom/core/elements';
import { registry } from '../registry/registry.ts';
import { elementProblem, eventProblem } from '../registry/rules.ts';
import type { AttributeType } from '../registry/types.ts';

/** The id that Remote DOM gives the root of a tree. */
const ROOT_ID = '~';

export interface TreeOptions {
  target: string;
  mutate: RemoteConnection['mutate'];
  problem: (message: string, fatal: boolean) => void;
}

/** Defines the components and sends what is rendered into document.body, where bundles render, to the host. */
export function connectTree({ target, mutate, problem }: TreeOptions): void {
  const batching = new BatchingRemoteConnection({
    mutate,
    call: () => {
      throw new Error('POS components have no methods.');
    },
  });
  // What a person just did is already on screen: writing it into the element must not travel back and overtake newer typing.
  let silent = false;
  const connection: RemoteConnection = {
    mutate: (records) => (silent ? undefined : batching.mutate([...records])),
    call: (id, method, ...args) => batching.call(id, method, ...args),
  };
  const silently = (write: () => void) => {
    silent = true;
    try {
      write();
    } finally {
      silent = false;
    }
  };
  for (const tag of Object.keys(registry.components)) {
    // Made even when the target forbids it: creating one is reported below, and a defined element cannot break Remote DOM.
    customElements.define(tag, elementClass(tag, silently));
  }
  watchTree(target, problem);
  setRemoteId(document.body, ROOT_ID);
  connectRemoteNode(document.body, connection);
}

function elementClass(tag: string, silently: (write: () => void) => void): CustomElementConstructor {
  const rules = registry.components[tag];
  if (!rules) throw new Error(`No component ${tag}`);
  const { id, ...properties } = rules.attributes;
  return class extends RemoteElement {
    static override get remoteProperties() {
      return Object.fromEntries(
        Object.entries(properties).map(([name, type]) => [
          name,
          { type: attributeParser(type), attribute: name.toLowerCase() },
        ]),
      );
    }

    static override get remoteAttributes() {
      return id === undefined ? [] : ['id'];
    }

    static override get remoteEvents() {
      return Object.fromEntries(
        rules!.events.map((event) => [
          event,
          {
            dispatchEvent(this: Element, detail: unknown) {
              silently(() => applyUserChange(this, detail));
              return new RemoteEvent(event, { detail });
            },
          },
        ]),
      );
    }
  } as unknown as CustomElementConstructor;
}

/** Writes `{value}`, `{values}` or `{checked}` of a host event into the element before listeners run. */
function applyUserChange(element: Element, detail: unknown): void {
  if (!detail || typeof detail !== 'object') return;
  Object.assign(element, detail);
  if (!('values' in detail) || !Array.isArray(detail.values)) return;
  for (const choice of element.querySelectorAll('s-choice')) {
    const { value } = choice as Element & { value?: string };
    Object.assign(choice, { selected: detail.values.includes(value) });
  }
}

/** Attributes written as markup are text; properties keep their type. No default: an unset `checked` is not `false`. */
function attributeParser(type: AttributeType) {
  return {
    parse: (value: string) => {
      if (type === 'boolean') return value !== 'false';
      if (type === 'number') return Number(value);
      if (type === 'string[]') return JSON.parse(value) as unknown;
      return value;
    },
  };
}

function watchTree(target: string, problem: TreeOptions['problem']): void {
  const { setAttribute } = hooks;
  hooks.createElement = (element) => {
    const found = elementProblem(target, element.localName);
    if (found) problem(found, true);
  };
  hooks.setAttribute = (element, name, value, ...rest) => {
    const rules = registry.components[element.localName];
    const known = Object.keys(rules?.attributes ?? {}).some((attribute) => attribute.toLowerCase() === name);
    if (rules && !known && name !== 'slot')
      problem(`<${element.localName}> has no attribute "${name}".`, false);
    setAttribute?.(element, name, value, ...rest);
  };
  hooks.addEventListener = (element, type) => {
    const found = 'localName' in element ? eventProblem(String(element.localName), type) : undefined;
    if (found) problem(found, false);
  };
}
