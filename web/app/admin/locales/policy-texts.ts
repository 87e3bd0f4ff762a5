import type { Condition } from '../../../../domain/draft.ts';
import type { CollectRoute } from '../../../../domain/exchange-plan.ts';
import type { EVEN_SWAPS, EXCHANGE_FEES } from '../exchange-form.ts';
import type { Exception, Policy, RefundMethods, RestockingFee, Window } from '../../../../domain/policy.ts';
import type { Field, FieldError, MANAGER_FOR } from '../policy-form.ts';

type SoldAt = RestockingFee['soldAt'];
type ManagerForName = (typeof MANAGER_FOR)[number];

/** Every word of the page on which a manager sets the rules for returns. */
export interface PolicyTexts {
  readonly heading: string;
  readonly link: string;
  readonly intro: string;
  readonly sections: {
    readonly window: string;
    readonly holiday: string;
    readonly finalSale: string;
    readonly exceptions: string;
    readonly methods: string;
    readonly fees: string;
    readonly manager: string;
    readonly giftCards: string;
    readonly exchange: string;
  };
  /** Labels of the fields. */
  readonly fields: Record<Field, string>;
  /** What a field means, below it. */
  readonly hints: Partial<Record<Field, string>>;
  readonly inCurrency: (label: string, currency: string) => string;
  readonly countedFrom: Record<Window['from'], string>;
  readonly afterExchange: Record<Policy['afterExchange'], string>;
  readonly exceptions: Record<Exception, string>;
  readonly methods: Record<keyof RefundMethods, string>;
  readonly soldAt: Record<SoldAt, string>;
  readonly conditions: Record<Condition, string>;
  readonly managerFor: Record<ManagerForName, string>;
  readonly giftCardRoutes: Record<Policy['giftCardRoute'], string>;
  readonly exchange: {
    readonly evenSwap: Record<(typeof EVEN_SWAPS)[number], string>;
    readonly fees: Record<(typeof EXCHANGE_FEES)[number], string>;
    readonly routes: Record<CollectRoute, string>;
    readonly noRoute: string;
  };
  readonly errors: Record<FieldError, string>;
  readonly save: string;
  readonly saved: (version: number) => string;
  readonly savedNext: string;
  readonly wrong: string;
  readonly wrongNext: string;
  readonly conflict: (version: number) => string;
  readonly conflictNext: string;
  readonly seeVersion: (version: number) => string;
  readonly notNow: string;
  readonly oldVersion: (version: number) => string;
  readonly oldVersionNext: string;
  readonly present: string;
  readonly preview: string;
  readonly versions: string;
  readonly version: string;
  readonly savedAt: string;
  readonly savedBy: string;
  readonly inForce: string;
  readonly fromTheStart: string;
  /** The rules in plain sentences. */
  readonly says: SentenceTexts;
}

export interface SentenceTexts {
  readonly noRules: string;
  readonly window: (
    soldAt: Exclude<SoldAt, 'everywhere'>,
    days: string,
    one: boolean,
    from: Window['from'],
  ) => string;
  readonly noWindow: (soldAt: Exclude<SoldAt, 'everywhere'>) => string;
  readonly late: Record<Exception, string>;
  readonly holiday: (from: string, to: string, until: string) => string;
  readonly afterExchange: Record<Policy['afterExchange'], string>;
  readonly tag: (tag: string) => string;
  readonly finalSale: (tags: string, exception: Exception) => string;
  readonly methods: (methods: string) => string;
  readonly lateMethods: (methods: string) => string;
  readonly restocking: (percent: string, soldAt: SoldAt) => string;
  readonly freeConditions: (conditions: string) => string;
  readonly freeReasons: (reasons: string) => string;
  readonly returnShipping: (amounts: string) => string;
  readonly manager: (cases: string) => string;
  readonly above: (amount: string) => string;
  readonly managerFor: Record<ManagerForName, string>;
  readonly giftCardsApart: string;
  readonly noEvenSwap: string;
  readonly bonus: (bonus: string, most: string | null) => string;
  readonly discount: (percent: string) => string;
  readonly exchangeFees: string;
  readonly collect: (routes: string, days: string) => string;
  readonly noCollect: string;
}
