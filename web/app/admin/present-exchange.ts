import { isPositive, subtract, zero } from '../../../domain/money.ts';
import type { Plan } from '../../../domain/plan.ts';
import type { Reader } from './reader.ts';

/** Goods given for what came back and what the customer pays for them, as label and amount; none where nothing was given. */
export function presentExchange(
  { exchange, cart, due, currency }: Plan,
  { texts: { page }, formats }: Reader,
): [string, string][] {
  if (cart)
    return cart.lines.map(({ title, quantity }) => [page.soldInCart(formats.count(quantity), title), '']);
  if (!exchange) return [];
  const given = exchange.lines.map(
    ({ title, variantTitle, quantity, value, replacement }): [string, string] => {
      const name = variantTitle ? `${title}, ${variantTitle}` : title;
      const label = replacement ? page.replaced : page.givenInExchange;
      return [label(formats.count(quantity), name), formats.money(subtract(zero(currency), value))];
    },
  );
  return isPositive(due) ? [...given, [page.customerPays, formats.money(due)]] : given;
}
