import { maximumRefundable, refundableShipping } from '../ledger/balance.ts';
import { checkRefundLines, type RefundLineInput, suggestibleWith } from '../ledger/create-refund.ts';
import { checkDuties, type DutyInput, type DutyShare } from '../ledger/duties.ts';
import { currentQuantity } from '../ledger/lines.ts';
import { type Bag, minorUnits, minus, NOTHING, plus } from '../ledger/money.ts';
import {
  type ShippingShare,
  shippingPart,
  suggestPayments,
  transferFor,
  valueAll,
} from '../ledger/outcome.ts';
import type { OrderRecord } from '../ledger/records.ts';
import { Refused } from '../ledger/refusals.ts';
import { storeCreditRefusal } from '../ledger/store-credit.ts';
import type { Store } from '../ledger/store.ts';
import { GraphQLError } from 'graphql';
import { type Args, bagIn, gid } from './field.ts';
import { suggestedTransactionsOf } from './transactions.ts';
import { given } from '../given.ts';

/** `Order.suggestedRefund`: lines without a return, and shipping. No fees, no exchange. */
export function suggestedRefund(store: Store, order: OrderRecord, args: Args): unknown {
  const inputs =
    args['suggestFullRefund'] === true
      ? order.lines
          .filter((line) => currentQuantity(line) > 0)
          .map((line) => ({ lineItemId: gid(line), quantity: currentQuantity(line) }))
      : ((args['refundLineItems'] ?? []) as RefundLineInput[]);
  const lines = orFail(() =>
    checkRefundLines(store, order, inputs.map(withoutLocation), ['refundLineItems'], suggestibleWith, false),
  );
  const values = valueAll(lines);
  const shipping = shippingFrom(order, args);
  const bag = (amount: Bag): unknown => bagIn(order, amount);
  const sum = (amounts: Bag[]): Bag => (amounts.length === 0 ? NOTHING : plus(...amounts));
  const duties = orFail(() =>
    checkDuties(store, order, (args['refundDuties'] ?? []) as DutyInput[], lines, ['refundDuties']),
  );
  const goods = sum([...values.map(({ total }) => total), ...duties.map(({ amount }) => amount)]);
  const postage = order.taxesIncluded ? shipping.amount : plus(shipping.amount, shipping.tax);
  const amount = transferFor(order, plus(goods, postage));
  const toStoreCredit = args['refundMethodAllocation'] === 'STORE_CREDIT';
  return {
    amountSet: bag(amount),
    maximumRefundableSet: bag(maximumRefundable(order)),
    subtotalSet: bag(sum(values.map(({ subtotal }) => subtotal))),
    discountedSubtotalSet: bag(sum(values.map(({ subtotal }) => subtotal))),
    totalCartDiscountAmountSet: bag(
      sum(values.map(({ beforeDiscount, subtotal }) => minus(beforeDiscount, subtotal))),
    ),
    totalTaxSet: bag(plus(sum(values.map(({ tax }) => tax)), shipping.tax)),
    totalDutiesSet: bag(sum(duties.map(({ amount }) => amount))),
    refundDuties: duties.map(refundDuty),
    shipping: shippingRefund(order, shipping),
    refundLineItems: lines.map((line, index) => ({
      ...line,
      id: null,
      order,
      subtotal: values[index]?.subtotal ?? NOTHING,
      tax: values[index]?.tax ?? NOTHING,
      location: namedLocation(store, inputs[index]),
    })),
    suggestedTransactions: suggestedTransactionsOf(suggestPayments(order, toStoreCredit ? NOTHING : amount)),
    suggestedRefundMethods: toStoreCredit ? storeCreditMethods(store, order, amount) : [],
  };
}

/** Source of a `RefundDuty`. */
export function refundDuty({ duty, amount }: DutyShare): unknown {
  return { amountSet: bagIn(duty.line.order, amount), originalDuty: duty };
}

/** Source of a `ShippingRefund`. */
export function shippingRefund(order: OrderRecord, shipping: ShippingShare): unknown {
  return {
    amountSet: bagIn(order, shipping.amount),
    taxSet: bagIn(order, shipping.tax),
    maximumRefundableSet: bagIn(order, refundableShipping(order)),
  };
}

/** Source of the `SuggestedRefundMethod`s when everything goes to store credit; none where it cannot. */
export function storeCreditMethods(store: Store, order: OrderRecord, amount: Bag): unknown[] {
  if (amount.presentment <= 0 || storeCreditRefusal(store, order) !== null) return [];
  return [
    {
      type: 'SuggestedStoreCreditRefund',
      amount: bagIn(order, amount),
      maximumRefundable: bagIn(order, maximumRefundable(order)),
      expiresAt: null,
    },
  ];
}

/** Queries have no `userErrors`: what a mutation would refuse is an error here. */
export function orFail<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refused)
      throw new GraphQLError(error.message, {
        extensions: { code: 'BAD_REQUEST', field: error.refusal.field },
      });
    throw error;
  }
}

/** A suggestion does not need to know where goods will go. */
function withoutLocation(input: RefundLineInput): RefundLineInput {
  return {
    ...input,
    restockType: input.restockType === 'CANCEL' ? 'CANCEL' : 'NO_RESTOCK',
    locationId: null,
  };
}

function namedLocation(store: Store, input: RefundLineInput | undefined): unknown {
  return store.locations.find((location) => input?.locationId === gid(location)) ?? null;
}

function shippingFrom(order: OrderRecord, args: Args): ShippingShare {
  const left = refundableShipping(order).presentment;
  if (!given(args['shippingAmount']))
    return shippingPart(
      order,
      args['refundShipping'] === true || args['suggestFullRefund'] === true ? left : 0,
    );
  const units = minorUnits(String(args['shippingAmount']), order.currencies.presentment);
  if (units === undefined || units < 0 || units > left)
    throw new GraphQLError('shippingAmount exceeds the refundable shipping amount', {
      extensions: { code: 'BAD_REQUEST' },
    });
  return shippingPart(order, units);
}
