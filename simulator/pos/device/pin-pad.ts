import type { PinPadOptions, PinValidationResult } from '@shopify/ui-extensions/point-of-sale';
import { createButton, createElement, createOverlay } from './overlay.ts';
import { word } from './words.ts';

type OnSubmit = (pin: number[]) => Promise<PinValidationResult> | PinValidationResult;

/** POS's PIN pad, by the PIN Pad API: 4 to 10 digits; `onDismissed` follows when it is gone. */
export class PinPad {
  readonly #problem: (message: string) => void;
  #open: { enter(digits: string): Promise<void>; dialog: HTMLDialogElement } | undefined;

  constructor(problem: (message: string) => void) {
    this.#problem = problem;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Types a PIN and submits it. Settles when the extension has accepted or rejected it. */
  async enter(digits: string): Promise<void> {
    if (!this.#open) throw new Error('No PIN pad is open.');
    await this.#open.enter(digits);
  }

  close(): void {
    this.#open?.dialog.close();
  }

  show(onSubmit: OnSubmit, options: PinPadOptions): void {
    const { minPinLength: least = 4, maxPinLength: most = 6, masked = true, autoSubmit = false } = options;
    if (this.#open) return this.#problem('showPinPad() while a PIN pad is open.');
    if (least < 4 || most > 10 || least > most) this.#problem('A PIN has 4 to 10 digits.');
    let pin: number[] = [];
    let completed = false;
    const dialog = createOverlay('pin-pad', options.title ?? word('enterPin'));
    const dots = createElement('output', 'dots');
    const message = createElement('p', 'message');
    message.setAttribute('role', 'alert');
    const showPin = () => {
      dots.textContent = pin.map((digit) => (masked ? '•' : digit)).join(' ') || '–';
      dots.setAttribute('aria-label', `${pin.length} ${word('digitsEntered')}`);
      submit.disabled = pin.length < least;
    };
    const press = (digit: number) => {
      if (pin.length >= most) return undefined;
      message.textContent = '';
      pin = [...pin, digit];
      showPin();
      tell(options.onPinEntry, pin);
      return autoSubmit && pin.length === most ? send() : undefined;
    };
    const send = async () => {
      submit.disabled = true;
      try {
        const answer = await onSubmit(pin);
        if (answer.result === 'accept') {
          completed = true;
          dialog.close();
          return;
        }
        message.textContent = answer.errorMessage ?? '';
      } catch (error) {
        this.#problem(`The PIN pad's onSubmit failed: ${String(error)}`);
      }
      pin = [];
      showPin();
    };
    const submit = createButton(word('submit'), 'primary', () => void send());
    const keys = createElement('div', 'keys');
    for (const digit of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      keys.append(createButton(String(digit), 'key', () => void press(digit)));
    }
    const remove = createButton('⌫', 'key', () => {
      pin = pin.slice(0, -1);
      showPin();
    });
    remove.setAttribute('aria-label', word('deleteDigit'));
    keys.append(
      createElement('span', ''),
      createButton('0', 'key', () => void press(0)),
      remove,
    );
    const cancel = createButton(word('cancel'), 'quiet', () => dialog.close());
    dialog.append(createElement('h2', '', options.title ?? word('enterPin')));
    if (options.label) dialog.append(createElement('p', 'label', options.label));
    dialog.append(dots, message);
    const { pinPadAction } = options;
    if (pinPadAction) {
      const fill = async () => {
        pin = await pinPadAction.onClick();
        showPin();
      };
      dialog.append(createButton(pinPadAction.label, 'quiet', () => void fill()));
    }
    dialog.append(keys, submit, cancel);
    dialog.addEventListener('close', () => {
      this.#open = undefined;
      tell(options.onDismissed, completed ? { completed, pin } : { completed });
    });
    dialog.addEventListener('keydown', (event) => {
      if (/^\d$/.test(event.key)) void press(Number(event.key));
    });
    this.#open = {
      dialog,
      async enter(digits) {
        pin = [];
        let sent: Promise<void> | undefined;
        for (const digit of digits) sent = press(Number(digit)) ?? sent;
        if (!sent && pin.length < least) throw new Error(`The PIN pad wants ${least} to ${most} digits.`);
        await (sent ?? send());
      },
    };
    showPin();
    dialog.showModal();
  }
}

/** Calls back into the sandbox, which may be gone by now. */
function tell<Value>(callback: ((value: Value) => unknown) | undefined, value: Value): void {
  const call = async () => callback?.(value);
  call().catch(() => undefined);
}
