import type { PlanPorts } from '../plan/plan-draft.ts';
import type { QuoteReading } from '../plan/ports.ts';
import type { CodeSeal, GiftCards, GiftCardStore } from './gift-card-ports.ts';
import type {
  AcceptedRecord,
  Cancellable,
  Journal,
  JournalNote,
  Returns,
  SettlementChange,
  ShopifyReturn,
} from './ports.ts';

export interface SettlePorts extends PlanPorts {
  readonly returns: Returns;
  readonly journal: Journal;
  readonly giftCards: GiftCards;
  readonly giftCardStore: GiftCardStore;
  readonly codes: CodeSeal;
}

/** One go at a settlement: what the journal says, and what Shopify said since this go began. */
export class Run {
  readonly ports: SettlePorts;
  record: AcceptedRecord;
  /** The order and the draft's worth, read in this go. */
  reading: QuoteReading | null = null;
  /** Our return, read or written in this go; null when it must be read. */
  orderReturn: ShopifyReturn | null = null;

  /** What the plan's units to be cancelled would pay, read in this go. */
  cancellable: Cancellable | null = null;

  /** An earlier call of the step that this go is at may be at work in Shopify still. */
  mayBeAtWork = false;

  /** The variant of the gift card was found to be gone in this go, and was looked for anew. */
  variantRenewed = false;

  /** Throws once somebody else may be at this settlement: asked before every write to Shopify. */
  readonly stillAlone: () => void;

  constructor(record: AcceptedRecord, ports: SettlePorts, stillAlone: () => void) {
    this.record = record;
    this.ports = ports;
    this.stillAlone = stillAlone;
  }

  async note(note: JournalNote): Promise<void> {
    await this.ports.journal.note(this.record.planId, this.ports.clock.now(), note);
    if (note.step === 'create_return' && note.event === 'intended') {
      this.record = { ...this.record, createsIntended: this.record.createsIntended + 1 };
    }
  }

  async change(change: SettlementChange, ...notes: readonly JournalNote[]): Promise<void> {
    const { journal, clock } = this.ports;
    await journal.change(this.record, clock.now(), change, notes);
    this.record = { ...this.record, ...change };
  }

  /** Our return as it is: read once in a go unless something became unknown. */
  async currentReturn(): Promise<ShopifyReturn | null> {
    const { returnId, plan } = this.record;
    if (returnId) this.orderReturn ??= await this.ports.returns.read(returnId, plan.currency);
    return this.orderReturn;
  }
}
