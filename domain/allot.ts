import { money, type Money } from './money.ts';

/** An amount shared out by weights, every minor unit of it: what does not divide goes to the first of those that have any weight. */
export function allot<C extends string>(amount: Money<C>, weights: readonly number[]): Money<C>[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole <= 0) return weights.map(() => money(0, amount.currency));
  const shares = weights.map((weight) => Math.floor((amount.minor * weight) / whole));
  let left = amount.minor - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, place) => {
    const more = left > 0 && (weights[place] ?? 0) > 0 ? 1 : 0;
    left -= more;
    return money(share + more, amount.currency);
  });
}
