import type { Locator } from 'playwright-core';
import { toDecimal, type Money } from '../../domain/money.ts';
import type { Till } from './till.ts';
import { literally, wordsOf, type Words } from './words.ts';

/** What a cashier holds in the hand. */
export interface Item {
  readonly barcode: string;
  readonly sku: string;
  readonly title: string;
}

/** A person at a till: each method does what the name says and waits until the device shows that it is done. */
export interface Cashier {
  readonly words: Words;
  /** Taps the tile on the home screen. */
  openReturns(): Promise<void>;
  /** Holds a receipt, or an item, under the scanner; what the device makes of it is for the caller to look at. */
  scan(code: string): Promise<void>;
  /** Scans a receipt that leads to one order, and waits for its items. */
  openOrder(code: string): Promise<void>;
  /** Scans an item of the order on screen, and types how many come back if it is more than one. */
  choose(item: Item, quantity: number): Promise<void>;
  /** Goes on to the plan. */
  review(): Promise<void>;
  /** Another order of the same customer: scans its receipt and waits for its items. */
  openAnotherOrder(code: string): Promise<void>;
  /** Goes on to what so many orders come to. */
  reviewAll(orders: number): Promise<void>;
  /** On the plan: this much of the shipping, or all of it. */
  refundShipping(amount?: Money | null): Promise<void>;
  /** Gives all of it as something new, in one tap; an order without a customer is given to the one with this e-mail address first. */
  giveAllAs(tender: 'gift-card' | 'store-credit', customerEmail: string): Promise<void>;
  /** The amount that the plan names. */
  amountShown(): Promise<string>;
  /** Taps the one button that pays, and waits until the device says what became of it. */
  confirm(): Promise<void>;
  /** Taps the button that has this text of the extension. */
  tap(key: string, facts?: Facts): Promise<void>;
  /** Waits until this text of the extension stands on screen. */
  sees(key: string, facts?: Facts): Promise<void>;
  /** Waits until the device says what became of the refund. */
  seesTheEnd(): Promise<void>;
  /** Everything on screen that a person reads. */
  reads(): Promise<string>;
  nextCustomer(): Promise<void>;
}

type Facts = Readonly<Record<string, string | number>>;

/** Typing beats scanning from this many on. */
const SCAN_UP_TO = 2;
/** Nobody scans the same thing twice any faster; POS may deliver one scan twice, though. */
const SAME_AGAIN_MS = 400;

export function cashierAt(till: Till): Cashier {
  const { page } = till;
  const words = wordsOf(till.locale);
  const heading = (key: string): Locator => page.getByRole('heading', { name: words.pattern(key) });
  const button = (key: string): Locator => page.getByRole('button', { name: words.pattern(key) });
  const scan = async (code: string): Promise<void> => till.sim('scan', code);

  /** The chosen line of the order; its condition and its stepper are in it. */
  const lineOf = ({ sku }: Item): Locator =>
    page
      .locator('s-section')
      .filter({ has: button('items.condition').or(button('items.details')).or(button('begun.details')) })
      .filter({ has: page.getByText(new RegExp(`(^| · )${literally(sku)} · `)) });

  const chooseLine = async (item: Item, quantity: number): Promise<void> => {
    const line = lineOf(item);
    const amount = line.getByRole('spinbutton');
    // An order of one item comes with it chosen.
    if (!(await line.isVisible())) await scan(item.barcode);
    await line.waitFor();
    if ((await amount.inputValue()) === String(quantity)) return;
    if (quantity <= SCAN_UP_TO) {
      await page.waitForTimeout(SAME_AGAIN_MS);
      await scan(item.barcode);
    } else {
      await amount.fill(String(quantity));
      await amount.blur();
    }
  };

  let units = 0;
  return {
    words,
    scan,
    async openReturns() {
      await page.getByRole('button', { name: new RegExp(literally(words.text('tile.heading'))) }).click();
      await heading('find.heading').waitFor();
    },
    async openOrder(code) {
      await scan(code);
      await heading('items.heading').waitFor();
      units = 0;
    },
    async choose(item, quantity) {
      await chooseLine(item, quantity);
      units += quantity;
      await page.getByText(words.counted('items.chosen', units), { exact: true }).waitFor();
    },
    async review() {
      await button('items.review').click();
      await heading('plan.heading').waitFor();
    },
    async openAnotherOrder(code) {
      await button('visit.add').click();
      await heading('visit.another').waitFor();
      await scan(code);
      await heading('items.heading').waitFor();
      units = 0;
    },
    async reviewAll(orders) {
      await page.getByRole('button', { name: words.counted('visit.reviewAll', orders) }).click();
      await heading('plan.heading').waitFor();
    },
    async refundShipping(amount = null) {
      const before = await heading('plan.heading').innerText();
      if (amount === null) {
        await page.getByRole('switch', { name: words.text('plan.shipping') }).click();
      } else {
        await button('plan.shippingOther').click();
        await page
          .getByRole('spinbutton', { name: words.pattern('plan.shippingField') })
          .fill(toDecimal(amount));
        await button('plan.applyOne').click();
      }
      await page
        .getByRole('heading', { name: words.pattern('plan.heading') })
        .filter({ hasNotText: before })
        .waitFor();
    },
    async giveAllAs(tender, customerEmail) {
      if (tender === 'gift-card') {
        await button('plan.asGiftCard').click();
        await page.getByText(words.text('plan.payout.new_gift_card')).waitFor();
        return;
      }
      const add = button('plan.customer.add');
      await button('plan.asStoreCredit').or(add).first().waitFor();
      if (await add.isVisible()) {
        await add.click();
        await page.getByRole('searchbox').fill(customerEmail);
        await button('find.search').click();
        await page.getByText(customerEmail).last().click();
        await button('plan.customer.confirm').click();
      } else {
        await button('plan.asStoreCredit').click();
      }
      await page.getByText(words.text('plan.payout.new_store_credit')).waitFor();
    },
    amountShown: () => heading('plan.heading').innerText(),
    async confirm() {
      await button('plan.confirm').click();
      await button('done.next').waitFor();
    },
    tap: (key, facts) => page.getByRole('button', { name: words.pattern(key, facts) }).click(),
    sees: (key, facts) => page.getByText(words.pattern(key, facts)).first().waitFor(),
    seesTheEnd: () => button('done.next').waitFor(),
    reads: async () => (await till.sim<{ text: string }>('screen')).text,
    async nextCustomer() {
      await button('done.next').click();
      await heading('find.heading').waitFor();
    },
  };
}

/** True when the text names this amount, whatever kind of blanks it is written with. */
export function names(text: string, words: Words, amount: Money): boolean {
  return new RegExp(`(^|[^\\d.,])${literally(words.amount(amount))}($|[^\\d])`).test(text);
}
