import { given } from '../given.ts';
import { checkNewCode, giftCardLimit } from './gift-cards.ts';
import { returnableQuantity } from './lines.ts';
import { type Bag, bagOf, NOTHING, scaled, share } from './money.ts';
import { amountOf, type MoneyInput, valueAll } from './outcome.ts';
import { handleOfLegacyReason } from './reasons.ts';
import type { FulfillmentLineRecord, OrderRecord, ReasonRecord, VariantRecord } from './records.ts';
import { Refused } from './refusals.ts';
import type { NewExchangeLine, NewReturnLine } from './return-records.ts';
import { find, type Store } from './store.ts';

export interface ReturnLineInput {
  fulfillmentLineItemId: string;
  quantity: number;
  restockingFee?: { percentage: number } | null;
  returnReason?: string | null;
  returnReasonDefinitionId?: string | null;
  returnReasonNote?: string | null;
  customerNote?: string | null;
}

export interface ExchangeLineInput {
  variantId?: string | null;
  quantity: number;
  giftCardCodes?: string[] | null;
  appliedDiscount?: {
    description?: string | null;
    value: { amount?: MoneyInput | null; percentage?: number | null };
  } | null;
}

/** `ReturnLineItem.returnReasonNote` and `customerNote`: "Maximum length: 255 characters", "… 300 characters". */
const NOTE_LENGTH = { returnReasonNote: 255, customerNote: 300 } as const;

/** Checks what is to come back; shared by `returnCalculate` and the mutations. */
export function checkReturnLines(
  store: Store,
  order: OrderRecord,
  inputs: readonly ReturnLineInput[],
  field: readonly string[],
): NewReturnLine[] {
  const asked = new Map<FulfillmentLineRecord, number>();
  const lines = inputs.map((input, index) => {
    const at = [...field, 'returnLineItems', index];
    const fulfillmentLine = find(store, 'FulfillmentLineItem', input.fulfillmentLineItemId);
    if (fulfillmentLine === undefined || fulfillmentLine.line.order !== order)
      throw new Refused('NOT_FOUND', [...at, 'fulfillmentLineItemId'], 'Fulfillment line item not found');
    if (input.quantity < 1)
      throw new Refused('GREATER_THAN', [...at, 'quantity'], 'Quantity must be greater than 0');
    const total = (asked.get(fulfillmentLine) ?? 0) + input.quantity;
    if (total > returnableQuantity(fulfillmentLine))
      throw new Refused('INVALID', [...at, 'quantity'], 'Quantity exceeds the quantity available to return');
    asked.set(fulfillmentLine, total);
    for (const [name, most] of Object.entries(NOTE_LENGTH))
      if ((input[name as keyof typeof NOTE_LENGTH] ?? '').length > most)
        throw new Refused('TOO_LONG', [...at, name], `Note is too long (maximum is ${most} characters)`);
    return { input, fulfillmentLine, reason: reasonOf(store, input, at) };
  });
  const values = valueAll(
    lines.map(({ input, fulfillmentLine }) => ({ line: fulfillmentLine.line, quantity: input.quantity })),
  );
  return lines.map(({ input, fulfillmentLine, reason }, index) => ({
    fulfillmentLine,
    quantity: input.quantity,
    reason,
    reasonNote: input.returnReasonNote ?? '',
    customerNote: input.customerNote ?? null,
    restockingFee: restockingFee(input, values[index]?.subtotal ?? NOTHING, [
      ...field,
      'returnLineItems',
      index,
    ]),
  }));
}

/** Checks a variant to be given instead; its price is the variant's, less an applied discount. */
export function checkExchangeLine(
  store: Store,
  order: OrderRecord,
  input: ExchangeLineInput,
  field: readonly (string | number)[],
): NewExchangeLine {
  const variant = !given(input.variantId) ? undefined : find(store, 'ProductVariant', input.variantId);
  if (variant === undefined) throw new Refused('NOT_FOUND', [...field, 'variantId'], 'Variant not found');
  if (input.quantity < 1)
    throw new Refused('GREATER_THAN', [...field, 'quantity'], 'Quantity must be greater than 0');
  const giftCardCodes = input.giftCardCodes ?? [];
  checkGiftCards(store, variant, giftCardCodes, input.quantity, field);
  const unitPrice = bagOf(variant.price, order.currencies);
  const discount = exchangeDiscount(order, input, share(unitPrice, input.quantity, 1), field);
  return {
    variant,
    quantity: input.quantity,
    unitPrice,
    discount,
    discountDescription: input.appliedDiscount?.description ?? null,
    giftCardCodes,
  };
}

