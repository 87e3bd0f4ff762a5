import { rulesOfComponent } from '../../registry/rules.ts';
import { BASE_CSS } from './base-css.ts';

/** The name under which a component's own events travel, so that a native click on its margin is not one of them. */
export function hostEvent(name: string): string {
  return `pos:${name}`;
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

const baseSheet = sheetOf(BASE_CSS);
const sheets = new Map<string, CSSStyleSheet>();

/**
 * A POS component on the host page: an open shadow root with real controls inside. Its attributes are properties, taken
 * from the registry; setting one calls `update` once, later in the same turn.
 */
export abstract class PosElement extends HTMLElement {
  static css = '';
  readonly root: ShadowRoot;
  protected readonly attributesOf: Record<string, unknown> = {};
  #queued = false;

  constructor() {
    super();
    this.root = this.attachShadow({ mode: 'open' });
    const { css } = new.target;
    const sheet = sheets.get(css) ?? sheetOf(css);
    sheets.set(css, sheet);
    this.root.adoptedStyleSheets = [baseSheet, sheet];
    this.root.innerHTML = this.markup();
  }

  /** The shadow root's first content. */
  protected abstract markup(): string;

  /** Brings the shadow root in line with the attributes. */
  protected update(): void {
    // Most components have attributes; those without have nothing to do.
  }

  connectedCallback(): void {
    this.queueUpdate();
  }

  /** Sets one attribute, as the extension does. */
  setAttributeOf(name: string, value: unknown): void {
    this.attributesOf[name] = value;
    this.queueUpdate();
  }

  getAttributeOf(name: string): unknown {
    return this.attributesOf[name];
  }

  protected text(name: string): string {
    const value = this.attributesOf[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }

  protected flag(name: string): boolean {
    return this.attributesOf[name] === true;
  }

  /** Sends one of the component's own events to the extension. */
  protected send(name: string, detail?: Record<string, unknown>): void {
    if (detail) Object.assign(this.attributesOf, detail);
    this.dispatchEvent(new CustomEvent(hostEvent(name), { detail }));
  }

  /** Reports a misuse that only the finished tree shows. */
  protected complain(detail: string): void {
    this.dispatchEvent(new CustomEvent('pos-problem', { bubbles: true, composed: true, detail }));
  }

  protected find<Found extends Element = HTMLElement>(selector: string): Found {
    const found = this.root.querySelector<Found>(selector);
    if (!found) throw new Error(`<${this.localName}> has no ${selector} inside.`);
    return found;
  }

  queueUpdate(): void {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (this.isConnected) this.update();
    });
  }
}

/** Defines a component: the registry's attributes become properties of its class. */
export function defineElement(
  tag: string,
  elementClass: CustomElementConstructor & { prototype: object },
): void {
  for (const name of Object.keys(rulesOfComponent(tag)?.attributes ?? {})) {
    if (name === 'id') continue;
    if (Object.hasOwn(elementClass.prototype, name))
      throw new Error(`<${tag}> has a member named like its ${name}.`);
    Object.defineProperty(elementClass.prototype, name, {
      configurable: true,
      get(this: PosElement) {
        return this.getAttributeOf(name);
      },
      set(this: PosElement, value: unknown) {
        this.setAttributeOf(name, value);
      },
    });
  }
  customElements.define(tag, elementClass);
}

/** An id that no other element of the page has, for labels inside shadow roots. */
let counter = 0;
export function freshId(): string {
  counter += 1;
  return `pos-${counter}`;
}
