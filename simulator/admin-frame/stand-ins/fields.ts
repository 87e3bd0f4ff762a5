import { escapeText, StandIn, TOKENS } from './base.ts';

const LOOK = `${TOKENS}
  :host { display: block; min-width: 0; }
  label { display: block; margin-bottom: 4px; }
  .error { color: #8e0b21; font-weight: 550; margin-top: 4px; } .details { color: var(--quiet); margin-top: 4px; }
  input, select, textarea { width: 100%; min-height: 32px; padding: 4px 10px; font: inherit; color: inherit; background: #fdfdfd;
    border: 1px solid #8a8a8a; border-radius: 8px; }
`;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A field of the form around it, with a real input inside. */
abstract class Field extends StandIn {
  // What was typed stays where a message is added or goes.
  private typed: string | null = null;
  static formAssociated = true;
  static observedAttributes = ['label', 'value', 'placeholder', 'error', 'details'];
  private readonly internals = this.attachInternals();

  protected abstract get control(): Control | null;

  get value(): string {
    return this.control?.value ?? this.attribute('value');
  }

  set value(value: string) {
    if (this.control) this.control.value = value;
    this.internals.setFormValue(value);
  }

  override focus(): void {
    this.control?.focus();
  }

  /** What is wrong with it, or what it means: below the field, and told with it. */
  protected saying(): string {
    const error = this.text('error');
    const details = this.text('details');
    if (error) return `<div id="said" class="error">${error}</div>`;
    return details ? `<div id="said" class="details">${details}</div>` : '';
  }

  /** Attributes by which the control names that. */
  protected said(): string {
    if (this.attribute('error')) return ' aria-describedby="said" aria-invalid="true"';
    return this.attribute('details') ? ' aria-describedby="said"' : '';
  }

  override attributeChangedCallback(
    name = '',
    before: string | null = null,
    now: string | null = null,
  ): void {
    if (name === 'value' && before !== now) this.typed = null;
    super.attributeChangedCallback();
  }

  protected override drawnNow(): void {
    if (this.typed !== null && this.control) this.control.value = this.typed;
    this.internals.setFormValue(this.value);
    this.control?.addEventListener('input', () => {
      this.typed = this.value;
      this.internals.setFormValue(this.value);
    });
    this.control?.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Enter' && this.control instanceof HTMLInputElement) {
        this.closest('form')?.requestSubmit();
      }
    });
  }
}

abstract class Input extends Field {
  protected abstract readonly type: string;

  protected get control(): HTMLInputElement | null {
    return this.root.querySelector('input');
  }

  protected draw(): string {
    return `<style>${LOOK}</style><label for="field">${this.text('label')}</label>
      <input id="field" type="${this.type}" value="${this.text('value')}" placeholder="${this.text('placeholder')}" autocomplete="off"${this.said()}>${this.saying()}`;
  }
}

export class TextField extends Input {
  protected readonly type = 'text';
}

export class TextArea extends Field {
  protected get control(): HTMLTextAreaElement | null {
    return this.root.querySelector('textarea');
  }

  protected draw(): string {
    const rows = Number(this.attribute('rows')) || 2;
    return `<style>${LOOK}</style><label for="field">${this.text('label')}</label>
      <textarea id="field" rows="${rows}"${this.said()}>${this.text('value')}</textarea>${this.saying()}`;
  }
}

export class SearchField extends Input {
  protected readonly type = 'search';
}

export class DateField extends Input {
  protected readonly type = 'date';
}

export class Select extends Field {
  protected get control(): HTMLSelectElement | null {
    return this.root.querySelector('select');
  }

  // The parser, and React, bring the options after the element itself.
  private readonly observer = new MutationObserver(() => this.redraw());

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this, { childList: true, subtree: true, characterData: true });
  }

  protected draw(): string {
    const chosen = this.attribute('value');
    const options = [...this.querySelectorAll('s-option')].map((option) => {
      const value = option.getAttribute('value') ?? '';
      const selected = value === chosen ? ' selected' : '';
      return `<option value="${escapeText(value)}"${selected}>${escapeText(option.textContent ?? '')}</option>`;
    });
    return `<style>${LOOK}</style><label for="field">${this.text('label')}</label><select id="field"${this.said()}>${options.join('')}</select>${this.saying()}`;
  }
}

/** Drawn by its `s-select`. */
export class Option extends StandIn {
  protected draw(): string {
    return '';
  }
}
