// What surrounds extensions on a device: POS's own home screen and order screen, as far as extensions meet them.
import type { DeviceConfig, NativeOrder } from '../device-config.ts';
import type { DeviceState } from './device-state.ts';
import { createButton, createElement } from './overlay.ts';
import { word } from './words.ts';

export interface HomeActions {
  showHome(): void;
  showOrders(): void;
  /** Opens the order screen; answers false when there is no such order. */
  openOrder(name: string): Promise<boolean>;
}

/** The frame of POS: who and where, navigation, and one place for the screen. */
export class Shell {
  readonly element = createElement('div', 'shell');
  readonly place = createElement('main', 'place');
  readonly grid = createElement('div', 'grid');
  readonly menu = createElement('div', 'menu');
  readonly #config: DeviceConfig;
  readonly #actions: HomeActions;

  constructor(config: DeviceConfig, actions: HomeActions) {
    this.#config = config;
    this.#actions = actions;
  }

  /** Draws the frame anew, in the language and with the people of now. The place keeps its content. */
  draw(state: DeviceState, where: 'home' | 'orders'): void {
    const { live, facts } = state;
    const staff = this.#config.staff.find((each) => each.id === live.staffMemberId);
    const location = this.#config.locations.find((each) => each.id === live.locationId);
    const header = createElement('header', 'bar');
    const shop = createElement('div', 'shop');
    shop.append(
      createElement('strong', '', this.#config.shop.name),
      createElement('span', '', location?.name ?? ''),
    );
    header.append(shop);
    if (!live.online) header.append(createElement('span', 'offline', word('offline')));
    header.append(createElement('span', 'staff', staff?.name ?? word('noStaff')));
    const navigation = createElement('nav', 'navigation');
    navigation.setAttribute('aria-label', 'POS');
    for (const [name, action] of [
      ['home', () => this.#actions.showHome()],
      ['orders', () => this.#actions.showOrders()],
    ] as const) {
      const button = createButton(word(name), 'destination', action);
      if (name === where) button.setAttribute('aria-current', 'page');
      navigation.append(button);
    }
    const parts: HTMLElement[] = [header, navigation, this.place];
    if (facts.isTablet) parts.push(drawCart());
    this.element.replaceChildren(...parts);
  }

  showHome(): void {
    const title = createElement('h1', 'visually-hidden', word('home'));
    this.place.replaceChildren(title, this.grid);
  }

  showOrders(): void {
    const form = document.createElement('form');
    form.className = 'card find-order';
    const label = document.createElement('label');
    label.textContent = word('orderNumber');
    const input = document.createElement('input');
    input.id = 'order-number';
    label.htmlFor = input.id;
    const open = createButton(word('openOrder'), 'primary', () => undefined);
    open.type = 'submit';
    const message = createElement('p', 'message');
    message.setAttribute('role', 'alert');
    form.append(label, input, open, message);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#actions.openOrder(input.value).then((found) => {
        message.textContent = found ? '' : word('orderNotFound');
      });
    });
    this.place.replaceChildren(createElement('h1', '', word('orders')), form);
  }

  /** The order screen. `this.menu` is where menu items of extensions appear. */
  showOrder(order: NativeOrder, locale: string): void {
    this.place.replaceChildren(...drawOrder(order, locale, this.menu));
  }
}

function drawCart(): HTMLElement {
  const cart = createElement('aside', 'cart');
  cart.setAttribute('aria-label', word('cart'));
  cart.append(createElement('h2', '', word('cart')), createElement('p', '', word('cartEmpty')));
  return cart;
}

/** The native order screen's content; also what `navigate('shopify:point-of-sale/orders/ID')` shows. */
export function drawOrder(order: NativeOrder, locale: string, menu?: HTMLElement): HTMLElement[] {
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: order.currency });
  const card = createElement('div', 'card order');
  const facts = createElement('dl', '');
  for (const [name, value] of [
    [word('customer'), order.customer ?? word('noCustomer')],
    [
      word('date'),
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(order.processedAt)),
    ],
    [word('total'), money.format(Number(order.total))],
  ] as const) {
    facts.append(createElement('dt', '', name), createElement('dd', '', value));
  }
  const lines = createElement('ul', 'lines');
  for (const line of order.lines) lines.append(createElement('li', '', `${line.quantity} × ${line.title}`));
  if (order.lineCount > order.lines.length)
    lines.append(createElement('li', 'more', `+ ${order.lineCount - order.lines.length}`));
  card.append(facts, lines);
  const parts = [createElement('h1', '', `${word('order')} ${order.name}`), card];
  if (menu) {
    const section = createElement('section', 'card');
    section.append(createElement('h2', '', word('moreActions')), menu);
    parts.push(section);
  }
  return parts;
}
