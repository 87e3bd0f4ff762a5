/** What people at a counter call an item; `variantTitle` only where it adds something. */
export interface ItemName {
  readonly title: string;
  readonly variantTitle: string | null;
}

/**
 * The name of a variant of a product. Shopify calls the only variant of a product "Default Title"; some shops give
 * their variants full names ("Parasol natural" of "Parasol black"), which then say it alone.
 */
export function itemName(productTitle: string, variantTitle: string | null | undefined): ItemName {
  if (!variantTitle || variantTitle === 'Default Title' || variantTitle === productTitle) {
    return { title: productTitle, variantTitle: null };
  }
  return isFullName(productTitle, variantTitle)
    ? { title: variantTitle, variantTitle: null }
    : { title: productTitle, variantTitle };
}

/** About as long as the product's title, and with two words of it: more than an option such as "Red / M". */
function isFullName(productTitle: string, variantTitle: string): boolean {
  const product = wordsOf(productTitle);
  const variant = wordsOf(variantTitle);
  const shared = variant.filter((word) => product.includes(word)).length;
  return shared >= 2 && variant.length >= product.length - 1;
}

function wordsOf(title: string): string[] {
  return title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
