// Shopify's scale, in our pixels: Shopify publishes the names, not the sizes.
const SPACE: Record<string, string> = {
  none: '0',
  'small-500': '2px',
  'small-400': '4px',
  'small-300': '6px',
  'small-200': '8px',
  'small-100': '10px',
  small: '12px',
  base: '16px',
  large: '20px',
  'large-100': '24px',
  'large-200': '28px',
  'large-300': '32px',
  'large-400': '40px',
  'large-500': '48px',
};

/** `base small` → `16px 12px`; empty for an unset value. */
export function space(value: unknown): string {
  return typeof value === 'string' && value !== ''
    ? value
        .split(' ')
        .map((word) => SPACE[word] ?? '0')
        .join(' ')
    : '';
}

/** A size of Shopify's (`12px`, `50%`, `0`, `auto`, `none`) is a CSS size too. */
export function size(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const BOX: [string, string, (value: unknown) => string][] = [
  ['blockSize', 'block-size', size],
  ['inlineSize', 'inline-size', size],
  ['maxBlockSize', 'max-block-size', size],
  ['maxInlineSize', 'max-inline-size', size],
  ['minBlockSize', 'min-block-size', size],
  ['minInlineSize', 'min-inline-size', size],
  ['padding', 'padding', space],
  ['paddingBlock', 'padding-block', space],
  ['paddingBlockStart', 'padding-block-start', space],
  ['paddingBlockEnd', 'padding-block-end', space],
  ['paddingInline', 'padding-inline', space],
  ['paddingInlineStart', 'padding-inline-start', space],
  ['paddingInlineEnd', 'padding-inline-end', space],
];

/** Applies the box attributes (sizes, padding) to an element's style. */
export function applyBox(style: CSSStyleDeclaration, read: (name: string) => unknown): void {
  for (const [name, property, translate] of BOX) style.setProperty(property, translate(read(name)));
}
