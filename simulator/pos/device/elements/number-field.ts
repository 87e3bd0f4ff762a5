import { word } from '../words.ts';
import { FIELD_CSS, Field } from './fields.ts';
import { defineElement } from './pos-element.ts';

/** `controls="stepper"` shows buttons and takes whole numbers; otherwise a plain numeric field. Values are strings. */
class NumberField extends Field {
  static override css = `${FIELD_CSS}
    .row { display: flex; align-items: stretch; gap: 8px; }
    .row .box { flex: 1; }
    .step { display: none; flex: none; inline-size: 48px; block-size: 48px; border-radius: 12px; border: 1px solid var(--border-strong); background: var(--surface); font-size: 22px; text-align: center; }
    .stepper { max-inline-size: 220px; }
    .stepper .step { display: block; }
    .stepper input { text-align: center; }
    .step:disabled { background: var(--disabled-surface); color: var(--disabled-text); border-color: var(--disabled-surface); }
    .step:hover:not(:disabled) { background: var(--surface-hover); }
  `;

  protected override control() {
    return '<input type="text" inputmode="decimal" autocomplete="off" role="spinbutton">';
  }

  protected override markup() {
    return super
      .markup()
      .replace(
        '<div class="box">',
        '<div class="row"><button class="step less" type="button">−</button><div class="box">',
      )
      .replace(
        '<div class="details"',
        '<button class="step more" type="button">+</button></div><div class="details"',
      );
  }

  override connectedCallback() {
    super.connectedCallback();
    this.find('.less').onclick = () => this.step(-1);
    this.find('.more').onclick = () => this.step(1);
    this.find('input').onkeydown = (event) => {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      this.step(event.key === 'ArrowUp' ? 1 : -1);
    };
  }

  private limit(name: 'min' | 'max', otherwise: number): number {
    const value = this.attributesOf[name];
    return typeof value === 'number' ? value : otherwise;
  }

  private step(by: number) {
    const current = Number(this.input.value) || 0;
    const next = Math.min(this.limit('max', Infinity), Math.max(this.limit('min', -Infinity), current + by));
    if (next === Number(this.input.value) && this.input.value !== '') return;
    this.input.value = String(next);
    this.typed('input');
    this.typed('change');
    this.queueUpdate();
  }

  protected override typed(event: 'input' | 'change') {
    const { input } = this;
    const allowed = this.text('controls') === 'stepper' ? /[^\d-]/g : /[^\d.,-]/g;
    const cleaned = input.value.replace(allowed, '');
    if (cleaned !== input.value) input.value = cleaned;
    super.typed(event);
    this.showLimits();
  }

  private showLimits() {
    const value = Number(this.input.value) || 0;
    const { disabled } = this.input;
    this.find<HTMLButtonElement>('.less').disabled = disabled || value <= this.limit('min', -Infinity);
    this.find<HTMLButtonElement>('.more').disabled = disabled || value >= this.limit('max', Infinity);
    const { input } = this;
    input.setAttribute('aria-valuenow', String(value));
    for (const name of ['min', 'max'] as const) {
      const limit = this.attributesOf[name];
      if (typeof limit === 'number') input.setAttribute(`aria-value${name}`, String(limit));
      else input.removeAttribute(`aria-value${name}`);
    }
  }

  protected override update() {
    super.update();
    const stepper = this.text('controls') === 'stepper';
    this.find('.row').classList.toggle('stepper', stepper);
    this.input.inputMode = stepper || this.text('inputMode') === 'numeric' ? 'numeric' : 'decimal';
    // A stepper may have no label: it is named by what stands beside it, which only the extension's own text can say.
    this.input.setAttribute('aria-label', this.text('label') || word('quantity'));
    this.find('.less').setAttribute('aria-label', word('decrease'));
    this.find('.more').setAttribute('aria-label', word('increase'));
    this.showLimits();
  }
}

export function defineNumberField(): void {
  defineElement('s-number-field', NumberField);
}
