// What surrounds extensions on a device: POS's own frame, home screen, list of orders, and cart.
import type { DeviceConfig } from '../device-config.ts';
import { drawCart, drawIcon, unitsIn } from './cart-panel.ts';
import type { DeviceState } from './device-state.ts';
import { createButton, createElement } from './overlay.ts';
import { word } from './words.ts';

/** Places of the smart grid that are drawn. */
const FREE_PLACES = 8;

export type Place = 'home' | 'orders' | 'cart';

export interface HomeActions {
  showHome(): void;
  showOrders(): void;
  showCart(): void;
  /** Opens the order screen; answers false when there is no such order. */
  openOrder(name: string): Promise<boolean>;
  removeFromCart(uuid: string): void;
  clearCart(): void;
}

/** The frame of POS: who and where, navigation, and one place for the screen. */
export class Shell {
  readonly element = createElement('div', 'shell');
  readonly place = createElement('main', 'place');
  readonly grid = createElement('div', 'grid');
  readonly menu = createElement('div', 'menu');
  readonly #config: () => DeviceConfig;
  readonly #actions: HomeActions;
  readonly #cart = createElement('aside', 'cart');

  constructor(config: () => DeviceConfig, actions: HomeActions) {
    this.#config = config;
    this.#actions = actions;
  }

  /** Draws the frame anew, in the language and with the people of now. The place keeps its content. */
  draw(state: DeviceState, where: Place): void {
    const { live, facts } = state;
    const config = this.#config();
    const staff = config.staff.find((each) => each.id === live.staffMemberId);
    const location = config.locations.find((each) => each.id === live.locationId);
    const header = createElement('header', 'bar');
    const shop = createElement('div', 'shop');
    shop.append(
      createElement('strong', '', config.shop.name),
      createElement('span', '', location?.name ?? ''),
    );
    header.append(shop);
    if (!live.online) header.append(createElement('span', 'offline', word('offline')));
    const who = createElement('span', 'staff');
    who.append(drawIcon('person'), staff?.name ?? word('noStaff'));
    header.append(who);
    const parts: HTMLElement[] = [header, this.#navigation(state, where), this.place];
    this.#cart.setAttribute('aria-label', word('cart'));
    this.#cart.replaceChildren(...this.#cartContent(state));
    if (facts.isTablet) parts.push(this.#cart);
    this.element.replaceChildren(...parts);
  }

  /** While something covers it, nobody can reach the frame: not by touch, keyboard, or screen reader. */
  cover(covered: boolean): void {
    this.element.inert = covered;
    if (covered) this.element.setAttribute('aria-hidden', 'true');
    else this.element.removeAttribute('aria-hidden');
  }

  showHome(): void {
    const title = createElement('h1', 'visually-hidden', word('home'));
    const free = createElement('div', 'grid');
    free.setAttribute('aria-hidden', 'true');
    for (let slot = 0; slot < FREE_PLACES; slot += 1) free.append(createElement('div', 'slot'));
    const smartGrid = createElement('div', 'smart-grid');
    smartGrid.append(free, this.grid);
    this.place.replaceChildren(title, smartGrid);
  }

  showOrders(): void {
    const form = document.createElement('form');
    form.className = 'card find-order';
    const label = document.createElement('label');
    label.textContent = word('orderNumber');
    const input = document.createElement('input');
    input.id = 'order-number';
    input.placeholder = '#1001';
    input.autocomplete = 'off';
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

  /** The cart as a screen, where there is no room for a column. */
  showCart(): void {
    this.#cart.classList.toggle('alone', true);
    this.place.replaceChildren(createElement('h1', 'visually-hidden', word('cart')), this.#cart);
  }

  #cartContent({ live, customerNames }: DeviceState): HTMLElement[] {
    return drawCart({
      cart: live.cart,
      currency: this.#config().shop.currency,
      locale: live.locale,
      customerName: (id) => customerNames.get(id) ?? String(id),
      remove: (uuid) => this.#actions.removeFromCart(uuid),
      clear: () => this.#actions.clearCart(),
    });
  }

  #navigation({ facts, live }: DeviceState, where: Place): HTMLElement {
    const navigation = createElement('nav', 'navigation');
    navigation.setAttribute('aria-label', 'POS');
    const units = unitsIn(live.cart);
    const destinations: [Place, string, () => void][] = [
      ['home', 'home', () => this.#actions.showHome()],
      ['orders', 'order', () => this.#actions.showOrders()],
    ];
    if (!facts.isTablet) destinations.push(['cart', 'cart', () => this.#actions.showCart()]);
    for (const [place, icon, go] of destinations) {
      const button = createButton('', 'destination', go);
      button.append(drawIcon(icon), word(place) + (place === 'cart' && units > 0 ? ` (${units})` : ''));
      if (place === where) button.setAttribute('aria-current', 'page');
      navigation.append(button);
    }
    return navigation;
  }
}
