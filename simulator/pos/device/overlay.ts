/** Makes a dialog of POS's own that covers the device. The caller shows it, fills it, and closes it. */
export function createOverlay(className: string, label: string): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = `overlay ${className}`;
  dialog.setAttribute('aria-label', label);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  return dialog;
}

/** A button of POS's own. */
export function createButton(text: string, className: string, onPress: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.textContent = text;
  button.addEventListener('click', onPress);
  return button;
}

export function createElement(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
