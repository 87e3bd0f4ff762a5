import { isDay } from '../../../domain/calendar.ts';
import { CONDITIONS } from '../../../domain/draft.ts';
import { parseMoney, toDecimal, type Money } from '../../../domain/money.ts';
import { EXCHANGE_FIELDS, exchangeAnswers, readExchange } from './exchange-form.ts';
import type { Exception, Policy, RefundMethods, Window } from '../../../domain/policy.ts';

/** The fields of the policy's form, each a text as a form sends it; checkboxes are there or not. */
export const FIELDS = [
  'onlineDays',
  'onlineFrom',
  'counterDays',
  'counterFrom',
  'holidayFrom',
  'holidayTo',
  'holidayUntil',
  'afterExchange',
  'finalSaleTags',
  'late',
  'finalSale',
  'inTimeMethods',
  'lateMethods',
  'restockingPercent',
  'restockingSoldAt',
  'freeConditions',
  'freeReasons',
  'returnShipping',
  'returnShippingElsewhere',
  'aboveAmount',
  'managerFor',
  'giftCardRoute',
  ...EXCHANGE_FIELDS,
] as const;
export type Field = (typeof FIELDS)[number];
export type FieldError =
  | 'DAYS'
  | 'PERCENT'
  | 'AMOUNT'
  | 'AMOUNTS'
  | 'DAY'
  | 'HOLIDAY_INCOMPLETE'
  | 'HOLIDAY_ORDER'
  | 'TAGS'
  | 'NO_METHOD'
  | 'BONUS'
  | 'DUE_DAYS'
  | 'ROUTE_TWICE'
  | 'CHOICE';
export type FieldErrors = Partial<Record<Field, FieldError>>;

/** What a form sends, or is filled with. */
export type Answers = Readonly<Record<Field, readonly string[]>>;

export const METHODS = ['original', 'storeCredit', 'giftCard'] as const satisfies (keyof RefundMethods)[];
export const MANAGER_FOR = ['feeWaived', 'tenderChanged', 'noReceiptMatch'] as const;
export const EXCEPTIONS = ['nobody', 'manager', 'anyone'] as const satisfies Exception[];
export const COUNTED_FROM = ['delivery', 'purchase'] as const satisfies Window['from'][];
export const AFTER_EXCHANGE = ['purchase', 'exchange'] as const satisfies Policy['afterExchange'][];
export const SOLD_AT = ['online', 'counter', 'everywhere'] as const;
export const GIFT_CARD_ROUTES = ['exchange_line', 'separate'] as const satisfies Policy['giftCardRoute'][];

const MOST_DAYS = 3650;
const MOST_TAGS = 50;
const LONGEST_TAG = 255;
const LARGEST_MINOR = 1_000_000_000;

export function answersOf(form: FormData): Answers {
  const texts = (field: Field) =>
    form.getAll(field).flatMap((value) => (typeof value === 'string' ? [value] : []));
  return Object.fromEntries(FIELDS.map((field) => [field, texts(field)])) as Record<Field, string[]>;
}

/** What the form shows of a policy. `currency` is the shop's own. */
export function answersFrom(policy: Policy, currency: string): Answers {
  const { window, holiday, restockingFee, managerFor } = policy;
  const ownFee = policy.returnShippingFee.find((fee) => fee.currency === currency);
  const elsewhere = policy.returnShippingFee.filter((fee) => fee !== ownFee);
  const methods = (of: RefundMethods) => METHODS.filter((method) => of[method]);
  return {
    onlineDays: [window.online ? String(window.online.days) : ''],
    onlineFrom: [window.online?.from ?? 'delivery'],
    counterDays: [window.counter ? String(window.counter.days) : ''],
    counterFrom: [window.counter?.from ?? 'purchase'],
    holidayFrom: [holiday?.boughtFrom ?? ''],
    holidayTo: [holiday?.boughtTo ?? ''],
    holidayUntil: [holiday?.until ?? ''],
    afterExchange: [policy.afterExchange],
    finalSaleTags: [policy.finalSaleTags.join(', ')],
    late: [policy.exceptions.late],
    finalSale: [policy.exceptions.finalSale],
    inTimeMethods: methods(policy.methods.inTime),
    lateMethods: methods(policy.methods.late),
    restockingPercent: [restockingFee ? String(restockingFee.percent) : ''],
    restockingSoldAt: [restockingFee?.soldAt ?? 'everywhere'],
    freeConditions: restockingFee?.freeConditions ?? [],
    freeReasons: restockingFee?.freeReasonIds ?? [],
    returnShipping: [ownFee ? toDecimal(ownFee) : ''],
    returnShippingElsewhere: [elsewhere.map((fee) => `${fee.currency} ${toDecimal(fee)}`).join('\n')],
    aboveAmount: [managerFor.aboveAmount ? toDecimal(managerFor.aboveAmount) : ''],
    managerFor: MANAGER_FOR.filter((name) => managerFor[name]),
    giftCardRoute: [policy.giftCardRoute],
    ...exchangeAnswers(policy.exchange),
  };
}

export type ReadPolicy =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'errors'; readonly errors: FieldErrors };

