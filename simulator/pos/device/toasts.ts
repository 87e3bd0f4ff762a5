import { createElement } from './overlay.ts';

const SHOWN_FOR_MS = 3500;

/** Short messages at the foot of the device, above every dialog. */
export class Toasts {
  readonly #tray = createElement('div', 'toasts');

  constructor() {
    this.#tray.popover = 'manual';
    this.#tray.setAttribute('role', 'status');
    document.body.append(this.#tray);
  }

  show(content: string): void {
    const toast = createElement('div', 'toast', content);
    // Shown again, the tray comes to lie above dialogs opened since.
    if (this.#tray.matches(':popover-open')) this.#tray.hidePopover();
    this.#tray.append(toast);
    this.#tray.showPopover();
    setTimeout(() => {
      toast.remove();
      if (this.#tray.childElementCount === 0 && this.#tray.matches(':popover-open')) this.#tray.hidePopover();
    }, SHOWN_FOR_MS);
  }
}
