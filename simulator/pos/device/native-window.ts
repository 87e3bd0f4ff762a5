import { drawIcon } from './cart-panel.ts';
import { createButton, createElement } from './overlay.ts';
import { word } from './words.ts';

/** A screen of POS's own over an extension's modal, with a way back. `onLeave` is called when staff go back. */
export function openNativeWindow(content: HTMLElement, onLeave: () => void): void {
  const native = createElement('section', 'modal-window native');
  native.setAttribute('role', 'dialog');
  native.setAttribute('aria-label', word('nativeScreen'));
  const back = createButton('', 'leave', () => {
    native.remove();
    onLeave();
  });
  back.append(drawIcon('arrow-left'));
  back.setAttribute('aria-label', word('back'));
  const body = createElement('div', 'screens place');
  body.append(content);
  native.append(back, body);
  document.body.append(native);
}
