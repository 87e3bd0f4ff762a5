import { word } from '../words.ts';
import type { Commanded } from './actions.ts';
import { PosElement, defineElement } from './pos-element.ts';

/** Date picker, date spinner and time picker: invisible until a command opens them in a dialog. */
abstract class Picker extends PosElement implements Commanded {
  static override css = `
    dialog { padding: 20px; border: 0; border-radius: 18px; color: var(--text); background: var(--surface); box-shadow: var(--shadow-raised); }
    dialog::backdrop { background: var(--backdrop); }
    input { min-block-size: 48px; padding-inline: 12px; border: 1px solid var(--border-strong); border-radius: var(--radius-control); display: block; margin-block-end: 16px; }
    button { min-block-size: 48px; inline-size: 100%; border-radius: var(--radius-control); background: var(--primary); color: var(--on-primary); text-align: center; font-weight: 600; }
  `;
  protected abstract readonly kind: 'date' | 'time';

  protected markup() {
    return '<dialog><input><button type="button"></button></dialog>';
  }

  override connectedCallback() {
    super.connectedCallback();
    const input = this.find<HTMLInputElement>('input');
    input.type = this.kind;
    input.oninput = () => this.send('input', { value: input.value });
    input.onchange = () => this.send('change', { value: input.value });
    input.onfocus = () => this.send('focus');
    input.onblur = () => this.send('blur');
    this.find('button').onclick = () => this.command('--hide');
  }

  command(command: string) {
    const dialog = this.find<HTMLDialogElement>('dialog');
    const show = command === '--show' || (command !== '--hide' && !dialog.open);
    if (show && !dialog.open) dialog.showModal();
    else if (!show && dialog.open) dialog.close();
  }

  protected override update() {
    const input = this.find<HTMLInputElement>('input');
    if (input.value !== this.text('value')) input.value = this.text('value');
    input.setAttribute('aria-label', word(this.kind));
    this.find('dialog').setAttribute('aria-label', word(this.kind));
    this.find('button').textContent = word('ok');
  }
}

class DatePicker extends Picker {
  protected readonly kind = 'date';
}

class DateSpinner extends Picker {
  protected readonly kind = 'date';
}

class TimePicker extends Picker {
  protected readonly kind = 'time';
}

export function definePickers(): void {
  defineElement('s-date-picker', DatePicker);
  defineElement('s-date-spinner', DateSpinner);
  defineElement('s-time-picker', TimePicker);
}
