import { escapeText, StandIn, TOKENS } from './base.ts';

const LOOK = `${TOKENS}
  :host { display: block; min-width: 0; }
  label { display: block; margin-bottom: 4px; }
  input, select { width: 100%; min-height: 32px; padding: 4px 10px; font: inherit; color: inherit; background: #fdfdfd;
    border: 1px solid #8a8a8a; border-radius: 8px; }
`;

/** A field of the form around it, with a real input inside. */
abstract class Field extends StandIn {
  static formAssociated = true;
  static observedAttributes = ['label', 'value', 'placeholder'];
  private readonly internals = this.attachInternals();

  protected abstract get control(): HTMLInputElement | HTMLSelectElement | null;

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

  protected override drawnNow(): void {
    this.internals.setFormValue(this.value);
    this.control?.addEventListener('input', () => this.internals.setFormValue(this.value));
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
      <input id="field" type="${this.type}" value="${this.text('value')}" placeholder="${this.text('placeholder')}" autocomplete="off">`;
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
    const chosen = this.control?.value || this.attribute('value');
    const options = [...this.querySelectorAll('s-option')].map((option) => {
      const value = option.getAttribute('value') ?? '';
      const selected = value === chosen ? ' selected' : '';
      return `<option value="${escapeText(value)}"${selected}>${escapeText(option.textContent ?? '')}</option>`;
    });
    return `<style>${LOOK}</style><label for="field">${this.text('label')}</label><select id="field">${options.join('')}</select>`;
  }
}

/** Drawn by its `s-select`. */
export class Option extends StandIn {
  protected draw(): string {
    return '';
  }
}
