import { z } from 'zod';
import { PIN_DIGITS } from '../../domain/contract.ts';
import { isDay } from '../../domain/calendar.ts';
import type {
  ApproveRequest,
  CashUpRequest,
  CustomerRequest,
  CallOffRequest,
  CustomersRequest,
  DeclineRequest,
  ExchangeChoicesRequest,
  ExchangeItemsRequest,
  FindRequest,
  MarkPaidRequest,
  NativeRequest,
  OwedRequest,
  PlanRequest,
  SettleRequest,
  Till,
  VisitPlanRequest,
  VisitSettleRequest,
} from '../../domain/contract.ts';
import { isIdNumber } from '../../domain/id-number.ts';
import { CONDITIONS, NOTE_LIMIT, REASON_LIMIT, type Draft } from '../../domain/draft.ts';
import {
  EXCHANGE_LINES_LIMIT,
  EXCHANGE_UNITS_LIMIT,
  HAND_OVERS,
  isSameExchange,
} from '../../domain/exchange.ts';
import type { Money } from '../../domain/money.ts';
import { DECLINE_REASONS } from '../../domain/refusal.ts';
import { readGiftCardCode } from '../../domain/gift-card.ts';
import { NEW_GIFT_CARD, NEW_STORE_CREDIT } from '../../domain/plan.ts';
import { VISIT_LIMIT } from '../../domain/visit.ts';

/** Reads one kind of body. */
export type PosBody<B> = z.ZodType<B>;

/** Shopify takes no longer list in one input. */
const LINES_LIMIT = 250;
const LARGEST = 1_000_000_000;
/** Shopify keeps 255 characters of a title and of each part of an address. */
const TITLE_LIMIT = 255;

const gid = (type: string) =>
  z
    .string()
    .regex(new RegExp(`^gid://shopify/${type}/\\d{1,20}$`))
    .refine((value) => isIdNumber(value.slice(value.lastIndexOf('/') + 1)));
/** See `QuotedTender.parentId`. */
const tenderId = z.union([gid('OrderTransaction'), z.literal([NEW_STORE_CREDIT, NEW_GIFT_CARD])]);
/** Shopify does not say what stands behind the name of this type: a number, or a word. */
const reasonId = z.string().regex(/^gid:\/\/shopify\/ReturnReasonDefinition\/[\w-]{1,100}$/);
/** In one spelling: what is locked and compared by its text is one thing, whichever way a till writes it. */
const uuid = z.uuid().toLowerCase();
const id = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** What PostgreSQL can keep: no NUL, no half characters. */
const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((value) => value.isWellFormed() && !value.includes('\0'));

const till = z.strictObject({
  locationId: id,
  deviceId: text(100),
  staffMemberId: id.nullable(),
  posVersion: text(50),
});

const money = z.strictObject({
  minor: z.number().int().min(0).max(LARGEST),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

/** An exception without a reason is none. */
const reason = text(REASON_LIMIT).refine((value) => value.trim() !== '');

const exchangeLine = z.strictObject({
  variantId: gid('ProductVariant'),
  quantity: z.number().int().min(1).max(LARGEST),
  forLineItemId: gid('LineItem').nullable(),
  replacement: z.boolean(),
  handOver: z.enum(HAND_OVERS),
  discount: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('even') }),
    z.strictObject({ kind: z.literal('manual'), amount: money }),
  ]),
  title: text(TITLE_LIMIT),
});

const shipTo = z.strictObject({
  firstName: text(TITLE_LIMIT),
  lastName: text(TITLE_LIMIT),
  address1: text(TITLE_LIMIT),
  address2: text(TITLE_LIMIT),
  zip: text(20),
  city: text(TITLE_LIMIT),
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  provinceCode: z.string().regex(/^[A-Z0-9]{0,3}$/),
});

const exchange = z.strictObject({
  lines: z
    .array(exchangeLine)
    .max(EXCHANGE_LINES_LIMIT)
    .refine((lines) =>
      lines.every((line, at) => lines.findIndex((each) => isSameExchange(each, line)) === at),
    )
    // Each unit may have a discount of its own, and so be counted out one by one.
    .refine((lines) => lines.reduce((units, { quantity }) => units + quantity, 0) <= EXCHANGE_UNITS_LIMIT),
  throughCart: z.boolean(),
  shipTo: shipTo.nullable(),
});

