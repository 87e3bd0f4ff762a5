import { PosElement, defineElement } from './pos-element.ts';

/** A component that other components show and hide by `command` and `commandFor`. */
export interface Commanded {
  command(command: string): void;
}

function isCommanded(element: Element | null): element is Element & Commanded {
  return element !== null && 'command' in element && typeof element.command === 'function';
}

/** Runs `command` on the component named by `commandFor`, in the same screen. Answers false when there is none. */
function runCommand(source: PosElement): boolean {
  const id = source.getAttributeOf('commandFor');
  if (typeof id !== 'string' || id === '') return true;
  const command = source.getAttributeOf('command');
  const name = typeof command === 'string' ? command : '--auto';
  const scope = source.getRootNode() as Document | ShadowRoot;
  const target = scope.getElementById(id);
  if (name === '--copy' && target) {
    void navigator.clipboard?.writeText(target.textContent ?? '');
    return true;
  }
  if (!isCommanded(target)) return false;
  target.command(name);
  return true;
}

abstract class Pressable extends PosElement {
  override connectedCallback() {
    super.connectedCallback();
    this.find('button').onclick = () => {
      if (!runCommand(this)) {
        const id = String(this.getAttributeOf('commandFor'));
        this.complain(`<${this.localName}> commands "${id}", which is not on this screen.`);
      }
      this.send('click');
    };
  }
}

class Button extends Pressable {
  static override css = `
    button {
      display: inline-flex; align-items: center; justify-content: center; gap: 8px; inline-size: 100%; min-block-size: 48px;
      padding: 10px 20px; border-radius: var(--radius-control); font-weight: 600; line-height: 20px; text-align: center;
      background: var(--surface); border: 1px solid var(--border-strong); color: var(--text);
    }
    button:hover:not(:disabled) { background: var(--surface-hover); }
    button.primary { background: var(--primary); border-color: var(--primary); color: var(--on-primary); }
    button.primary:hover:not(:disabled) { background: var(--primary-hover); }
    button.tone-critical { color: var(--critical-text); border-color: var(--critical-text); }
    button.primary.tone-critical { background: var(--critical-strong); border-color: var(--critical-strong); color: white; }
    button.tone-warning, button.tone-caution { color: var(--warning-text); border-color: var(--warning-text); }
    button.primary.tone-warning, button.primary.tone-caution { background: var(--warning-strong); color: white; }
    /* After the tones, so that a disabled button never looks like one that would do something. */
    button:disabled:disabled { background: var(--disabled-surface); border-color: var(--disabled-surface); color: var(--disabled-text); }
    .spinner { inline-size: 20px; block-size: 20px; border-radius: 50%; border: 3px solid currentColor; border-block-start-color: transparent; animation: turn 0.8s linear infinite; }
    @keyframes turn { to { rotate: 1turn; } }
    @media (prefers-reduced-motion: reduce) { .spinner { animation-duration: 4s; } }
  `;

  protected markup() {
    return `<button type="button"><span class="spinner" hidden></span><slot></slot></button>`;
  }

  protected override update() {
    const button = this.find<HTMLButtonElement>('button');
    // A button in a primary-action slot is the primary one unless it says otherwise.
    const variant = this.text('variant') || (this.slot === 'primary-action' ? 'primary' : 'auto');
    button.className = `${variant} tone-${this.text('tone')}`;
    const loading = this.flag('loading');
    button.disabled = this.flag('disabled') || loading;
    button.setAttribute('aria-busy', String(loading));
    this.find('.spinner').hidden = !loading;
  }
}

class Link extends Pressable {
  static override css = `
    :host { display: inline-block; }
    button { color: var(--link); text-decoration: underline; min-block-size: 48px; min-inline-size: 48px; text-align: start; }
  `;

  protected markup() {
    return '<button type="button"><slot></slot></button>';
  }

  protected override update() {
    const label = this.text('accessibilityLabel');
    if (label) this.find('button').setAttribute('aria-label', label);
    else this.find('button').removeAttribute('aria-label');
  }
}

class Clickable extends Pressable {
  static override css = `
    button { display: block; inline-size: 100%; min-block-size: 48px; border-radius: var(--radius-control); }
    button:hover:not(:disabled) { background: var(--surface-hover); }
    button:disabled { color: var(--disabled-text); }
  `;

  protected markup() {
    return '<button type="button"><slot></slot></button>';
  }

  protected override update() {
    this.find<HTMLButtonElement>('button').disabled = this.flag('disabled');
  }
}

class Tile extends Pressable {
  static override css = `
    :host { block-size: 100%; }
    button {
      position: relative; inline-size: 100%; block-size: 100%; min-block-size: 124px; padding: 16px; border-radius: var(--radius);
      background: var(--surface); display: flex; flex-direction: column; justify-content: flex-end; gap: 12px; box-shadow: var(--shadow);
    }
    button:hover:not(:disabled) { background: var(--surface-hover); }
    button.tone-accent { background: var(--accent); color: white; }
    button:disabled { background: var(--disabled-surface); color: var(--disabled-text); box-shadow: none; }
    .words { display: block; inline-size: 100%; }
    button:focus-visible { box-shadow: var(--shadow), var(--ring); }
    .heading { display: block; font: var(--font-heading); }
    .subheading { display: block; margin-block-start: 2px; color: var(--text-subdued); font-size: var(--size-small); line-height: 20px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    .tone-accent .subheading, :disabled .subheading { color: inherit; }
    .count { position: absolute; inset: 14px 14px auto auto; min-inline-size: 28px; padding: 3px 8px; border-radius: 14px; font-size: var(--size-small); background: var(--critical-strong); color: white; text-align: center; font-weight: 600; }
  `;

  protected markup() {
    return `<button type="button"><span class="words"><span class="heading"></span><span class="subheading"></span></span>
      <span class="count" hidden></span></button>`;
  }

  protected override update() {
    this.find('.heading').textContent = this.text('heading');
    this.find('.subheading').textContent = this.text('subheading');
    this.find('.count').textContent = this.text('itemCount');
    this.find('.count').hidden = this.text('itemCount') === '';
    this.find('button').className = `tone-${this.text('tone')}`;
    this.find<HTMLButtonElement>('button').disabled = this.flag('disabled');
  }
}

export function defineActions(): void {
  defineElement('s-button', Button);
  defineElement('s-link', Link);
  defineElement('s-clickable', Clickable);
  defineElement('s-tile', Tile);
}
