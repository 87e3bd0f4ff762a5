import type { Refusal } from '../../../domain/refusal.ts';
import type { SettlementState } from '../../../domain/settlement.ts';
import type { SettlementChange, Written } from './ports.ts';
import type { Run } from './run.ts';

/** Where a step leads. */
export type StepEnd =
  | Reached
  /** No, and Shopify holds nothing of ours: it ends here. `newPlanId`: what to look at instead. */
  | {
      readonly kind: 'refuse';
      readonly refusal: Refusal;
      readonly newPlanId: string | null;
      readonly change?: SettlementChange;
    }
  /** No, and the return that stands open must go first. */
  | { readonly kind: 'call_off'; readonly refusal: Refusal }
  /** Shopify holds something that the plan does not explain: a person must look. */
  | { readonly kind: 'attention'; readonly facts: Facts };

export interface Reached {
  readonly kind: 'reached';
  readonly state: SettlementState;
  readonly change?: SettlementChange;
  readonly facts?: Facts;
}

export type Unknown = Extract<Written<never>, { kind: 'unknown' }>;
export type Facts = Readonly<Record<string, unknown>>;

/** One move of a settlement. It may be made any number of times, its effect is had once. */
export interface Step {
  readonly name:
    | 'gift_card_variant'
    | 'create_return'
    | 'continue_return'
    | 'process_return'
    | 'cancel_items'
    | 'cancel_order'
    | 'swap_items'
    | 'pay_back'
    | 'gift_card_check'
    | 'gift_card_issue'
    | 'await_payment'
    | 'ship_to'
    | 'move_goods'
    | 'hand_over'
    | 'finish'
    | 'call_off'
    | 'leave_return';
  /** Where it leads by what this go knows already; null where Shopify must be asked. Written together with the step before. */
  known?(run: Run): Reached | null;
  /** Looks in Shopify for this step's own earlier effect; null when there is none. */
  find(run: Run): Promise<StepEnd | null>;
  /** What speaks against acting now, or that it cannot be told; null when nothing does. */
  judge?(run: Run): Promise<StepEnd | Unknown | null>;
  /** Does it. Reached only when `find` found nothing and the intent is journalled. */
  act(run: Run): Promise<StepEnd | Unknown>;
}
