import type { PlanPorts } from '../plan/plan-draft.ts';
import type { QuoteReading, RememberedOrder } from '../plan/ports.ts';
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

  #writing: Promise<void> = Promise.resolve();

  /** Throws once somebody else may be at this settlement: asked before every write to Shopify. */
  readonly stillAlone: () => void;

  #remembered: Promise<RememberedOrder | null> | null;

  /** @param remembered where what is remembered of the order is being read already */
  constructor(
    record: AcceptedRecord,
    ports: SettlePorts,
    stillAlone: () => void,
    remembered: Promise<RememberedOrder | null> | null = null,
  ) {
    this.record = record;
    this.ports = ports;
    this.stillAlone = stillAlone;
    this.#remembered = remembered;
  }

  /** What is remembered of the order from when it was last read. */
  remembered(): Promise<RememberedOrder | null> {
    return (this.#remembered ??= this.ports.store.remembered(this.record.orderId));
  }

  async note(note: JournalNote): Promise<void> {
    await this.written();
    await this.ports.journal.note(this.record.planId, this.ports.clock.now(), note);
    if (note.step === 'create_return' && note.event === 'intended') {
      this.record = { ...this.record, createsIntended: this.record.createsIntended + 1 };
    }
  }

  async change(change: SettlementChange, ...notes: readonly JournalNote[]): Promise<void> {
    await this.written();
    this.changeMeanwhile(change, ...notes);
    await this.written();
  }

  /**
   * The same for a change that the next step may look at Shopify beside. Whatever is written later waits for it; so does every write to
   * Shopify, whose intent is written before it.
   */
  changeMeanwhile(change: SettlementChange, ...notes: readonly JournalNote[]): void {
    const { journal, clock } = this.ports;
    const from = this.record;
    this.#writing = this.#writing.then(() => journal.change(from, clock.now(), change, notes));
    // Whoever waits for it is told what went wrong; until somebody does, it is no unheard error.
    this.#writing.catch(() => undefined);
    this.record = { ...this.record, ...change };
  }

  /** Waits until every change is on disk. @throws what went wrong with one */
  written(): Promise<void> {
    return this.#writing;
  }

  /** Our return as it is: read once in a go unless something became unknown. */
  async currentReturn(): Promise<ShopifyReturn | null> {
    const { returnId, plan } = this.record;
    if (returnId) this.orderReturn ??= await this.ports.returns.read(returnId, plan.currency);
    return this.orderReturn;
  }
}
