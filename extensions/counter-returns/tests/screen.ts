// Reads and touches what an extension rendered, as Shopify's tester shows it: custom elements in a plain DOM.

type WithValue = HTMLElement & { value?: string; checked?: boolean };

/** Everything a person reads on the screen: headings and labels are attributes, texts are children. */
export function readScreen(): string {
  const attributes = ['heading', 'subheading', 'label', 'error', 'details'];
  const parts: string[] = [];
  const visit = (element: Element) => {
    for (const name of attributes) {
      const value = element.getAttribute(name) ?? (element as unknown as Record<string, unknown>)[name];
      if (typeof value === 'string' && value !== '') parts.push(value);
    }
    for (const child of element.childNodes) {
      if (child.nodeType === 3) parts.push(child.textContent ?? '');
      else if (child instanceof Element) visit(child);
    }
  };
  visit(document.body);
  return parts.join(' | ');
}

export function button(name: string): HTMLElement {
  const found = all('s-button, s-clickable').find((element) => element.textContent?.includes(name));
  if (!found) throw new Error(`No button "${name}" in: ${readScreen()}`);
  return found;
}

export function all(selector: string): WithValue[] {
  return [...document.body.querySelectorAll<WithValue>(selector)];
}

/** Whether a flag such as `disabled` is set. */
export function is(element: HTMLElement, flag: string): boolean {
  return element.hasAttribute(flag);
}

export function press(name: string): void {
  button(name).dispatchEvent(new Event('click', { bubbles: true }));
}

export function type(field: WithValue | undefined, value: string): void {
  if (!field) throw new Error('No such field');
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export function turn(field: WithValue | undefined, checked: boolean): void {
  if (!field) throw new Error('No such switch');
  field.checked = checked;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Waits until the screen says this: turns of the event loop, no clock. */
export async function until(text: string | RegExp): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    const screen = readScreen();
    if (typeof text === 'string' ? screen.includes(text) : text.test(screen)) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  throw new Error(`The screen never said ${String(text)}. It says: ${readScreen()}`);
}
