import { COLLECT_ROUTES, type CollectRoute } from '../../../domain/exchange-plan.ts';
import { toDecimal, type Money } from '../../../domain/money.ts';
import type { ExchangeBonus, ExchangePolicy } from '../../../domain/policy.ts';
import type { Field, FieldError } from './policy-form.ts';

/** The fields of the policy's form that are about exchanges. */
export const EXCHANGE_FIELDS = [
  'evenSwap',
  'bonus',
  'bonusMost',
  'discountPercent',
  'exchangeFees',
  'collect1',
  'collect2',
  'collect3',
  'collect4',
  'collect5',
  'dueDays',
] as const;
export type ExchangeField = (typeof EXCHANGE_FIELDS)[number];

/** In the order in which the ways are offered. */
export const COLLECT_FIELDS = ['collect1', 'collect2', 'collect3', 'collect4', 'collect5'] as const;
export const EVEN_SWAPS = ['offered', 'not_offered'] as const;
export const EXCHANGE_FEES = ['waived', 'taken'] as const;
export const NO_ROUTE = '';

const MOST_DUE_DAYS = 90;

/** What the form's own reading of a field offers. */
export interface FieldReader {
  readonly text: (field: Field) => string;
  readonly wrong: (field: Field, error: FieldError) => null;
  readonly choice: <T extends string>(field: Field, of: readonly T[], otherwise: T) => T;
  readonly amount: (field: Field) => Money | null;
}

export function exchangeAnswers({
  evenSwap,
  bonus,
  discountPercent,
  feesWaived,
  collect,
  dueDays,
}: ExchangePolicy): Record<ExchangeField, readonly string[]> {
  const [collect1, collect2, collect3, collect4, collect5] = COLLECT_FIELDS.map((_, place) => [
    collect[place] ?? NO_ROUTE,
  ]) as [string[], string[], string[], string[], string[]];
  return {
    evenSwap: [evenSwap ? 'offered' : 'not_offered'],
    bonus: [bonus ? bonusInWords(bonus) : ''],
    bonusMost: [bonus?.most ? toDecimal(bonus.most) : ''],
    discountPercent: [discountPercent === 0 ? '' : String(discountPercent)],
    exchangeFees: [feesWaived ? 'waived' : 'taken'],
    collect1,
    collect2,
    collect3,
    collect4,
    collect5,
    dueDays: [String(dueDays)],
  };
}

export function readExchange(reader: FieldReader): ExchangePolicy {
  const { text, wrong, choice } = reader;
  const typedDays = text('dueDays');
  const days = /^\d{1,2}$/.test(typedDays) ? Number(typedDays) : 0;
  if (days < 1 || days > MOST_DUE_DAYS) wrong('dueDays', 'DUE_DAYS');
  return {
    evenSwap: choice('evenSwap', EVEN_SWAPS, 'offered') === 'offered',
    bonus: readBonus(reader),
    discountPercent:
      text('discountPercent') === ''
        ? 0
        : (percentIn(text('discountPercent')) ?? wrong('discountPercent', 'PERCENT') ?? 0),
    feesWaived: choice('exchangeFees', EXCHANGE_FEES, 'waived') === 'waived',
    collect: readRoutes(reader),
    dueDays: days,
  };
}

/** A percentage such as "10 %", or an amount in the shop's own currency. */
function readBonus({ text, wrong, amount }: FieldReader): ExchangeBonus | null {
  const typed = text('bonus');
  const most = amount('bonusMost');
  if (typed === '') return null;
  if (typed.endsWith('%')) {
    const percent = percentIn(typed.slice(0, -1).trim());
    return percent === null ? wrong('bonus', 'BONUS') : { amount: { percent }, most };
  }
  const fixed = amount('bonus');
  return fixed && { amount: fixed, most };
}

function readRoutes({ choice, wrong }: FieldReader): CollectRoute[] {
  const routes = COLLECT_FIELDS.flatMap((field) => {
    const route = choice<CollectRoute | ''>(field, [...COLLECT_ROUTES, NO_ROUTE], NO_ROUTE);
    return route === NO_ROUTE ? [] : [{ field, route }];
  });
  const again = routes.find(({ route }, place) => routes.findIndex((each) => each.route === route) < place);
  if (again) wrong(again.field, 'ROUTE_TWICE');
  return routes.map(({ route }) => route);
}

function percentIn(typed: string): number | null {
  const plain = typed.replace(',', '.');
  const percent = Number(plain);
  return /^\d{1,3}(\.\d{1,2})?$/.test(plain) && percent > 0 && percent <= 100 ? percent : null;
}

function bonusInWords({ amount }: ExchangeBonus): string {
  return 'percent' in amount ? `${amount.percent}%` : toDecimal(amount);
}
