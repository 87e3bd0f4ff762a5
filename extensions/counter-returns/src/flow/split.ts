import type { TenderAmount } from '../../../../domain/draft.ts';
import {
  compare,
  isPositive,
  money,
  parseMoney,
  subtract,
  sum,
  type Money,
} from '../../../../domain/money.ts';
import type { Plan, QuotedTender } from '../../../../domain/plan.ts';

/** What the cashier typed per tender, judged: amounts that fit and sum to the plan's total are a split. */
export interface TypedSplit {
  readonly fields: readonly TypedAmount[];
  /** What is still to be given out; negative when too much is. Null while a field cannot be read. */
  readonly missing: Money | null;
  /** Null until every field fits and nothing is missing. */
  readonly split: readonly TenderAmount[] | null;
}

export interface TypedAmount {
  readonly tender: QuotedTender;
  readonly text: string;
  /** Null when it is no amount of this currency. */
  readonly amount: Money | null;
  readonly fits: boolean;
}

export function judgeSplit(
  plan: Plan,
  tenders: readonly QuotedTender[],
  typed: readonly string[],
): TypedSplit {
  const fields = tenders.map((tender, index) => {
    const text = typed[index] || '';
    const amount = readAmount(text, plan.currency);
    return { tender, text, amount, fits: amount !== null && compare(amount, tender.ceiling) <= 0 };
  });
  const read = fields.flatMap(({ amount }) => amount || []);
  const missing = read.length < fields.length ? null : subtract(plan.total, sum(plan.currency, read));
  const fits = missing?.minor === 0 && fields.every((field) => field.fits);
  const split = fields.flatMap(({ tender: { parentId }, amount }) =>
    amount && isPositive(amount) ? [{ parentId, amount }] : [],
  );
  return { fields, missing, split: fits ? split : null };
}

/** An amount as people type it: a comma is a point, nothing is nothing. Null when it is no amount of this currency. */
export function readAmount(text: string, currency: string): Money | null {
  const plain = text.trim().replace(',', '.').replace(/\.$/, '');
  if (plain === '') return money(0, currency);
  try {
    const amount = parseMoney(plain.startsWith('.') ? `0${plain}` : plain, currency);
    return amount.minor < 0 ? null : amount;
  } catch {
    return null;
  }
}