/** The policy that a form asks for, or what is wrong with it, field by field. `currency` is the shop's own. */
export function readPolicy(answers: Answers, currency: string): ReadPolicy {
  const errors: FieldErrors = {};
  const text = (field: Field) => (answers[field][0] ?? '').trim();
  const wrong = (field: Field, error: FieldError) => {
    errors[field] ??= error;
    return null;
  };
  const choice = <T extends string>(field: Field, of: readonly T[], otherwise: T): T =>
    of.find((value) => value === text(field)) ?? wrong(field, 'CHOICE') ?? otherwise;
  const several = <T extends string>(field: Field, of: readonly T[]): T[] => {
    if (answers[field].some((value) => !of.includes(value as T))) wrong(field, 'CHOICE');
    return of.filter((value) => answers[field].includes(value));
  };
  const windowOf = (days: Field, from: Field): Window | null => {
    if (text(days) === '') return null;
    if (!/^\d{1,4}$/.test(text(days)) || Number(text(days)) > MOST_DAYS) return wrong(days, 'DAYS');
    return { days: Number(text(days)), from: choice(from, COUNTED_FROM, 'purchase') };
  };
  const amount = (field: Field): Money | null => {
    if (text(field) === '') return null;
    return amountIn(text(field), currency) ?? wrong(field, 'AMOUNT');
  };
  const methods = (field: Field): RefundMethods => {
    const chosen = several(field, METHODS);
    if (chosen.length === 0) wrong(field, 'NO_METHOD');
    const [original, storeCredit, giftCard] = METHODS.map((method) => chosen.includes(method));
    return { original: original === true, storeCredit: storeCredit === true, giftCard: giftCard === true };
  };

  const manager = several('managerFor', MANAGER_FOR);
  const elsewhere = amountsElsewhere(text('returnShippingElsewhere'), currency);
  const ownFee = amount('returnShipping');
  const policy: Policy = {
    window: { online: windowOf('onlineDays', 'onlineFrom'), counter: windowOf('counterDays', 'counterFrom') },
    holiday: readHoliday(text, wrong),
    afterExchange: choice('afterExchange', AFTER_EXCHANGE, 'purchase'),
    finalSaleTags: tagsIn(text('finalSaleTags')) ?? wrong('finalSaleTags', 'TAGS') ?? [],
    exceptions: {
      late: choice('late', EXCEPTIONS, 'manager'),
      finalSale: choice('finalSale', EXCEPTIONS, 'manager'),
    },
    methods: { inTime: methods('inTimeMethods'), late: methods('lateMethods') },
    restockingFee: readRestockingFee(),
    returnShippingFee: [
      ...(ownFee ? [ownFee] : []),
      ...(elsewhere ?? wrong('returnShippingElsewhere', 'AMOUNTS') ?? []),
    ],
    managerFor: {
      aboveAmount: amount('aboveAmount'),
      feeWaived: manager.includes('feeWaived'),
      tenderChanged: manager.includes('tenderChanged'),
      noReceiptMatch: manager.includes('noReceiptMatch'),
    },
    giftCardRoute: choice('giftCardRoute', GIFT_CARD_ROUTES, 'exchange_line'),
    exchange: readExchange({ text, wrong, choice, amount }),
  };
  return Object.keys(errors).length > 0 ? { kind: 'errors', errors } : { kind: 'policy', policy };

  function readRestockingFee(): Policy['restockingFee'] {
    if (text('restockingPercent') === '') return null;
    const typed = text('restockingPercent').replace(',', '.');
    const percent = Number(typed);
    if (!/^\d{1,3}(\.\d{1,2})?$/.test(typed) || percent <= 0 || percent > 100) {
      return wrong('restockingPercent', 'PERCENT');
    }
    const freeReasonIds = answers.freeReasons.filter((id) => /^gid:\/\/shopify\/\w+\/\d{1,20}$/.test(id));
    const soldAt = choice('restockingSoldAt', SOLD_AT, 'everywhere');
    return { percent, soldAt, freeConditions: several('freeConditions', CONDITIONS), freeReasonIds };
  }
}

function readHoliday(
  text: (field: Field) => string,
  wrong: (field: Field, error: FieldError) => null,
): Policy['holiday'] {
  const fields = ['holidayFrom', 'holidayTo', 'holidayUntil'] as const;
  const given = fields.filter((field) => text(field) !== '');
  if (given.length === 0) return null;
  for (const field of fields) {
    if (text(field) === '') wrong(field, 'HOLIDAY_INCOMPLETE');
    else if (!isDay(text(field))) wrong(field, 'DAY');
  }
  const [boughtFrom, boughtTo, until] = fields.map(text) as [string, string, string];
  if (given.length === fields.length && boughtTo < boughtFrom) wrong('holidayTo', 'HOLIDAY_ORDER');
  else if (given.length === fields.length && until < boughtTo) wrong('holidayUntil', 'HOLIDAY_ORDER');
  return { boughtFrom, boughtTo, until };
}

/** A positive amount, with a point or a comma; null where it is none. */
function amountIn(typed: string, currency: string): Money | null {
  try {
    const amount = parseMoney<string>(typed.replace(',', '.'), currency);
    return amount.minor > 0 && amount.minor <= LARGEST_MINOR ? amount : null;
  } catch {
    return null;
  }
}

/** Lines such as "EUR 4.50", each currency once and never the shop's own; null where one of them is something else. */
function amountsElsewhere(typed: string, own: string): Money[] | null {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const amounts = lines.map((line) => {
    const [, currency, amount] = /^([A-Za-z]{3})\s+(\S+)$/.exec(line) ?? [];
    return currency && amount ? amountIn(amount, currency.toUpperCase()) : null;
  });
  const currencies = new Set([own, ...amounts.map((amount) => amount?.currency)]);
  if (amounts.includes(null) || currencies.size !== amounts.length + 1) return null;
  return amounts.filter((amount) => amount !== null);
}

/** Tags between commas, each once; null where there are too many or one is too long. */
function tagsIn(typed: string): string[] | null {
  const tags = [
    ...new Set(
      typed
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
    ),
  ];
  return tags.length <= MOST_TAGS &&
    tags.every((tag) => tag.length <= LONGEST_TAG && tag.isWellFormed() && !tag.includes('\0'))
    ? tags
    : null;
}
