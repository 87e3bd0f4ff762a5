import type { TenderAmount } from '../../../../domain/draft.ts';
import { compare, money, parseMoney, subtract, sum, type Money } from '../../../../domain/money.ts';
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
  readonly problem: 'not-an-amount' | 'over-ceiling' | null;
}

export function judgeSplit(
  plan: Plan,
  tenders: readonly QuotedTender[],
  typed: readonly string[],
): TypedSplit {
  const amounts = tenders.map((_, index) => readAmount(typed[index] ?? '', plan.currency));
  const fields = tenders.map((tender, index) => {
    const amount = amounts[index] ?? null;
    const over = amount !== null && compare(amount, tender.ceiling) > 0;
    const problem = amount === null ? 'not-an-amount' : over ? 'over-ceiling' : null;
    return { tender, text: typed[index] ?? '', problem } as const;
  });
  const read = amounts.filter((amount) => amount !== null);
  const missing = read.length < amounts.length ? null : subtract(plan.total, sum(plan.currency, read));
  const fits = missing?.minor === 0 && fields.every(({ problem }) => problem === null);
  const split = tenders.flatMap(({ parentId }, index) => {
    const amount = amounts[index];
    return amount && amount.minor > 0 ? [{ parentId, amount }] : [];
  });
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
