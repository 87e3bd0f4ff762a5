import { word } from '../words.ts';
import { FIELD_CSS, Field } from './fields.ts';
import { defineElement } from './pos-element.ts';

/** `controls="stepper"` shows buttons and takes whole numbers; otherwise a plain numeric field. Values are strings. */
class NumberField extends Field {
  static override css = `${FIELD_CSS}
    .row { display: flex; align-items: stretch; }
    .row .box { flex: 1; }
    .step { display: none; flex: none; inline-size: 48px; block-size: 48px; align-items: center; justify-content: center; }
    .step svg { inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 2.2; stroke-linecap: round; }
    /* One control of three parts. */
    .stepper { inline-size: 168px; max-inline-size: 100%; border: 1px solid var(--border-strong); border-radius: var(--radius-control); background: var(--surface); }
    .stepper .box { min-inline-size: 0; min-block-size: 48px; padding: 0 4px; border: 0; border-inline: 1px solid var(--border); border-radius: 0; }
    .stepper .box:has(input:focus) { box-shadow: inset 0 0 0 2px var(--focus); }
    .stepper .step { display: flex; }
    .stepper input { text-align: center; font-weight: 600; }
    .less { border-radius: 9px 0 0 9px; }
    .more { border-radius: 0 9px 9px 0; }
    .step:disabled { background: var(--disabled-surface); color: var(--disabled-text); }
    .step:hover:not(:disabled) { background: var(--surface-hover); }
    .step:focus-visible { position: relative; }
  `;

  protected override control() {
    return '<input type="text" inputmode="decimal" autocomplete="off" role="spinbutton">';
  }

  protected override markup() {
    return super
      .markup()
      .replace(
        '<div class="box">',
        '<div class="row"><button class="step less" type="button"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12h14"/></svg></button><div class="box">',
      )
      .replace(
        '<div class="details"',
        '<button class="step more" type="button"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M5 12h14"/></svg></button></div><div class="details"',
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
