// Reads what is on screen the way a person would: shadow roots and slots flattened, hidden parts left out.

/** The visible words, one line for each block of text or control. */
export function visibleText(root: Element): string {
  return flatten(root)
    .map((part) => part.text)
    .filter((text) => text !== '')
    .join('\n');
}

/** The visible structure, one line each: `button "Save" (disabled)`, `textbox "Order" = "1042"`, `text "Hello"`. */
export function outline(root: Element): string[] {
  return flatten(root)
    .filter((part) => part.text !== '' || part.role !== 'text')
    .map((part) => [part.role, `"${part.text}"`, ...part.notes].join(' '));
}

interface Part {
  role: string;
  text: string;
  notes: string[];
}

const CONTROLS: Record<string, string> = { button: 'button', input: 'textbox', textarea: 'textbox' };

function flatten(root: Element): Part[] {
  const parts: Part[] = [];
  let line = '';
  const endLine = () => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text) parts.push({ role: 'text', text, notes: [] });
    line = '';
  };
  const visit = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) line += node.textContent ?? '';
    if (!(node instanceof Element) || node.localName === 'style' || !isShown(node)) return;
    const control = CONTROLS[node.localName];
    if (control && node instanceof HTMLElement) {
      endLine();
      parts.push(describeControl(node, control));
      return;
    }
    const block = getComputedStyle(node).display !== 'inline' && node.localName !== 'slot';
    if (block) endLine();
    const heading = /^h[1-3]$/.test(node.localName);
    const before = parts.length;
    for (const child of childrenOf(node)) visit(child);
    if (block) endLine();
    const made = parts[before];
    if (heading && made) made.role = 'heading';
  };
  visit(root);
  endLine();
  return parts;
}

/** A slot has no box of its own, yet its content shows: so not checkVisibility(). Ancestors were asked on the way down. */
function isShown(element: Element): boolean {
  const { display, visibility } = getComputedStyle(element);
  return display !== 'none' && visibility !== 'hidden';
}

function childrenOf(node: Element): Node[] {
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes({ flatten: true });
    return assigned.length > 0 ? assigned : [...node.childNodes];
  }
  return [...(node.shadowRoot ?? node).childNodes];
}

function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (!(node instanceof Element) || !isShown(node)) return '';
  return childrenOf(node).map(textOf).join(' ');
}

function describeControl(control: HTMLElement, role: string): Part {
  const notes: string[] = [];
  if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)) {
    role = control.getAttribute('role') ?? control.type;
    if (control.checked) notes.push('(checked)');
  } else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    role = control.getAttribute('role') ?? (control.type === 'search' ? 'searchbox' : role);
    notes.push(`= "${control.value}"`);
  } else {
    role = control.getAttribute('role') ?? role;
    if (control.getAttribute('aria-selected') === 'true') notes.push('(selected)');
  }
  if ('disabled' in control && control.disabled === true) notes.push('(disabled)');
  const label = control.getAttribute('aria-label') ?? labelOf(control);
  return { role, text: label.replace(/\s+/g, ' ').trim(), notes };
}

function labelOf(control: HTMLElement): string {
  const label =
    'labels' in control ? (control.labels as NodeListOf<HTMLLabelElement> | null)?.[0] : undefined;
  return textOf(label ?? control);
}