const draft = z.strictObject({
  id: uuid,
  orderId: gid('Order'),
  continues: gid('Return').nullable(),
  lines: z
    .array(
      z.strictObject({
        lineItemId: gid('LineItem'),
        quantity: z.number().int().min(1).max(LARGEST),
        reasonId: reasonId.nullable(),
        condition: z.enum(CONDITIONS),
        restockLocationId: gid('Location').nullable(),
        unfulfilledFirst: z.boolean().optional(),
      }),
    )
    .max(LINES_LIMIT)
    // Each line is judged by itself: twice the same one would be judged twice against the same units.
    .refine((lines) => new Set(lines.map(({ lineItemId }) => lineItemId)).size === lines.length),
  exchange,
  shipping: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('full') }),
    z.strictObject({ kind: z.literal('amount'), amount: money }),
  ]),
  duties: z.boolean(),
  tip: z.boolean(),
  split: z
    .union([
      z.literal(['store_credit', 'gift_card']),
      z.array(z.strictObject({ parentId: tenderId, amount: money })).max(50),
    ])
    .nullable(),
  note: text(NOTE_LIMIT),
  visitId: uuid.nullable(),
  proved: z.boolean(),
  overrideReason: reason.nullable(),
  waivedFees: z.strictObject({ reason }).nullable(),
});

export const findBody = z.strictObject({
  till,
  by: z.enum(['scan', 'search', 'order']),
  // Longer texts find nothing, they are no error: a till cannot know what its scanner will read.
  text: z.string(),
});
export const planBody = z.strictObject({ till, draft });
/** Never part of a message: what a body holds is not logged. */
const pin = z.string().regex(new RegExp(`^\\d{${PIN_DIGITS.least},${PIN_DIGITS.most}}$`));

const managerPin = { managerId: uuid, pin };

export const approveBody = z.strictObject({ till, planId: uuid, ...managerPin });
export const settleBody = z.strictObject({
  till,
  planId: uuid,
  // As `readGiftCardCode` reads it, so that what is sealed is what Shopify keeps.
  giftCardCode: z
    .string()
    .refine((code) => readGiftCardCode(code) === code)
    .nullable(),
});
export const owedBody = z.strictObject({
  till,
  planId: uuid,
  parentId: tenderId,
  toParentId: tenderId,
  approval: z.strictObject(managerPin).optional(),
});
export const declineBody = z.strictObject({
  till,
  id: uuid,
  orderId: gid('Order'),
  returnId: gid('Return'),
  reason: z.enum(DECLINE_REASONS),
  note: text(NOTE_LIMIT),
});
export const cashUpBody = z.strictObject({ till, day: z.string().refine(isDay).nullable() });
export const visitPlanBody = z.strictObject({
  till,
  drafts: z
    .array(draft)
    .min(2)
    .max(VISIT_LIMIT)
    .refine((drafts) => new Set(drafts.map(({ orderId }) => orderId)).size === drafts.length)
    .refine(
      ([first, ...others]) => first?.visitId && others.every(({ visitId }) => visitId === first.visitId),
    ),
});
export const visitSettleBody = z.strictObject({ till, planIds: z.array(uuid).min(1).max(VISIT_LIMIT) });
export const customersBody = z.strictObject({ till, text: z.string() });
export const customerBody = z.strictObject({ till, planId: uuid, customerId: gid('Customer') });

export const exchangeChoicesBody = z.strictObject({
  till,
  orderId: gid('Order'),
  lineItemId: gid('LineItem'),
  reasonId: reasonId.nullable(),
});
export const exchangeItemsBody = z.strictObject({
  till,
  orderId: gid('Order'),
  by: z.enum(['scan', 'search']),
  text: z.string(),
});
export const markPaidBody = z.strictObject({ till, planId: uuid, ...managerPin });
export const callOffBody = z.strictObject({ till, planId: uuid, refund: money });

export const nativeBody = z
  .strictObject({
    till,
    returnId: gid('Return').nullable(),
    refundId: gid('Refund').nullable(),
    orderId: gid('Order').nullable(),
  })
  .refine(({ returnId, refundId, orderId }) => returnId ?? refundId ?? orderId);

// What is read is exactly what the contract says: a field too many or too few here does not compile.
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Plain<T> = T extends object ? { -readonly [K in keyof T]: Plain<T[K]> } : T;
type Check<Shape extends z.ZodType, Contract> = Same<Plain<z.output<Shape>>, Plain<Contract>>;
const agreed: [
  Check<typeof till, Till>,
  Check<typeof money, Money>,
  Check<typeof draft, Draft>,
  Check<typeof findBody, FindRequest>,
  Check<typeof planBody, PlanRequest>,
  Check<typeof approveBody, ApproveRequest>,
  Check<typeof settleBody, SettleRequest>,
  Check<typeof owedBody, OwedRequest>,
  Check<typeof declineBody, DeclineRequest>,
  Check<typeof cashUpBody, CashUpRequest>,
  Check<typeof visitPlanBody, VisitPlanRequest>,
  Check<typeof visitSettleBody, VisitSettleRequest>,
  Check<typeof customersBody, CustomersRequest>,
  Check<typeof customerBody, CustomerRequest>,
  Check<typeof nativeBody, NativeRequest>,
  Check<typeof exchangeChoicesBody, ExchangeChoicesRequest>,
  Check<typeof exchangeItemsBody, ExchangeItemsRequest>,
  Check<typeof markPaidBody, MarkPaidRequest>,
  Check<typeof callOffBody, CallOffRequest>,
] = [
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
];
void agreed;
