import { word } from '../words.ts';
import { PosElement, defineElement, freshId } from './pos-element.ts';

export const FIELD_CSS = `
  label, .label { display: block; font-weight: 550; margin-block-end: 6px; }
  label.required::after { content: ' *' / ''; }
  .box {
    display: flex; align-items: center; gap: 8px; min-block-size: 48px; padding-inline: 12px; background: var(--surface);
    border: 1px solid var(--border-strong); border-radius: var(--radius-control);
  }
  .box:has(input:focus, textarea:focus) { border-color: var(--focus); box-shadow: 0 0 0 1px var(--focus), 0 0 0 4px var(--accent-soft); }
  input:focus-visible, textarea:focus-visible { box-shadow: none; }
  .box.wrong { border-color: var(--critical-text); background: var(--critical-surface); }
  input, textarea { flex: 1; min-inline-size: 0; inline-size: 100%; border: 0; background: none; padding-block: 11px; outline: none; }
  textarea { resize: none; }
  input::placeholder, textarea::placeholder { color: var(--text-subdued); opacity: 1; }
  .box:has(:disabled) { background: var(--disabled-surface); }
  :disabled { color: var(--disabled-text); }
  .details { color: var(--text-subdued); font-size: var(--size-small); margin-block-start: 6px; }
  .error { color: var(--critical-text); margin-block-start: 6px; }
`;

/** A labelled field with details and an error under it. */
export class Field extends PosElement {
  static override css = FIELD_CSS;
  /** What the extension last set, so that a value it repeats does not undo what was typed since. */
  #shownValue: unknown;

  protected control(): string {
    return '<input type="text">';
  }

  protected markup() {
    const id = freshId();
    const control = this.control().replace(
      /^<(\w+)/,
      `<$1 id="${id}" aria-describedby="${id}-details ${id}-error"`,
    );
    return `<label for="${id}"></label><div class="box">${control}<slot name="accessory"></slot></div>
      <div class="details" id="${id}-details"></div><div class="error" id="${id}-error" role="alert"></div>`;
  }

  protected get input(): HTMLInputElement | HTMLTextAreaElement {
    return this.find<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  }

  override connectedCallback() {
    super.connectedCallback();
    const { input } = this;
    input.oninput = () => this.typed('input');
    input.onchange = () => this.typed('change');
    input.onfocus = () => this.send('focus');
    input.onblur = () => this.send('blur');
  }

  protected typed(event: 'input' | 'change') {
    this.#shownValue = this.input.value;
    this.send(event, { value: this.input.value });
  }

  protected override update() {
    const { input } = this;
    const label = this.text('label');
    const labelElement = this.find<HTMLLabelElement>('label');
    labelElement.textContent = label;
    labelElement.classList.toggle('required', this.flag('required'));
    labelElement.hidden = label === '';
    const value = this.attributesOf['value'];
    if (value !== this.#shownValue) {
      this.#shownValue = value;
      if (input.value !== this.text('value')) input.value = this.text('value');
    }
    input.placeholder = this.text('placeholder');
    input.disabled = this.flag('disabled');
    input.required = this.flag('required');
    const maxLength = this.attributesOf['maxLength'];
    if (typeof maxLength === 'number') input.maxLength = maxLength;
    const error = this.text('error');
    this.find('.box').classList.toggle('wrong', error !== '');
    input.setAttribute('aria-invalid', String(error !== ''));
    this.find('.error').textContent = error;
    this.find('.error').hidden = error === '';
    this.find('.details').textContent = this.text('details');
    this.find('.details').hidden = this.text('details') === '';
  }
}

class EmailField extends Field {
  protected override control() {
    return '<input type="email" autocomplete="off">';
  }
}

class TextArea extends Field {
  protected override control() {
    return '<textarea></textarea>';
  }

  protected override update() {
    super.update();
    const rows = this.attributesOf['rows'];
    (this.input as HTMLTextAreaElement).rows = typeof rows === 'number' ? rows : 3;
  }
}

class SearchField extends Field {
  static override css = `${FIELD_CSS}
    :host { inline-size: 100%; }
    input::-webkit-search-cancel-button { appearance: none; }
    .clear { inline-size: 48px; block-size: 48px; margin-inline-end: -12px; border-radius: 12px; font-size: 20px; text-align: center; color: var(--text-subdued); }
    svg { flex: none; color: var(--text-subdued); }
  `;

  protected override markup() {
    return `<label hidden></label><div class="box">
      <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
        <circle cx="9" cy="9" r="6"/><path d="m14 14 4 4"/></svg>
      <input type="search" enterkeyhint="search" autocomplete="off"><button class="clear" type="button" hidden>×</button></div>
      <div class="details" hidden></div><div class="error" hidden></div>`;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.find('.clear').onclick = () => {
      this.input.value = '';
      this.typed('input');
      this.typed('change');
      this.input.focus();
    };
  }

  protected override typed(event: 'input' | 'change') {
    super.typed(event);
    this.find('.clear').hidden = this.input.value === '';
  }

  protected override update() {
    super.update();
    // Shopify's search field has no label: its placeholder is the only name it can have.
    this.input.setAttribute('aria-label', this.text('placeholder') || word('search'));
    this.find('.clear').setAttribute('aria-label', word('clear'));
    this.find('.clear').hidden = this.input.value === '' || this.input.disabled;
  }
}

class DateField extends Field {
  protected override control() {
    return '<input type="date">';
  }
}

class TimeField extends Field {
  protected override control() {
    return '<input type="time">';
  }
}

export function defineFields(): void {
  defineElement('s-text-field', class extends Field {});
  defineElement('s-email-field', EmailField);
  defineElement('s-text-area', TextArea);
  defineElement('s-search-field', SearchField);
  defineElement('s-date-field', DateField);
  defineElement('s-time-field', TimeField);
}
