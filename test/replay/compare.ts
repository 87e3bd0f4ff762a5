import {
  add,
  compare,
  isPositive,
  parseMoney,
  subtract,
  sum,
  toDecimal,
  zero,
  type Money,
} from '../../domain/money.ts';
import type { InventoryTruth, OrderTruth } from '../../simulator/admin/index.ts';
import { LEDGER_NAMES, type Job } from './jobs.ts';

export interface Comparison {
  readonly refunded: Money;
  /** How far the tenders are from what each should have got, all together. */
  readonly different: Money;
  /** What the shop holds that the credit note or drill does not say, in words; none when they agree. */
  readonly findings: string[];
}

/** Holds what the shop keeps after a return against what the credit note or drill says. */
export function compareWithLedger(
  job: Job,
  before: OrderTruth,
  after: OrderTruth,
  locationName: string,
): Comparison {
  const money = (amount: { shop: string }): Money => parseMoney(amount.shop, after.currency);
  const found: string[] = [];
  const mustBe = (what: string, wanted: string, is: string): void => {
    if (wanted !== is) found.push(`${what}: ${wanted} wanted, ${is} found`);
  };

  const cards = newGiftCards(before, after);
  const refunded = add(subtract(money(after.refunded), money(before.refunded)), cards);
  mustBe('total', toDecimal(job.total), toDecimal(refunded));
  const tenders = tendersSideBySide(job, newTransactions(before, after), cards);
  for (const [gateway, [wanted, is]] of tenders) mustBe(gateway, toDecimal(wanted), toDecimal(is));
  const different = sum(
    after.currency,
    [...tenders.values()].map(([wanted, is]) => distance(wanted, is)),
  );
  const credited = subtract(storeCreditOf(after), storeCreditOf(before));
  mustBe(
    'store credit',
    toDecimal(tenders.get(LEDGER_NAMES['store-credit'])?.[1] ?? zero(after.currency)),
    toDecimal(credited),
  );
  mustBe('outstanding', before.outstanding.shop, after.outstanding.shop);
  const shipping = subtract(money(after.shipping.refunded), money(before.shipping.refunded));
  mustBe('shipping', toDecimal(wantedShipping(job, before)), toDecimal(shipping));

  const known = new Set(before.returns.map(({ id }) => id));
  const returns = after.returns.filter(({ id }) => !known.has(id));
  mustBe('returns', '1 CLOSED', returns.map(({ status }) => `1 ${status}`).join(' and ') || 'none');
  const lines = returns.flatMap((orderReturn) => orderReturn.lines);
  mustBe('items', inWords(job.lines), inWords(lines));
  const restocked = lines.flatMap(({ sku, dispositions }) =>
    dispositions
      .filter(({ type, location }) => type === 'RESTOCKED' && location === locationName)
      .map(({ quantity }) => ({ sku, quantity })),
  );
  mustBe(`restocked at ${locationName}`, inWords(job.lines), inWords(restocked));
  const paidIn = subtract(money(after.paid), money(before.paid));
  const due = job.exchange?.due ?? zero(after.currency);
  mustBe('paid by the customer', toDecimal(due), toDecimal(paidIn));
  if (job.exchange) {
    const gives = inWords(job.exchange.gives);
    mustBe('given in exchange', gives, inWords(returns.flatMap(({ exchangeLines }) => exchangeLines)));
    const shipped = new Set(before.fulfillments.map(({ id }) => id));
    const handedOver = after.fulfillments.filter(
      ({ id, location }) => !shipped.has(id) && location === locationName,
    );
    mustBe(`handed over at ${locationName}`, gives, inWords(handedOver.flatMap((each) => each.lines)));
  }
  return { refunded, different: add(different, distance(due, paidIn)), findings: found };
}

/** Stock that is not what it was plus what came back and less what was given, by SKU. */
export function stockDifferences(
  jobs: readonly Job[],
  before: ReadonlyMap<string, InventoryTruth>,
  after: ReadonlyMap<string, InventoryTruth>,
  locationId: number,
): Map<string, string> {
  const found = new Map<string, string>();
  const cameBack = new Map<string, number>();
  for (const { sku, quantity } of jobs.flatMap((job) => job.lines)) {
    cameBack.set(sku, (cameBack.get(sku) ?? 0) + quantity);
  }
  for (const { sku, quantity } of jobs.flatMap(({ exchange }) => exchange?.gives ?? [])) {
    cameBack.set(sku, (cameBack.get(sku) ?? 0) - quantity);
  }
  for (const [sku, quantity] of cameBack) {
    for (const { id, name, available } of before.get(sku)?.locations ?? []) {
      const wanted = available + (id === locationId ? quantity : 0);
      const is = after.get(sku)?.locations.find((level) => level.id === id)?.available;
      if (is !== wanted) found.set(sku, `stock of ${sku} at ${name}: ${wanted} wanted, ${is} found`);
    }
  }
  return found;
}

function newTransactions(before: OrderTruth, after: OrderTruth): OrderTruth['transactions'] {
  const known = new Set(before.transactions.map(({ id }) => id));
  return after.transactions.filter(({ id }) => !known.has(id));
}

/** What gift cards hold that came about: enabled, and all of what they were issued with. */
function newGiftCards(before: OrderTruth, after: OrderTruth): Money {
  const known = new Set(before.giftCards.map(({ id }) => id));
  const fresh = after.giftCards.filter(
    ({ id, enabled, balance, initialValue }) => !known.has(id) && enabled && balance === initialValue,
  );
  return sum(
    after.currency,
    fresh.map(({ balance }) => parseMoney(balance, after.currency)),
  );
}

function storeCreditOf({ storeCredit, currency }: OrderTruth): Money {
  return sum(
    currency,
    storeCredit.map(({ amount }) => parseMoney(amount, currency)),
  );
}

/** Only refunds that succeeded count: a pending one is not paid. */
function tendersSideBySide(
  job: Job,
  transactions: OrderTruth['transactions'],
  cards: Money,
): Map<string, [wanted: Money, is: Money]> {
  const { currency } = cards;
  const refunds = transactions.filter(({ kind, status }) => kind === 'REFUND' && status === 'SUCCESS');
  const gateways = new Set([...job.tenders, ...refunds].map(({ gateway }) => gateway));
  if (isPositive(cards)) gateways.add(LEDGER_NAMES['gift-card']);
  return new Map(
    [...gateways].map((gateway) => [
      gateway,
      [
        job.tenders.find((tender) => tender.gateway === gateway)?.amount ?? zero(currency),
        gateway === LEDGER_NAMES['gift-card']
          ? cards
          : sum(
              currency,
              refunds
                .filter((refund) => refund.gateway === gateway)
                .map(({ amount }) => parseMoney(amount.shop, currency)),
            ),
      ],
    ]),
  );
}

function wantedShipping(job: Job, before: OrderTruth): Money {
  if (job.shipping === 'none') return zero(before.currency);
  if (job.shipping !== 'full') return job.shipping;
  const { price, refunded } = before.shipping;
  return subtract(parseMoney(price.shop, before.currency), parseMoney(refunded.shop, before.currency));
}

function inWords(lines: readonly { sku: string; quantity: number }[]): string {
  const units = new Map<string, number>();
  for (const { sku, quantity } of lines) units.set(sku, (units.get(sku) ?? 0) + quantity);
  return (
    [...units]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([sku, quantity]) => `${quantity} × ${sku}`)
      .join(', ') || 'nothing'
  );
}

/** Never negative. */
function distance(wanted: Money, is: Money): Money {
  return compare(wanted, is) >= 0 ? subtract(wanted, is) : subtract(is, wanted);
}
