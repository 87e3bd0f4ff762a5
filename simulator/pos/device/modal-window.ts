import type { DeviceExtension } from '../device-config.ts';
import type { HistoryEntry, OrderContext } from '../protocol.ts';
import { drawIcon } from './cart-panel.ts';
import { createButton, createElement } from './overlay.ts';
import type { Screen } from './screen.ts';
import { word } from './words.ts';

export interface ModalContent {
  extension: DeviceExtension;
  target: string;
  order: OrderContext | null;
}

/** What the window needs from the device to run a screen. */
export interface ScreenRunner {
  /** Makes a screen and starts its sandbox; the promise settles with its first paint. */
  open(content: ModalContent, entry: HistoryEntry, show: (screen: Screen) => void): Promise<Screen>;
}

/** A full-screen modal of one extension: a stack of screens, each a sandbox of its own, Back between them and Close. */
export class ModalWindow {
  readonly element = createElement('section', 'modal-window');
  readonly content: ModalContent;
  readonly #runner: ScreenRunner;
  readonly #button: HTMLButtonElement;
  readonly #body = createElement('div', 'screens');
  readonly #onClose: () => void;
  screens: Screen[] = [];

  constructor(content: ModalContent, runner: ScreenRunner, onClose: () => void) {
    this.content = content;
    this.#runner = runner;
    this.#onClose = onClose;
    this.element.setAttribute('role', 'dialog');
    this.element.setAttribute('aria-modal', 'true');
    this.element.setAttribute('aria-label', content.extension.name);
    this.#button = createButton('', 'leave', () => (this.screens.length > 1 ? this.back() : this.close()));
    this.element.append(this.#button, this.#body);
    this.showLeave();
  }

  get top(): Screen | undefined {
    return this.screens.at(-1);
  }

  /** Opens one more screen over the others. Settles when it is shown. */
  async navigate(url: string, state: unknown): Promise<void> {
    const entry: HistoryEntry = { key: crypto.randomUUID(), url, state };
    await this.#runner.open(this.content, entry, (screen) => {
      this.screens.push(screen);
      this.#body.append(screen.element);
      this.#showTop();
    });
  }

  /** Leaves the top screen; on the first there is nowhere to go. */
  back(): void {
    if (this.screens.length < 2) return;
    const left = this.screens.pop();
    left?.stop();
    this.#showTop();
    const from = left?.options.entry;
    if (from) this.top?.returned(from);
  }

  close(): void {
    for (const screen of this.screens) screen.stop();
    this.screens = [];
    this.element.remove();
    this.#onClose();
  }

  /** Words the leave button in POS's language. */
  showLeave(): void {
    const back = this.screens.length > 1;
    this.#button.replaceChildren(drawIcon(back ? 'arrow-left' : 'x'));
    this.#button.setAttribute('aria-label', word(back ? 'back' : 'close'));
  }

  #showTop(): void {
    for (const screen of this.screens) screen.element.hidden = screen !== this.top;
    this.showLeave();
  }
}
