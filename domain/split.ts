import { isOriginal, isUsable } from './allowed-tenders.ts';
import type { Draft, TenderAmount } from './draft.ts';
import { add, compare, equal, isPositive, smaller, subtract, sum, zero, type Money } from './money.ts';
import type { Quote } from './plan.ts';
import type { DraftRefusal } from './refusal.ts';
import { NEW_GIFT_CARD, NEW_STORE_CREDIT } from './tender.ts';

/** How much goes to which tender, or why it cannot be shared out so. Only `makePlan` asks. */
export function splitOf({ split }: Pick<Draft, 'split'>, quote: Quote): TenderAmount[] | DraftRefusal {
  if (split === null) return splitByRule(quote);
  if (split === 'store_credit') return allTo(NEW_STORE_CREDIT, { code: 'STORE_CREDIT_UNAVAILABLE' }, quote);
  if (split === 'gift_card') return allTo(NEW_GIFT_CARD, { code: 'GIFT_CARD_UNAVAILABLE' }, quote);
  return checkSplit(split, quote);
}

function allTo(parentId: string, otherwise: DraftRefusal, quote: Quote): TenderAmount[] | DraftRefusal {
  const tender = quote.tenders.find((each) => each.parentId === parentId);
  if (!tender || tender.unavailable) return otherwise;
  return checkSplit([{ parentId, amount: quote.total }], quote);
}

/**
 * The rule: the original gift card first, then the others as they were paid, none above its ceiling. Money goes back to where it
 * came from: store credit or a new gift card in its place is the customer's choice, never ours.
 */
export function splitByRule(quote: Pick<Quote, 'tenders' | 'total'>): TenderAmount[] | DraftRefusal {
  // Where the policy pays nothing back to where it came from, what it allows instead comes first.
  const elsewhere = quote.tenders.some(
    (tender) => isOriginal(tender) && tender.unavailable === 'NOT_ALLOWED',
  );
  const usable = quote.tenders.filter((tender) => isUsable(tender) && (elsewhere || isOriginal(tender)));
  const inOrder = [
    ...usable.filter((tender) => tender.kind === 'gift_card'),
    ...usable.filter((tender) => tender.kind !== 'gift_card'),
  ];
  let left = quote.total;
  const amounts: TenderAmount[] = [];
  for (const { parentId, ceiling } of inOrder) {
    const amount = smaller(left, ceiling);
    if (isPositive(amount)) amounts.push({ parentId, amount });
    left = subtract(left, amount);
  }
  if (!isPositive(left)) return amounts;
  return { code: 'TENDERS_SHORT', total: quote.total, refundable: subtract(quote.total, left) };
}

/** The cashier's own split stands when every part fits its tender and all together are the total. */
function checkSplit(split: readonly TenderAmount[], quote: Quote): TenderAmount[] | DraftRefusal {
  const wanted = new Map<string, Money>();
  for (const { parentId, amount } of split) {
    if (amount.minor < 0 || amount.currency !== quote.total.currency) return { code: 'TENDER_UNKNOWN' };
    wanted.set(parentId, add(wanted.get(parentId) ?? zero(amount.currency), amount));
  }
  for (const [parentId, asked] of wanted) {
    const tender = quote.tenders.find((candidate) => candidate.parentId === parentId);
    if (!tender) return { code: 'TENDER_UNKNOWN' };
    if (compare(asked, tender.ceiling) > 0) {
      return { code: 'TENDER_ABOVE_CEILING', label: tender.label, asked, ceiling: tender.ceiling };
    }
  }
  const asked = sum(quote.total.currency, wanted.values());
  if (!equal(asked, quote.total)) return { code: 'TENDERS_DO_NOT_SUM', asked, total: quote.total };
  return [...wanted].map(([parentId, amount]) => ({ parentId, amount }));
}
