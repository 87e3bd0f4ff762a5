/**
 * Shopify's search syntax, built so that what people scan and type stays a value and never becomes a query.
 * Source: shopify.dev, "Shopify API search syntax": a quoted phrase is one value; `\` escapes in it.
 */
export function term(field: string, value: string): string {
  return `${field}:${quoted(value)}`;
}

export function anyOf(terms: readonly string[]): string {
  return terms.join(' OR ');
}

/** All of these words, anywhere in the fields that a search without a field looks at. */
export function words(typed: string): string {
  return typed.split(/\s+/).filter(Boolean).map(quoted).join(' ');
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
