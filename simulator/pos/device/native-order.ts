// POS's own order screen, as far as an extension's customers meet it: what Shopify holds now, a return or an exchange, a payment.
import type { OrderFacts } from './order-facts.ts';
import type { NativeOrder } from '../device-config.ts';
import { lookUpVariant, type NativeDesk, type NativeLine } from './native-desk.ts';
import { createButton, createElement } from './overlay.ts';
import { askPayment, askReturn, nameOf } from './native-sheets.ts';
import { word, type Word } from './words.ts';

const SHOWN_LINES = 20;

export interface OrderScreenOptions {
  order: NativeOrder;
  desk: NativeDesk;
  locale: () => string;
  say(message: string): void;
  /** Where menu items of extensions appear; none over a modal. */
  menu?: HTMLElement;
}

/** The content of one order screen. `refresh` reads Shopify again. */
export class OrderScreen {
  readonly element = createElement('div', 'order-screen');
  readonly order: NativeOrder;
  readonly #options: OrderScreenOptions;

  constructor(options: OrderScreenOptions) {
    this.order = options.order;
    this.#options = options;
  }

  /** Settles when the order is drawn as Shopify has it at this moment. */
  async refresh(): Promise<void> {
    this.#draw(await this.#options.desk.truth(this.order.name));
  }

  #draw(truth: OrderFacts | undefined): void {
    const title = createElement('header', 'order-title');
    title.append(createElement('h1', '', `${word('order')} ${this.order.name}`));
    if (truth) {
      for (const status of [truth.financialStatus, truth.returnStatus]) {
        if (status !== 'NO_RETURN') title.append(createElement('span', 'pill', humanized(status)));
      }
    }
    const main = createElement('div', 'column');
    main.append(this.#lines(truth));
    const side = createElement('div', 'column');
    side.append(this.#facts(truth));
    if (truth) side.append(this.#actions(truth));
    if (this.#options.menu) side.append(card(word('moreActions'), this.#options.menu));
    if (truth && truth.transactions.length > 0) side.append(this.#payments(truth));
    const columns = createElement('div', 'order-columns');
    columns.append(main, side);
    this.element.replaceChildren(title, columns);
  }

  #lines(truth: OrderFacts | undefined): HTMLElement {
    const list = createElement('ul', 'lines');
    const lines = truth?.lines ?? this.order.lines.map((line) => ({ ...line, refunded: 0, returnable: 0 }));
    for (const { sku, quantity, refunded, returnable } of lines.slice(0, SHOWN_LINES)) {
      const item = createElement('li', '');
      const words = createElement('span', 'words', `${quantity} × ${this.#titleOf(sku)}`);
      words.append(createElement('small', '', sku));
      item.append(words);
      if (refunded > 0) item.append(createElement('span', 'pill', `${refunded} ${word('returned')}`));
      else if (truth && returnable === 0) item.append(createElement('span', 'pill', word('notReturnable')));
      list.append(item);
    }
    if (lines.length > SHOWN_LINES)
      list.append(createElement('li', 'more', `+ ${lines.length - SHOWN_LINES}`));
    return card(word('items'), list);
  }

  #facts(truth: OrderFacts | undefined): HTMLElement {
    const { order } = this;
    const facts: [Word, string][] = [
      ['customer', order.customer ?? word('noCustomer')],
      ['date', this.#date(order.processedAt)],
      ['total', this.#money(truth?.currentTotal.shop ?? order.total)],
    ];
    if (truth) {
      facts.push(['paid', this.#money(truth.paid.shop)]);
      if (Number(truth.refunded.shop) > 0) facts.push(['refunded', this.#money(truth.refunded.shop)]);
      const outstanding = Number(truth.outstanding.shop);
      if (outstanding > 0) facts.push(['outstanding', this.#money(truth.outstanding.shop)]);
      if (outstanding < 0) facts.push(['owedToCustomer', this.#money(String(-outstanding))]);
    }
    return card('', definitions(facts.map(([name, value]) => [word(name), value])));
  }

  #payments(truth: OrderFacts): HTMLElement {
    const rows = truth.transactions.map(({ kind, gateway, amount, status }): [string, string] => {
      const notes = [
        ...(kind === 'SALE' || kind === 'REFUND' ? [] : [humanized(kind)]),
        ...(status === 'SUCCESS' ? [] : [humanized(status)]),
      ];
      const name = nameOf(gateway) + (notes.length > 0 ? ` (${notes.join(', ')})` : '');
      return [name, this.#money(kind === 'REFUND' ? `-${amount.shop}` : amount.shop)];
    });
    return card(word('payments'), definitions(rows));
  }

  #actions(truth: OrderFacts): HTMLElement {
    const { desk, say } = this.#options;
    const actions = createElement('div', 'order-actions');
    const outstanding = Number(truth.outstanding.shop);
    if (outstanding > 0) {
      const collect = `${word('collectPayment')} ${this.#money(truth.outstanding.presentment, truth.presentmentCurrency)}`;
      actions.append(
        createButton(collect, 'primary', () =>
          askPayment(truth, async (amount, tender) => {
            await desk.payOutstanding(truth.name, amount, tender);
            say(word('paymentDone'));
          }),
        ),
      );
    }
    const returnable = truth.lines.filter((line) => line.returnable > 0);
    if (returnable.length > 0) {
      const lines = returnable.map((line) => ({ ...line, title: this.#titleOf(line.sku) }));
      actions.append(
        createButton(word('returnItems'), 'plain', () =>
          askReturn(truth, lines, async ({ instead, ...asked }) => {
            if (instead === '') await desk.returnNatively(truth.name, asked);
            else await desk.exchangeNatively(truth.name, { ...asked, newLines: [await soldAs(instead)] });
            say(word(instead === '' ? 'returnDone' : 'exchangeDone'));
          }),
        ),
      );
    }
    return actions;
  }

  #titleOf(sku: string): string {
    return this.order.lines.find((line) => line.sku === sku)?.title ?? sku;
  }

  #money(amount: string, currency = this.order.currency): string {
    return new Intl.NumberFormat(this.#options.locale(), { style: 'currency', currency }).format(
      Number(amount),
    );
  }

  #date(iso: string): string {
    return new Intl.DateTimeFormat(this.#options.locale(), { dateStyle: 'medium' }).format(new Date(iso));
  }
}

/** The one new item of an exchange, by what staff scanned or typed. */
async function soldAs(code: string): Promise<NativeLine> {
  const variant = (await lookUpVariant('barcode', code)) ?? (await lookUpVariant('sku', code));
  if (!variant) throw new Error(`${word('unknownItem')} ${code}`);
  return { sku: variant.sku, quantity: 1 };
}

/** `PARTIALLY_PAID` → "Partially paid". Shopify's own words stay English. */
function humanized(code: string): string {
  const text = code.replace(/_/g, ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function card(title: string, ...content: HTMLElement[]): HTMLElement {
  const section = createElement('section', 'card');
  if (title !== '') section.append(createElement('h2', '', title));
  section.append(...content);
  return section;
}

function definitions(rows: readonly (readonly [string, string])[]): HTMLElement {
  const list = createElement('dl', '');
  for (const [name, value] of rows)
    list.append(createElement('dt', '', name), createElement('dd', '', value));
  return list;
}
