import { word } from '../words.ts';
import type { Commanded } from './actions.ts';
import { PosElement, defineElement } from './pos-element.ts';

/** A dialog over the screen. Without a primary action it closes itself with an OK button, as POS does. */
class Modal extends PosElement implements Commanded {
  static override css = `
    dialog { inline-size: min(520px, calc(100vw - 32px)); max-block-size: calc(100vh - 64px); padding: 0; border: 0; border-radius: 18px; color: var(--text); background: var(--surface); box-shadow: var(--shadow-raised); }
    dialog::backdrop { background: var(--backdrop); }
    .content { display: flex; flex-direction: column; gap: 16px; padding: 20px; }
    h2 { font: var(--font-title); }
    .actions { display: flex; flex-wrap: wrap; gap: 12px; justify-content: flex-end; }
    .ok { min-block-size: 48px; min-inline-size: 96px; padding: 10px 20px; border-radius: var(--radius-control); font-weight: 600; text-align: center; background: var(--primary); color: var(--on-primary); }
  `;

  protected markup() {
    return `<dialog aria-labelledby="heading"><div class="content"><h2 id="heading"></h2><slot></slot>
      <div class="actions"><slot name="secondary-actions"></slot><slot name="primary-action"></slot>
      <button class="ok" type="button"></button></div></div></dialog>`;
  }

  private get dialog(): HTMLDialogElement {
    return this.find<HTMLDialogElement>('dialog');
  }

  override connectedCallback() {
    super.connectedCallback();
    this.find('.ok').onclick = () => this.command('--hide');
    this.dialog.onclose = () => this.send('hide');
  }

  command(command: string) {
    const show =
      command === '--show' || ((command === '--auto' || command === '--toggle') && !this.dialog.open);
    if (show && !this.dialog.open) {
      this.update();
      this.dialog.showModal();
      this.send('show');
    } else if (!show && this.dialog.open) {
      this.dialog.close();
    }
  }

  protected override update() {
    this.find('h2').textContent = this.text('heading');
    this.find('h2').hidden = this.text('heading') === '';
    const ok = this.find('.ok');
    ok.textContent = word('ok');
    ok.hidden = this.querySelector(':scope > [slot="primary-action"]') !== null;
  }
}

export function defineModal(): void {
  defineElement('s-modal', Modal);
}