/** A fee in the customer's currency, or null. */
export function checkShippingFee(
  order: OrderRecord,
  fee: { amount: MoneyInput } | null | undefined,
  field: readonly string[],
): Bag | null {
  if (!given(fee)) return null;
  const units = amountOf(order, fee.amount, [...field, 'returnShippingFee', 'amount']);
  if (units < 0)
    throw new Refused(
      'GREATER_THAN_OR_EQUAL_TO',
      [...field, 'returnShippingFee'],
      'Fee must not be negative',
    );
  return inBoth(order, units);
}

function reasonOf(
  store: Store,
  input: ReturnLineInput,
  field: readonly (string | number)[],
): ReasonRecord | null {
  if (given(input.returnReasonDefinitionId)) {
    const reason = find(store, 'ReturnReasonDefinition', input.returnReasonDefinitionId);
    if (reason === undefined)
      throw new Refused('NOT_FOUND', [...field, 'returnReasonDefinitionId'], 'Return reason not found');
    return reason;
  }
  if (!given(input.returnReason)) return null;
  // ReturnReason.OTHER: "For this value, a return reason note is also provided."
  if (input.returnReason === 'OTHER' && !input.returnReasonNote)
    throw new Refused('BLANK', [...field, 'returnReasonNote'], "Return reason note can't be blank");
  const handle = handleOfLegacyReason(input.returnReason);
  return store.reasons.find((reason) => reason.handle === handle) ?? null;
}

function restockingFee(
  input: ReturnLineInput,
  subtotal: Bag,
  field: readonly (string | number)[],
): { percentage: number; amount: Bag } | null {
  const percentage = input.restockingFee?.percentage;
  if (percentage === undefined) return null;
  if (percentage < 0 || percentage > 100)
    throw new Refused('INVALID', [...field, 'restockingFee'], 'Percentage must be between 0 and 100');
  return { percentage, amount: percent(subtotal, percentage) };
}

function exchangeDiscount(
  order: OrderRecord,
  input: ExchangeLineInput,
  whole: Bag,
  field: readonly (string | number)[],
): Bag {
  const value = input.appliedDiscount?.value;
  if (!given(value)) return NOTHING;
  const at = [...field, 'appliedDiscount', 'value'];
  if (given(value.percentage)) {
    if (value.percentage < 0 || value.percentage > 100)
      throw new Refused('INVALID', at, 'Percentage must be between 0 and 100');
    return percent(whole, value.percentage);
  }
  if (!given(value.amount)) return NOTHING;
  const units = amountOf(order, value.amount, at);
  if (units < 0 || units > whole.presentment)
    throw new Refused('INVALID', at, 'Discount must not exceed the price');
  return inBoth(order, units);
}

function checkGiftCards(
  store: Store,
  variant: VariantRecord,
  codes: readonly string[],
  quantity: number,
  field: readonly (string | number)[],
): void {
  const { isGiftCard } = variant.product;
  if (isGiftCard && store.file.shop.giftCardExchange === false)
    throw new Refused('INVALID', [...field, 'variantId'], 'Gift cards cannot be added as exchange items');
  if (isGiftCard && variant.price > giftCardLimit(store))
    throw new Refused('TOO_BIG', [...field, 'variantId'], "Price exceeds the shop's gift card limit");
  if (codes.length === 0) return;
  const at = [...field, 'giftCardCodes'];
  if (!isGiftCard) throw new Refused('INVALID', at, 'Variant is not a gift card');
  if (codes.length !== quantity)
    throw new Refused('WRONG_LENGTH', at, 'There must be one gift card code for each unit');
  codes.forEach((code, index) => {
    checkNewCode(store, code, at);
    if (codes.findIndex((other) => other.toLowerCase() === code.toLowerCase()) < index)
      throw new Refused('TAKEN', at, 'Code has already been taken');
  });
}

function percent(bag: Bag, percentage: number): Bag {
  return share(bag, Math.round(percentage * 1_000_000), 100_000_000);
}

/** An amount in the customer's currency with its worth in the shop's, by the order's own ratio. */
function inBoth(order: OrderRecord, presentment: number): Bag {
  const { shop, presentment: whole } = order.originalTotal;
  return { presentment, shop: whole === 0 ? presentment : scaled(presentment, shop, whole) };
}
