import type { ScannerSource } from '../protocol.ts';
import type { DeviceState } from './device-state.ts';
import { createButton, createElement, createOverlay } from './overlay.ts';
import { word } from './words.ts';

/** The device's scanners. The camera is a full-screen overlay, as POS has shown it since 2026-04. */
export class Scanner {
  readonly #state: DeviceState;
  readonly #problem: (message: string) => void;
  #camera: HTMLDialogElement | undefined;

  constructor(state: DeviceState, problem: (message: string) => void) {
    this.#state = state;
    this.#problem = problem;
  }

  get cameraShown(): boolean {
    return this.#camera !== undefined;
  }

  showCamera(): void {
    if (!this.#state.live.scannerSources.includes('camera')) {
      this.#problem('showCameraScanner() on a device without a camera: check scanner.sources first.');
      return;
    }
    if (this.#camera) return;
    const dialog = createOverlay('camera', word('cameraScanner'));
    this.#camera = dialog;
    dialog.addEventListener('close', () => {
      if (this.#camera === dialog) this.#camera = undefined;
    });
    const form = document.createElement('form');
    const input = document.createElement('input');
    input.setAttribute('aria-label', word('barcode'));
    input.placeholder = word('barcode');
    const scan = createButton(word('scan'), 'primary', () => undefined);
    scan.type = 'submit';
    form.append(input, scan);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (input.value !== '') this.scan(input.value, 'camera');
    });
    const close = createButton(word('close'), 'quiet', () => dialog.close());
    const hint = createElement('p', 'hint', word('cameraHint'));
    dialog.append(close, createElement('div', 'viewfinder'), hint, form);
    dialog.showModal();
    input.focus();
  }

  hideCamera(): void {
    // Not at the dialog's close event, which comes later: an extension may show the camera again at once.
    const camera = this.#camera;
    this.#camera = undefined;
    camera?.close();
  }

  /** One scan. Throws when this device could not have made it now. */
  scan(text: string, source?: ScannerSource): void {
    const { scannerSources } = this.#state.live;
    const used = source ?? (this.cameraShown ? 'camera' : scannerSources.find((each) => each !== 'camera'));
    if (!used || !scannerSources.includes(used)) {
      throw new Error(
        `This device has no ${source ?? 'hardware'} scanner; it has: ${scannerSources.join(', ') || 'none'}.`,
      );
    }
    if (used === 'camera' && !this.cameraShown) throw new Error('The camera scanner is not shown.');
    if (used === 'external' && this.#state.hostile.keyboardWedge) typeIntoFocus(text);
    for (let times = 0; times < this.#state.hostile.repeatScans; times += 1) {
      const scanCount = this.#state.live.scanCount + 1;
      this.#state.change({ scan: { data: text, source: used }, scanCount });
    }
  }
}

/** What a scanner in keyboard mode does: the code and Enter, into whatever has the focus. */
function typeIntoFocus(text: string): void {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!(focused instanceof HTMLInputElement) && !(focused instanceof HTMLTextAreaElement)) return;
  focused.setRangeText(text, focused.selectionStart ?? 0, focused.selectionEnd ?? 0, 'end');
  focused.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  focused.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
  focused.dispatchEvent(new Event('change', { bubbles: true }));
}
