// What a sandbox sends to be shown, checked against the registry before the page builds any of it.
import { attributeProblem, combinationProblem, elementProblem, slotProblem } from '../registry/rules.ts';
import type { HostCalls } from '../protocol.ts';
import { hostEvent } from './elements/pos-element.ts';

type Records = Parameters<HostCalls['mutate']>[0];
type Inserted = Extract<Records[number], [0, ...unknown[]]>[2];

// Remote DOM's numbers for kinds of records and of property updates.
const INSERT_CHILD = 0;
const UPDATE_PROPERTY = 3;
const AS_PROPERTY = 1;
const AS_ATTRIBUTE = 2;
const AS_EVENT_LISTENER = 3;

/** Checks the records of one screen and renames component events to the host's private names. */
export class IncomingTree {
  readonly #nodes = new Map<string, { tag: string; parent: string; attributes: Record<string, unknown> }>();
  readonly #target: string;
  readonly #problem: (message: string, fatal: boolean) => void;

  readonly #ended: () => boolean;

  constructor(target: string, problem: (message: string, fatal: boolean) => void, ended: () => boolean) {
    this.#ended = ended;
    this.#target = target;
    this.#problem = problem;
  }

  /** The records to apply. Reports problems on the way; a fatal one means that the screen breaks. */
  check(records: Records): Records {
    return records.map((record) => {
      if (record[0] === INSERT_CHILD) {
        return [record[0], record[1], this.#inserted(record[2], record[1]), record[3]] as typeof record;
      }
      if (record[0] !== UPDATE_PROPERTY) return record;
      const [kind, id, name, value, type] = record;
      const node = this.#nodes.get(id);
      if (type === AS_EVENT_LISTENER) {
        return [kind, id, hostEvent(name), this.#listener(value), type] as typeof record;
      }
      if (node && (type === undefined || type === AS_PROPERTY)) {
        this.#attribute(node.tag, name, value);
        node.attributes[name] = value;
        this.#warn(combinationProblem(node.tag, node.attributes));
      }
      if (node && type === AS_ATTRIBUTE && name === 'slot') this.#slot(node.tag, node.parent, value);
      return record;
    });
  }

  #inserted(child: Inserted, parentId: string): Inserted {
    if (!('element' in child)) return child;
    const tag = child.element;
    const problem = elementProblem(this.#target, tag);
    if (problem) this.#problem(problem, true);
    const attributes = { ...child.properties };
    for (const [name, value] of Object.entries(attributes)) this.#attribute(tag, name, value);
    this.#warn(combinationProblem(tag, attributes));
    this.#nodes.set(child.id, { tag, parent: parentId, attributes });
    this.#slot(tag, parentId, child.attributes?.['slot']);
    const eventListeners = Object.fromEntries(
      Object.entries(child.eventListeners ?? {}).map(([name, listener]) => [
        hostEvent(name),
        this.#listener(listener),
      ]),
    );
    const children = child.children.map((grandchild) => this.#inserted(grandchild, child.id));
    return { ...child, eventListeners, children } as Inserted;
  }

  /** A listener whose sandbox may end while it runs: a field that loses the focus as its screen goes away, for one. */
  #listener(listener: unknown): unknown {
    if (typeof listener !== 'function') return listener;
    return async (detail: unknown) => {
      try {
        await (listener as (detail: unknown) => unknown)(detail);
      } catch (error) {
        if (!this.#ended()) this.#problem(`An event could not be delivered: ${String(error)}`, false);
      }
    };
  }

  #attribute(tag: string, name: string, value: unknown): void {
    if (value !== undefined) this.#warn(attributeProblem(tag, name, value));
  }

  #slot(tag: string, parentId: string, slot: unknown): void {
    const parent = this.#nodes.get(parentId)?.tag;
    this.#warn(slotProblem(parent, tag, typeof slot === 'string' ? slot : undefined));
  }

  #warn(message: string | undefined): void {
    if (message) this.#problem(message, false);
  }
}
