import type { PlanPorts } from '../plan/plan-draft.ts';
import type { QuoteReading } from '../plan/ports.ts';
import type { Dues } from './due-ports.ts';
import type { OrderEdits } from './edit-ports.ts';
import type { GoodsGiven, HandOvers } from './hand-over-ports.ts';
import type { GiftCards, GiftCardStore } from './gift-card-ports.ts';
import type { Seal } from './seal.ts';
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
  readonly codes: Seal;
  readonly handOvers: HandOvers;
  readonly dues: Dues;
  readonly edits: OrderEdits;
}

/** The order, read beside the acceptance instead of after it: only for a plan nothing of which can be in Shopify yet. */
export interface ReadAhead {
  readonly mark: string | null;
  readonly reading: Promise<QuoteReading | null>;
}

/** Longer than an acceptance takes, and than the clocks of two processes differ. */
const JUST_NOW_MS = 60_000;

/** Asks for the order as it is and what the plan's draft is worth now. @param mark names our own return, if it may be there */
export async function readOrder(
  { plan, policy, orderId }: Pick<AcceptedRecord, 'plan' | 'policy' | 'orderId'>,
  { till }: Pick<AcceptedRecord['asker'], 'till'>,
  { quotes, store }: Pick<SettlePorts, 'quotes' | 'store'>,
  mark: string | null,
): Promise<QuoteReading | null> {
  const remembered = await store.remembered(orderId);
  return quotes.readQuote(plan.draft, policy, remembered, mark, till.locationId);
}

/** One go at a settlement: what the journal says, and what Shopify said since this go began. */
export class Run {
  readonly ports: SettlePorts;
  record: AcceptedRecord;
  /** The order and the draft's worth, read in this go. */
  reading: QuoteReading | null = null;
  /** Our return, read or written in this go; null when it must be read. */
  orderReturn: ShopifyReturn | null = null;

  /** The goods given on our return, read in this go; null when they must be read. */
  goods: GoodsGiven | null = null;
  /** What the plan's units to be cancelled would pay, read in this go. */
  cancellable: Cancellable | null = null;

  /** An earlier call of the step that this go is at may be at work in Shopify still. */
  mayBeAtWork = false;

  /** The variant of the gift card was found to be gone in this go, and was looked for anew. */
  variantRenewed = false;

  #writing: Promise<void> = Promise.resolve();

  /** Throws once somebody else may be at this settlement: asked before every write to Shopify. */
  readonly stillAlone: () => void;

  #ahead: ReadAhead | null;

  constructor(
    record: AcceptedRecord,
    ports: SettlePorts,
    stillAlone: () => void,
    ahead: ReadAhead | null = null,
  ) {
    this.record = record;
    this.ports = ports;
    this.stillAlone = stillAlone;
    this.#ahead = ahead;
  }

  /** Reads the order and the draft's worth into `reading`. @param mark names our own return, if it may be there */
  async readOrder(mark: string | null): Promise<void> {
    const { record, ports } = this;
    const ahead = this.#ahead?.mark === mark && !(await this.#isBehind()) ? this.#ahead : null;
    this.#ahead = null; // of use once: whoever reads again wants to know what has changed
    this.reading = await (ahead?.reading ?? readOrder(record, record.asker, ports, mark));
  }

  /** What was read before the order was ours alone may show it before another settlement's end. */
  #isBehind(): Promise<boolean> {
    const { plan, acceptedAt } = this.record;
    return this.ports.journal.hasEndedSince(plan, new Date(acceptedAt.getTime() - JUST_NOW_MS));
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

  /** `Location.id` of the till that confirmed. */
  get here(): string {
    return `gid://shopify/Location/${this.record.asker.till.locationId}`;
  }

  /** Where the goods are that our return or our edit gives. */
  async goodsGiven(): Promise<GoodsGiven | null> {
    const { returnId, orderId, orderEdit, plan } = this.record;
    const { handOvers } = this.ports;
    const variants = plan.exchange?.lines.map(({ variantId }) => variantId) ?? [];
    if (returnId) this.goods ??= await handOvers.given(returnId, orderId);
    else if (orderEdit) this.goods ??= await handOvers.added(orderId, variants, orderEdit.before);
    return this.goods;
  }

  /** Our return as it is: read once in a go unless something became unknown. */
  async currentReturn(): Promise<ShopifyReturn | null> {
    const { returnId, plan } = this.record;
    if (returnId) this.orderReturn ??= await this.ports.returns.read(returnId, plan.currency);
    return this.orderReturn;
  }
}
