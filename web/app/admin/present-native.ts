import type { NativeFacts, NativeGoods } from '../log/read-return.ts';
import { tenderName } from './present-log.ts';
import type { Reader } from './reader.ts';

/** What was made in Shopify's own screens, ready to be shown. */
export interface NativeView {
  readonly back: readonly NativeLine[];
  /** What the customer took instead. */
  readonly given: readonly NativeLine[];
  /** What the customer paid for it, such as "Visa •••• 4242: £3.78". */
  readonly collected: readonly string[];
}

export interface NativeLine {
  readonly title: string;
  readonly quantity: string;
}

export function presentNative({ back, given, collected }: NativeFacts, reader: Reader): NativeView {
  const line = ({ title, variantTitle, quantity }: NativeGoods): NativeLine => ({
    title: [title || reader.texts.page.unnamedItem, variantTitle].filter(Boolean).join(', '),
    quantity: reader.formats.count(quantity),
  });
  return {
    back: back.map(line),
    given: given.map(line),
    collected: collected.map(
      (payment) => `${tenderName(payment, reader.texts)}: ${reader.formats.money(payment.amount)}`,
    ),
  };
}
