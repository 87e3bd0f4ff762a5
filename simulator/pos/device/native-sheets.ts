// The two forms of POS's own order screen: what comes back, and what is paid.
import type { OrderFacts } from './order-facts.ts';
import type { NativeReturn } from './native-desk.ts';
import { createButton, createElement, createOverlay } from './overlay.ts';
import { word, type Word } from './words.ts';

/** What customers pay with at the till, as Shopify names gateways. */
const PAID_WITH = ['shopify_payments', 'cash', 'gift_card', 'shopify_store_credit'] as const;

export interface ReturnableLine {
  sku: string;
  title: string;
  returnable: number;
}

/** Asks what comes back, onto which tender, and what the customer takes instead, if anything (`instead`: barcode or SKU). */
export function askReturn(
  truth: OrderFacts,
  lines: readonly ReturnableLine[],
  submit: (asked: NativeReturn & { instead: string }) => Promise<void>,
): void {
  const sheet = openSheet(word('returnItems'), word('confirmReturn'));
  const counts = lines.map((line) => {
    const input = field('number', `${line.title} (${line.sku})`);
    input.min = '0';
    input.max = String(line.returnable);
    input.value = lines.length === 1 ? input.max : '0';
    return { line, input };
  });
  const tender = choice(refundTenders(truth));
  const instead = field('text', word('exchangeFor'));
  const rows = createElement('div', 'rows');
  rows.append(
    ...counts.map(({ line, input }) => labelled(`${line.title} · ${word('upTo')} ${line.returnable}`, input)),
  );
  sheet.content.append(rows, labelled(word('refundTo'), tender), labelled(word('exchangeFor'), instead));
  sheet.onSubmit(async () => {
    const chosen = counts
      .map(({ line, input }) => ({ sku: line.sku, quantity: Number(input.value) }))
      .filter(({ quantity }) => quantity > 0);
    if (chosen.length === 0) throw new Error(word('chooseItems'));
    await submit({
      lines: chosen,
      instead: instead.value.trim(),
      ...(tender.value === '' ? {} : { tender: tender.value }),
    });
  });
}

/** Asks how much of what is outstanding is paid now, in the customer's currency, and how. */
export function askPayment(
  truth: OrderFacts,
  submit: (amount: string, tender: string) => Promise<void>,
): void {
  const sheet = openSheet(word('collectPayment'), word('takePayment'));
  const amount = field('text', word('amount'));
  amount.inputMode = 'decimal';
  amount.value = truth.outstanding.presentment;
  const tender = choice(PAID_WITH.map((gateway) => [gateway, nameOf(gateway)]));
  sheet.content.append(
    labelled(`${word('amount')} (${truth.presentmentCurrency})`, amount),
    labelled(word('paidWith'), tender),
  );
  sheet.onSubmit(() => submit(amount.value.trim(), tender.value));
}

function openSheet(title: string, submitLabel: string) {
  const dialog = createOverlay('ask', title);
  const form = document.createElement('form');
  form.className = 'sheet';
  form.noValidate = true;
  const content = createElement('div', 'content');
  const message = createElement('p', 'message');
  message.setAttribute('role', 'alert');
  const submit = createButton(submitLabel, 'primary', () => undefined);
  submit.type = 'submit';
  const buttons = createElement('div', 'buttons');
  buttons.append(
    createButton(word('cancel'), 'plain', () => dialog.close()),
    submit,
  );
  form.append(createElement('h2', '', title), content, message, buttons);
  dialog.append(form);
  dialog.showModal();
  return {
    content,
    /** Stays open with the reason when it cannot be done. */
    onSubmit(act: () => Promise<void>) {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        submit.disabled = true;
        message.textContent = '';
        act().then(
          () => dialog.close(),
          (error: unknown) => {
            submit.disabled = false;
            message.textContent = error instanceof Error ? error.message : String(error);
          },
        );
      });
    },
  };
}

/** The original payments as they were; one of them alone; or store credit, for a customer. */
function refundTenders({ transactions, customerId }: OrderFacts): [string, string][] {
  const paid = transactions
    .filter(({ kind }) => kind === 'SALE' || kind === 'CAPTURE')
    .map(({ gateway }) => gateway);
  const gateways = [...new Set([...paid, ...(customerId === null ? [] : ['shopify_store_credit'])])];
  return [['', word('originalPayment')], ...gateways.map((each): [string, string] => [each, nameOf(each)])];
}

const GATEWAYS: Record<string, Word> = {
  shopify_payments: 'card',
  cash: 'cash',
  gift_card: 'giftCard',
  shopify_store_credit: 'storeCredit',
};

/** A gateway in POS's words; Shopify's own name for one that POS has no word for. */
export function nameOf(gateway: string): string {
  const known = GATEWAYS[gateway];
  return known ? word(known) : gateway.replace(/_/g, ' ');
}

function choice(options: readonly (readonly [value: string, text: string])[]): HTMLSelectElement {
  const select = document.createElement('select');
  for (const [value, text] of options) select.append(new Option(text, value));
  return select;
}

function field(type: string, label: string): HTMLInputElement {
  const input = document.createElement('input');
  input.type = type;
  input.setAttribute('aria-label', label);
  input.autocomplete = 'off';
  return input;
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  const label = createElement('label', 'labelled');
  label.append(createElement('span', '', text), control);
  return label;
}
