import { DEFAULT_POLICY, type Policy, type RefundMethods } from '../../../domain/policy.ts';
import type { Formats } from './formats.ts';
import type { PolicyTexts } from './locales/policy-texts.ts';
import { MANAGER_FOR, METHODS } from './policy-form.ts';

/** By `ReturnReasonDefinition.id`. */
export type ReasonNames = Readonly<Record<string, string>>;

/** The rules in plain sentences, as a shop would hang them up at the till. */
export function describePolicy(
  policy: Policy,
  texts: PolicyTexts,
  formats: Formats,
  reasons: ReasonNames,
): string[] {
  if (JSON.stringify(policy) === JSON.stringify(DEFAULT_POLICY)) return [texts.says.noRules];
  return [
    ...windowSentences(policy, texts, formats),
    ...finalSaleSentences(policy, texts, formats),
    ...methodSentences(policy, texts, formats),
    ...feeSentences(policy, texts, formats, reasons),
    ...managerSentences(policy, texts, formats),
    ...(policy.giftCardRoute === 'separate' ? [texts.says.giftCardsApart] : []),
    ...exchangeSentences(policy, texts, formats),
  ];
}

function windowSentences(
  { window: windows, holiday, exceptions, afterExchange }: Policy,
  { says }: PolicyTexts,
  formats: Formats,
): string[] {
  const sentences = (['online', 'counter'] as const).map((soldAt) => {
    const window = windows[soldAt];
    if (!window) return says.noWindow(soldAt);
    return says.window(soldAt, formats.count(window.days), window.days === 1, window.from);
  });
  if (!windows.online && !windows.counter) return sentences;
  if (holiday) {
    const { boughtFrom, boughtTo, until } = holiday;
    sentences.push(says.holiday(formats.day(boughtFrom), formats.day(boughtTo), formats.day(until)));
  }
  return [...sentences, says.late[exceptions.late], says.afterExchange[afterExchange]];
}

function finalSaleSentences({ finalSaleTags, exceptions }: Policy, { says }: PolicyTexts, formats: Formats) {
  if (finalSaleTags.length === 0) return [];
  return [says.finalSale(formats.list(finalSaleTags.map(says.tag)), exceptions.finalSale)];
}

function methodSentences({ methods, window }: Policy, texts: PolicyTexts, formats: Formats): string[] {
  const named = (of: RefundMethods) =>
    formats.list(METHODS.filter((method) => of[method]).map((method) => texts.methods[method]));
  const all = (of: RefundMethods) => METHODS.every((method) => of[method]);
  const someWindow = window.online !== null || window.counter !== null;
  return [
    ...(all(methods.inTime) ? [] : [texts.says.methods(named(methods.inTime))]),
    ...(someWindow && named(methods.late) !== named(methods.inTime)
      ? [texts.says.lateMethods(named(methods.late))]
      : []),
  ];
}

function feeSentences(
  { restockingFee, returnShippingFee }: Policy,
  texts: PolicyTexts,
  formats: Formats,
  reasons: ReasonNames,
): string[] {
  const sentences: string[] = [];
  if (restockingFee) {
    const { percent, soldAt, freeConditions, freeReasonIds } = restockingFee;
    sentences.push(texts.says.restocking(formats.percent(percent), soldAt));
    if (freeConditions.length > 0) {
      sentences.push(
        texts.says.freeConditions(formats.list(freeConditions.map((name) => texts.conditions[name]))),
      );
    }
    const named = freeReasonIds.flatMap((id) => reasons[id] ?? []);
    if (named.length > 0) sentences.push(texts.says.freeReasons(formats.list(named, 'or')));
  }
  if (returnShippingFee.length > 0) {
    sentences.push(texts.says.returnShipping(formats.list(returnShippingFee.map(formats.money), 'or')));
  }
  return sentences;
}

function managerSentences({ managerFor }: Policy, { says }: PolicyTexts, formats: Formats): string[] {
  const cases = [
    ...(managerFor.aboveAmount ? [says.above(formats.money(managerFor.aboveAmount))] : []),
    ...MANAGER_FOR.filter((name) => managerFor[name]).map((name) => says.managerFor[name]),
  ];
  return cases.length > 0 ? [says.manager(formats.list(cases))] : [];
}

function exchangeSentences({ exchange }: Policy, { says, exchange: texts }: PolicyTexts, formats: Formats) {
  const { evenSwap, bonus, discountPercent, feesWaived, collect, dueDays } = exchange;
  const sentences: string[] = [];
  if (!evenSwap) sentences.push(says.noEvenSwap);
  if (bonus) {
    const { amount, most } = bonus;
    const worth = 'percent' in amount ? formats.percent(amount.percent) : formats.money(amount);
    sentences.push(says.bonus(worth, most && formats.money(most)));
  }
  if (discountPercent > 0) sentences.push(says.discount(formats.percent(discountPercent)));
  if (!feesWaived) sentences.push(says.exchangeFees);
  const usual = DEFAULT_POLICY.exchange;
  if (collect.join() === usual.collect.join() && dueDays === usual.dueDays) return sentences;
  const routes = collect.map((route) => texts.routes[route]);
  const way = says.collect(formats.list(routes, 'or'), formats.count(dueDays));
  return [...sentences, routes.length > 0 ? way : says.noCollect];
}
