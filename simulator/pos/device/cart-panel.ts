// POS's own view of the cart: a column on a tablet, a screen of its own on a POS Go.
import type { Cart } from '@shopify/ui-extensions/point-of-sale';
import { iconPath } from './elements/icons.ts';
import { createButton, createElement } from './overlay.ts';
import { word } from './words.ts';

export interface CartPanelOptions {
  cart: Cart;
  currency: string;
  locale: string;
  customerName(id: number): string;
  remove(uuid: string): void;
  clear(): void;
}

/** Draws the cart's content: lines, customer, totals. */
export function drawCart({
  cart,
  currency,
  locale,
  customerName,
  remove,
  clear,
}: CartPanelOptions): HTMLElement[] {
  const money = (amount: string | number) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount));
  const title = createElement('header', 'cart-title');
  title.append(createElement('h2', '', word('cart')));
  if (cart.lineItems.length > 0) title.append(createButton(word('clearCart'), 'quiet', clear));
  if (cart.lineItems.length === 0 && !cart.customer) return [title, drawEmpty()];
  const lines = createElement('ul', 'lines');
  for (const { uuid, quantity, title: name = '', price = 0, discountAllocations } of cart.lineItems) {
    const item = createElement('li', '');
    const words = createElement('span', 'words', name);
    words.append(createElement('small', '', `${quantity} × ${money(price)}`));
    const off = Number(discountAllocations?.[0]?.allocatedAmount.amount ?? 0);
    const button = createButton('', 'remove', () => remove(uuid));
    button.append(drawIcon('x'));
    button.setAttribute('aria-label', `${word('remove')} ${name}`);
    item.append(words, createElement('span', 'amount', money(price * quantity - off)), button);
    lines.append(item);
  }
  const totals = createElement('dl', 'totals');
  const row = (name: string, value: string) =>
    totals.append(createElement('dt', '', name), createElement('dd', '', value));
  if (cart.customer) row(word('customer'), customerName(cart.customer.id));
  row(word('subtotal'), money(cart.subtotal));
  for (const { discountDescription = '' } of cart.cartDiscounts) row(word('discount'), discountDescription);
  row(word('tax'), money(cart.taxTotal));
  row(word('total'), money(cart.grandTotal));
  return [title, lines, totals];
}

/** How many units lie in the cart. */
export function unitsIn(cart: Cart): number {
  return cart.lineItems.reduce((units, { quantity }) => units + quantity, 0);
}

function drawEmpty(): HTMLElement {
  const empty = createElement('div', 'cart-empty');
  empty.append(drawIcon('cart'), createElement('p', '', word('cartEmpty')));
  empty.append(createElement('p', 'hint', word('cartHint')));
  return empty;
}

/** One of Shopify's icon names, drawn by us; hidden from assistive technology. */
export function drawIcon(type: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', iconPath(type));
  svg.append(path);
  return svg;
}
