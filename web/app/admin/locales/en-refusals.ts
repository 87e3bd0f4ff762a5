import { enExchangeRefusals } from './en-exchange-refusals.ts';
import { refusalInWords, type RefusalTexts } from './refusals.ts';

const ENDED = { CLOSED: 'been finished', DECLINED: 'been declined', CANCELED: 'been cancelled' } as const;
const DECLINE_REASONS = {
  FINAL_SALE: 'final sale',
  RETURN_PERIOD_ENDED: 'the return period has ended',
  OTHER: 'another reason',
} as const;

export const enRefusals: RefusalTexts = {
  ...enExchangeRefusals,
  LINE_NOT_FULFILLED: ({ unfulfilled }, { count }) =>
    `Not handed over or shipped yet (${count(unfulfilled)} unfulfilled).`,
  LINE_NOTHING_LEFT: ({ ordered }, { count }) =>
    ordered === 1 ? 'It has come back already.' : `All ${count(ordered)} have come back already.`,
  LINE_GIFT_CARD: () => 'Gift cards cannot come back: the code could still be spent.',
  LINE_LATE: ({ until }, { day }) => `Too late: the last day was ${day(until)}.`,
  LINE_FINAL_SALE: ({ tag }) => `Sold for good: it is tagged “${tag}”.`,
  ORDER_CANCELLED: ({ at }, { dateTime }) => `The order was cancelled on ${dateTime(new Date(at))}.`,
  ORDER_AUTHORIZED: ({ amount }, { money }) =>
    `Nothing had been taken from the customer: ${money(amount)} was only held. Capture it or cancel the order in Shopify.`,
  ORDER_PARTLY_HELD: ({ amount }, { money }) =>
    `${money(amount)} of the order was only held. Capture it or cancel the order in Shopify.`,
  SALE_AUTHORIZED: ({ amount }, { money }) =>
    `The sale was so fresh that ${money(amount)} was only held. It is taken by itself within about a quarter of an hour.`,
  AUTHORIZED_PART: ({ amount }, { money }) =>
    `Nothing had been taken from the customer: only the whole order could be cancelled, and the hold of ${money(amount)} released.`,
  NOT_WAITING_HERE: ({ title, units }, { count }) =>
    `${count(units)} × ${title} could not be cancelled: sent or cancelled meanwhile, or with a fulfilment service.`,
  ONLY_IN_SHOPIFY: ({ tender }) => `Paid with ${tender}: only Shopify’s own screens can refund it.`,
  RETURN_OPEN: ({ returnName }) => `Return ${returnName} of this order is still open.`,
  RETURN_REQUESTED: ({ returnName }) => `The customer has asked online for return ${returnName}.`,
  RETURN_ENDED: ({ returnName, status }) =>
    `${returnName === null ? 'The return' : `Return ${returnName}`} had ${status === null ? 'ended' : ENDED[status]} before it could be gone on with.`,
  RETURN_HAS_EXCHANGE: ({ returnName }) =>
    `Return ${returnName} asks for other goods in exchange: only Shopify’s own screens hand those out.`,
  RETURN_CHANGED: ({ returnName }) => `Return ${returnName} was changed elsewhere after the plan was made.`,
  REQUEST_DECLINING: ({ returnName, reason }) =>
    `Request ${returnName} is being declined (${DECLINE_REASONS[reason]}); Shopify has not confirmed it yet.`,
  REQUEST_DECLINED: ({ returnName, reason }) =>
    `The customer’s request ${returnName} was declined: ${DECLINE_REASONS[reason]}.`,
  REQUEST_NOT_DECLINED: ({ returnName, message }) =>
    `Shopify did not decline the customer’s request ${returnName}: ${message}`,
  NOTHING_CHOSEN: () => 'Nothing was chosen to come back.',
  LINE_UNKNOWN: () => 'An item is not, or no longer, on this order.',
  QUANTITY_ABOVE_LEFT: ({ title, asked, left }, { count }) =>
    `${title}: ${count(asked)} were asked for, ${count(left)} can still come back.`,
  LINE_REFUSED: ({ title, reason }, formats, texts) => `${title}: ${refusalInWords(reason, texts, formats)}`,
  REASON_GONE: ({ title }) => `Shopify no longer offers the reason that was chosen for ${title}.`,
  LOCATION_GONE: ({ title }) => `The location where ${title} was to go is no longer in use.`,
  SHIPPING_ABOVE_LEFT: ({ asked, left }, { money }) =>
    `${money(asked)} of shipping was asked for, ${money(left)} is still refundable.`,
  NOTHING_TO_PAY: () => 'There was nothing to refund for these items.',
  FEES_TAKE_ALL: ({ fees, worth }, { money }) =>
    `The fees of ${money(fees)} would have taken all of ${money(worth)}.`,
  NO_METHOD_ALLOWED: () => 'None of the ways that the policy allows could be used for this order.',
  TENDER_ABOVE_CEILING: ({ label, asked, ceiling }, { money }) =>
    `${money(asked)} was to go to ${label}, which can take ${money(ceiling)} at the most.`,
  TENDERS_DO_NOT_SUM: ({ asked, total }, { money }) =>
    `The amounts per payment came to ${money(asked)} instead of ${money(total)}.`,
  TENDER_UNKNOWN: () => 'An amount was to go to a payment that is not one of this order.',
  STORE_CREDIT_UNAVAILABLE: () =>
    'All was to be given as store credit, and none could be given for this order.',
  GIFT_CARD_UNAVAILABLE: () => 'All was to go onto a new gift card, and none could be issued for this order.',
  GIFT_CARD_REFUSED: ({ message }) => `Shopify would not issue a gift card for this return: “${message}”`,
  GIFT_CARD_CODE_REFUSED: ({ lastCharacters }) =>
    `The blank gift card •••• ${lastCharacters} could not be used: its code is in use already, or is none.`,
  TENDERS_SHORT: ({ total, refundable }, { money }) =>
    `Shopify lets an app refund only ${money(refundable)} of ${money(total)}. Its own order screen can refund the rest.`,
  VISIT_EXCHANGE: ({ orderName }) =>
    `Items of ${orderName} are exchanged, which is done one order at a time.`,
  VISIT_HELD: ({ orderName }) =>
    `The money of ${orderName} was only held: such an order is cancelled by itself.`,
  VISIT_ORDER_TWICE: () => 'The same order was named twice.',
  VISIT_TOO_LARGE: ({ limit }, { count }) => `At most ${count(limit)} orders can come back together.`,
  VISIT_CUSTOMERS: ({ orderName }) => `${orderName} is another customer’s order.`,
  VISIT_CURRENCIES: ({ orderName, currency, other }) =>
    `${orderName} was paid in ${currency}, the other orders in ${other}.`,
  PLAN_UNKNOWN: () => 'The device confirmed a plan that we never made.',
  PLAN_SUPERSEDED: () => 'The items were changed on a device after this plan was made.',
  PLAN_TOO_OLD: () => 'It was confirmed too late; the plan had to be made again.',
  ORDER_GONE: () => 'The order is no longer in Shopify.',
  DRAFT_SETTLED: ({ orderName }) =>
    `The same items of ${orderName} were settled already, perhaps at another till.`,
  ORDER_HAS_CUSTOMER: () => 'The order belongs to another customer.',
  NOTHING_OWED: ({ orderName }) =>
    `${orderName} no longer owed its customer anything: it was settled elsewhere, so nothing was paid.`,
  OWED_LESS: ({ orderName, asked, left }, { money }) =>
    `${money(asked)} was to be paid, but ${orderName} owed only ${money(left)} by then.`,
  ORDER_BUSY: ({ orderName }) => `Another return of ${orderName} was being settled at that moment.`,
  APPROVAL_NEEDED: () => 'A manager had to approve it, and no approval held at that moment.',
  OWN_APPROVAL: ({ name }) => `${name} was to approve what they had asked for themselves.`,
  MANAGER_UNKNOWN: () => 'No such manager, or one who may approve no longer.',
  PLAN_CHANGED: ({ agreed, now }, { money }) =>
    `${money(agreed)} was agreed, but Shopify now says ${money(now)}.`,
  SHOPIFY_REFUSED: ({ message }) => `Shopify refused: “${message}”`,
};
