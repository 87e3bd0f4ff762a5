import type { PinPadOptions, PinValidationResult } from '@shopify/ui-extensions/point-of-sale';
import { drawIcon } from './cart-panel.ts';
import { createButton, createElement, createOverlay } from './overlay.ts';
import { word } from './words.ts';

/** A tap reaches the extension, and its answer POS, well within this. */
const OPENS_WITHIN_MS = 3000;

type OnSubmit = (pin: number[]) => Promise<PinValidationResult> | PinValidationResult;

/** POS's PIN pad, by the PIN Pad API: 4 to 10 digits; `onDismissed` follows when it is gone. */
export class PinPad {
  readonly #problem: (message: string) => void;
  #open: { enter(digits: string): Promise<void>; dialog: HTMLDialogElement } | undefined;
  /** Called when a pad opens. */
  #waiting: (() => void)[] = [];

  constructor(problem: (message: string) => void) {
    this.#problem = problem;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Types a PIN and submits it, waiting for a pad first. Settles when the extension has accepted or rejected the PIN. */
  async enter(digits: string): Promise<void> {
    if (!this.#open) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        setTimeout(resolve, OPENS_WITHIN_MS);
      });
    }
    if (!this.#open) throw new Error('No PIN pad is open.');
    await this.#open.enter(digits);
  }

  close(): void {
    const open = this.#open;
    this.#open = undefined;
    open?.dialog.close();
  }

  show(onSubmit: OnSubmit, options: PinPadOptions): void {
    const { minPinLength: least = 4, maxPinLength: most = 6, masked = true, autoSubmit = false } = options;
    if (this.#open) return this.#problem('showPinPad() while a PIN pad is open.');
    const lengths = [least, most].every((length) => Number.isInteger(length) && length >= 4 && length <= 10);
    if (!lengths || least > most) this.#problem(`A PIN has 4 to 10 digits, not ${least} to ${most}.`);
    const title = options.title ?? word('enterPin');
    let pin: number[] = [];
    let accepted = false;
    let checking = false;
    const dialog = createOverlay('pin-pad', title);
    const dots = createElement('output', 'dots');
    dots.tabIndex = -1;
    dots.autofocus = true;
    const message = createElement('p', 'message');
    message.setAttribute('role', 'alert');
    const showPin = () => {
      const places = Array.from({ length: Math.max(least, pin.length) }, (_, place) => {
        const digit = pin[place];
        return createElement(
          'span',
          digit === undefined ? 'empty' : 'filled',
          masked ? '' : String(digit ?? ''),
        );
      });
      dots.replaceChildren(...places);
      dots.classList.toggle('plain-digits', !masked);
      dots.setAttribute('aria-label', `${pin.length} ${word('digitsEntered')}`);
      submit.disabled = checking || pin.length < least;
    };
    const change = (next: number[]) => {
      if (checking) return undefined;
      message.textContent = '';
      pin = next;
      showPin();
      tell(options.onPinEntry, pin);
      return autoSubmit && pin.length === most ? send() : undefined;
    };
    const press = (digit: number) => (pin.length < most ? change([...pin, digit]) : undefined);
    const send = async () => {
      if (checking || pin.length < least) return;
      checking = true;
      showPin();
      try {
        const answer = await onSubmit(pin);
        accepted = answer.result === 'accept';
        if (accepted) return dialog.close();
        if (answer.result === 'reject') message.textContent = answer.errorMessage ?? '';
      } catch (error) {
        if (dialog.open) this.#problem(`The PIN pad's onSubmit failed: ${String(error)}`);
      } finally {
        checking = false;
      }
      pin = [];
      showPin();
    };
    const submit = createButton(word('submit'), 'primary', () => void send());
    const keys = createElement('div', 'keys');
    for (const digit of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      keys.append(createButton(String(digit), 'key', () => void press(digit)));
    }
    const remove = createButton('', 'key', () => void change(pin.slice(0, -1)));
    remove.append(drawIcon('backspace'));
    remove.setAttribute('aria-label', word('deleteDigit'));
    keys.append(
      createElement('span', ''),
      createButton('0', 'key', () => void press(0)),
      remove,
    );
    dialog.append(createElement('h2', '', title));
    if (options.label) dialog.append(createElement('p', 'label', options.label));
    dialog.append(dots, message);
    const { pinPadAction } = options;
    if (pinPadAction) {
      const fill = async () => {
        const digits = await pinPadAction.onClick();
        if (digits.every((digit) => Number.isInteger(digit) && digit >= 0 && digit <= 9))
          await change(digits);
        else this.#problem('pinPadAction.onClick answers a list of digits.');
      };
      dialog.append(
        createButton(pinPadAction.label, 'quiet', () => {
          fill().catch((error: unknown) => this.#problem(`pinPadAction.onClick failed: ${String(error)}`));
        }),
      );
    }
    dialog.append(
      keys,
      submit,
      createButton(word('cancel'), 'quiet', () => dialog.close()),
    );
    dialog.addEventListener('close', () => {
      if (this.#open?.dialog === dialog) this.#open = undefined;
      // "When accepted: the modal dismisses and triggers onDismissed": the pad is gone by now.
      tell(options.onDismissed, accepted ? { completed: true, pin } : { completed: false });
    });
    dialog.addEventListener('keydown', (event) => {
      if (/^\d$/.test(event.key)) void press(Number(event.key));
      else if (event.key === 'Backspace') void change(pin.slice(0, -1));
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void send();
    });
    this.#open = {
      dialog,
      async enter(digits) {
        if (!/^\d+$/.test(digits) || digits.length < least || digits.length > most)
          throw new Error(`The PIN pad wants ${least} to ${most} digits.`);
        pin = [];
        let sent: Promise<void> | undefined;
        for (const digit of digits) sent = press(Number(digit)) ?? sent;
        await (sent ?? send());
      },
    };
    showPin();
    dialog.showModal();
    for (const opened of this.#waiting.splice(0)) opened();
  }
}

/** Calls back into the sandbox, which may be gone by now. */
function tell<Value>(callback: ((value: Value) => unknown) | undefined, value: Value): void {
  const call = async () => callback?.(value);
  call().catch(() => undefined);
}
