import { StandIn, TOKENS } from './base.ts';

/** What leads somewhere: inside the app it is left to the app's own router, as App Bridge does. */
abstract class Leading extends StandIn {
  protected override drawnNow(): void {
    const inner = this.inner;
    if (inner instanceof HTMLAnchorElement)
      inner.addEventListener('click', (event) => this.follow(event, inner));
    else if (this.attribute('type') === 'submit') {
      inner?.addEventListener('click', () => this.closest('form')?.requestSubmit());
    }
  }

  protected get inner(): HTMLElement | null {
    return this.root.querySelector('a, button');
  }

  override click(): void {
    this.inner?.click();
  }

  override focus(): void {
    this.inner?.focus();
  }

  private follow(event: MouseEvent, link: HTMLAnchorElement): void {
    const elsewhere =
      event.ctrlKey || event.metaKey || event.shiftKey || link.target || link.origin !== location.origin;
    if (elsewhere) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('shopify:navigate', { bubbles: true, composed: true }));
  }

  /** Attributes of the link inside. */
  protected linkAttributes(): string {
    const target = this.text('target');
    const away = target && target !== 'auto' ? ` target="${target}" rel="noopener"` : '';
    return `href="${this.text('href')}"${away}`;
  }
}

export class Link extends Leading {
  static observedAttributes = ['href', 'target'];

  protected draw(): string {
    return `<style>${TOKENS} :host { display: inline; } a { color: var(--link); font-weight: 550; }</style><a ${this.linkAttributes()}><slot></slot></a>`;
  }
}

export class Button extends Leading {
  static observedAttributes = ['href', 'target', 'disabled', 'loading', 'variant', 'type'];

  protected draw(): string {
    const off = this.hasAttribute('disabled') || this.hasAttribute('loading');
    const variant = this.attribute('variant') || 'secondary';
    const inner =
      this.hasAttribute('href') && !off
        ? `<a class="${variant}" ${this.linkAttributes()}><slot></slot></a>`
        : `<button type="button" class="${variant}"${off ? ' disabled' : ''}><slot></slot></button>`;
    return `<style>${TOKENS}
      :host { display: inline-block; }
      a, button { display: inline-flex; align-items: center; justify-content: center; min-height: 32px; padding: 4px 12px;
        border-radius: 8px; border: 0; font: inherit; font-weight: 550; text-decoration: none; cursor: pointer;
        background: var(--surface); color: var(--ink); box-shadow: 0 0 0 1px #0003, 0 1px 0 #0002; }
      :is(a, button):hover { background: #f7f7f7; }
      .primary { background: #303030; color: #fff; } .primary:hover { background: #1a1a1a; }
      .tertiary { box-shadow: none; background: transparent; color: var(--link); }
      button:disabled { background: #f1f1f1; color: #6b6b6b; box-shadow: none; cursor: default; }
    </style>${inner}`;
  }
}

export class ButtonGroup extends StandIn {
  protected draw(): string {
    return `<style>${TOKENS} :host { display: inline-flex; gap: 8px; }</style><slot></slot><slot name="secondary-actions"></slot><slot name="primary-action"></slot>`;
  }
}
