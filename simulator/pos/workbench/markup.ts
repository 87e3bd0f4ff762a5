type Child = Node | string;
type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

/** Makes an element: `on…` attributes are listeners, booleans are present or absent. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (typeof value === 'boolean') element.toggleAttribute(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** A labelled drop-down list. */
export function makeChoice(
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  onPick: (value: string) => void,
): HTMLLabelElement {
  const select = make(
    'select',
    { onchange: () => onPick(select.value) },
    ...options.map(([value, text]) => make('option', { value }, text)),
  );
  return make('label', { class: 'field' }, make('span', {}, label), select);
}
