import type { Condition } from '../../../../domain/draft.ts';
import type { GoodsStatus, LegStatus, MoneyStatus, SettlementState } from '../../../../domain/settlement.ts';
import type { Fee } from '../../../../domain/fees.ts';
import type { Leg, TenderUnavailable } from '../../../../domain/plan.ts';
import type { MadeIn, Outcome } from '../../log/filter.ts';
import type { JournalEvent } from '../../log/read-return.ts';
import type { CashUpTexts } from './cash-up-texts.ts';
import type { PolicyTexts } from './policy-texts.ts';
import type { ApprovalTexts, ManagerTexts } from './manager-texts.ts';
import type { RefusalTexts } from './refusals.ts';

/** Every word of the manager's pages. English is the shape; other languages must have all of it. */
export interface Texts {
  readonly welcome: { readonly whatItIs: string; readonly whereToGo: string };
  readonly log: {
    readonly heading: string;
    readonly filters: string;
    readonly search: string;
    readonly searchPlaceholder: string;
    readonly state: string;
    readonly location: string;
    readonly staff: string;
    readonly from: string;
    readonly to: string;
    readonly any: string;
    readonly apply: string;
    readonly clear: string;
    readonly exportCsv: string;
    readonly exporting: string;
    readonly exportFailed: string;
    readonly table: string;
    readonly when: string;
    readonly order: string;
    readonly outcome: string;
    readonly goods: string;
    readonly money: string;
    readonly amount: string;
    readonly tenders: string;
    readonly newer: string;
    readonly older: string;
    readonly pages: string;
    readonly timesIn: (timeZone: string) => string;
    readonly emptyHeading: string;
    readonly empty: string;
    readonly nothingFoundHeading: string;
    readonly nothingFound: string;
    readonly noOrder: string;
    readonly staffNumber: (id: number) => string;
    readonly nobodyPinned: string;
    /** Of what was made in Shopify's own screens and no till told of. */
    readonly notTold: string;
    readonly madeIn: string;
    readonly locationNumber: (id: number) => string;
  };
  readonly outcomes: Record<Outcome, string>;
  /** What a manager should know or do; empty where the outcome says it all. */
  readonly outcomeHints: Record<Outcome, string>;
  readonly madeIn: Record<MadeIn, string>;
  readonly madeInShopifyHint: string;
  readonly goods: Record<GoodsStatus, string>;
  /** What became of goods that came back in each condition. */
  readonly conditions: Record<Condition, string>;
  readonly money: Record<MoneyStatus, string>;
  readonly legs: Record<LegStatus, string>;
  /** What is not named by a brand. */
  readonly tenderNames: Partial<Record<Leg['kind'], string>>;
  readonly payouts: Record<Leg['payout'], string>;
  readonly unavailable: Record<TenderUnavailable, string>;
  readonly page: {
    readonly back: string;
    readonly heading: (orderName: string) => string;
    readonly summary: string;
    readonly reference: string;
    readonly returnName: string;
    readonly reason: string;
    readonly plan: string;
    /** What became of items that were never sent. */
    readonly cancelled: string;
    readonly notCancelled: string;
    /** Money that was only held, and let go. */
    readonly released: string;
    readonly item: string;
    readonly quantity: string;
    readonly reasonGiven: string;
    readonly stock: string;
    readonly value: string;
    readonly shipping: string;
    readonly duties: string;
    readonly tip: string;
    readonly adjustment: string;
    readonly givenInExchange: (quantity: string, name: string) => string;
    /** The same item again for a defective one. */
    readonly replaced: (quantity: string, name: string) => string;
    readonly soldInCart: (quantity: string, name: string) => string;
    readonly customerPays: string;
    readonly fees: Record<Fee['kind'], string>;
    readonly feeWaived: (fee: string, amount: string) => string;
    readonly overrideReason: string;
    readonly waiveReason: string;
    readonly total: string;
    readonly inShopMoney: (amount: string) => string;
    readonly giftCardApart: string;
    readonly noPlan: string;
    readonly cameBack: string;
    readonly nothingCameBack: string;
    readonly wasGiven: string;
    readonly customerPaid: string;
    readonly unnamedItem: string;
    readonly claimedOfNative: string;
    readonly note: string;
    readonly tenders: string;
    readonly tender: string;
    readonly amount: string;
    readonly status: string;
    readonly paidHow: string;
    readonly unused: string;
    readonly steps: string;
    readonly noSteps: string;
    readonly when: string;
    readonly step: string;
    readonly whatHappened: string;
    readonly facts: string;
    readonly tryNumber: (number: number) => string;
    readonly who: string;
    readonly staff: string;
    readonly claimed: string;
    readonly account: (id: string) => string;
    readonly accountLabel: string;
    readonly location: string;
    readonly device: string;
    readonly posVersion: string;
    readonly policy: string;
    readonly policyVersion: (version: number) => string;
    readonly planned: string;
    readonly validUntil: string;
    readonly accepted: string;
    readonly ended: string;
    readonly inShopify: string;
    readonly openOrder: (orderName: string) => string;
    readonly newTab: string;
    readonly otherPlan: string;
    readonly sameVisit: (order: string) => string;
    /** Heading of the returns before and after this one. */
    readonly chain: string;
    /** An earlier return, in which what came back here had been given. */
    readonly cameFrom: (name: string) => string;
    /** A later return, of what was given here. */
    readonly ledTo: (name: string) => string;
    readonly soldIn: (order: string) => string;
    readonly notFoundHeading: string;
    readonly notFound: string;
    readonly timesIn: (timeZone: string) => string;
  };
  /** By the journal's step names; a step without a name here is shown by its own. */
  readonly stepNames: Readonly<Record<string, string>>;
  /** What is true of a settlement in each state. */
  readonly states: Record<SettlementState, string>;
  readonly events: Record<JournalEvent, string>;
  readonly csv: {
    readonly fileName: string;
    readonly date: (timeZone: string) => string;
    readonly order: string;
    readonly reference: string;
    readonly returnName: string;
    readonly outcome: string;
    readonly goods: string;
    readonly money: string;
    readonly reason: string;
    readonly amount: string;
    readonly currency: string;
    readonly shopAmount: string;
    readonly shopCurrency: string;
    readonly tenders: string;
    readonly location: string;
    readonly staff: string;
    readonly device: string;
    readonly approvedBy: string;
    readonly approvedAt: (timeZone: string) => string;
    readonly approvedBecause: string;
    readonly note: string;
    readonly reasons: string;
    readonly conditions: string;
    readonly madeIn: string;
  };
  readonly privacy: {
    readonly heading: string;
    readonly body: (askedOn: string, dueBy: string) => string;
    readonly download: string;
  };
  readonly error: { readonly heading: string; readonly body: string; readonly unreachable: string };
  readonly approvals: ApprovalTexts;
  readonly managers: ManagerTexts;
  readonly refusals: RefusalTexts;
  readonly policy: PolicyTexts;
  readonly cashUp: CashUpTexts;
}
