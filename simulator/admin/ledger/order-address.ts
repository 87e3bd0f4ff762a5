import { given } from '../given.ts';
import type { OrderRecord } from './records.ts';
import { Refused } from './refusals.ts';
import { find, type Store } from './store.ts';

/** `MailingAddressInput`, as far as an address is written with it. */
export interface AddressInput {
  firstName?: string | null;
  lastName?: string | null;
  address1?: string | null;
  address2?: string | null;
  zip?: string | null;
  city?: string | null;
  provinceCode?: string | null;
  countryCode?: string | null;
}

/**
 * `orderUpdate` with `shippingAddress` alone: "The new shipping address for the order. Overwrites the existing shipping address"
 * (https://shopify.dev/docs/api/admin-graphql/2026-07/input-objects/OrderInput).
 */
export function setShippingAddress(
  store: Store,
  { id, shippingAddress: address, ...others }: { id: string; shippingAddress?: AddressInput | null },
  at: string,
): OrderRecord {
  const order = find(store, 'Order', id);
  if (order === undefined) throw new Refused(null, ['id'], 'Order does not exist');
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new Refused(null, ['input', other], `The simulator does not model changing ${other}.`);
  if (!given(address)) return order;
  if (!address.address1 || !address.city || !address.countryCode)
    throw new Refused(null, ['shippingAddress'], "Shipping address isn't complete");
  const name = [address.firstName, address.lastName].filter(Boolean).join(' ');
  const town = [address.city, address.provinceCode, address.zip].filter(Boolean).join(' ');
  order.shippingAddress = [name, address.address1, address.address2, town, address.countryCode].filter(
    (line): line is string => Boolean(line),
  );
  order.updatedAt = at;
  return order;
}
