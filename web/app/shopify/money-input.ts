import { toDecimal, type Money } from '../../../domain/money.ts';
import type { MoneyInput } from './generated/admin.types.d.ts';

export function toMoneyInput(amount: Money): MoneyInput {
  return { amount: toDecimal(amount), currencyCode: amount.currency as MoneyInput['currencyCode'] };
}
