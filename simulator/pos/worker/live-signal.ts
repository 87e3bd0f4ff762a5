/** Shopify's ReadonlySignalLike, which the package declares but does not export. `subscribe` calls at once. */
export interface ReadonlySignalLike<Value> {
  readonly value: Value;
  subscribe(listener: (value: Value) => void): () => void;
}

/** The Preact `Signal` class of the extension's own bundle. */
export type SignalClass = new <Value>(value: Value) => {
  value: Value;
  subscribe: ReadonlySignalLike<Value>['subscribe'];
};

/**
 * A value that POS keeps live. Until the extension hands over its Signal class (by importing
 * `@shopify/ui-extensions/preact`) reads work but render nothing again, as on a device.
 */
export class LiveSignal<Value> {
  #value: Value;
  #write: (value: Value) => void;
  readonly #listeners = new Set<(value: Value) => void>();
  /** What the extension sees. */
  signal: ReadonlySignalLike<Value>;

  constructor(value: Value) {
    this.#value = value;
    this.#write = (next) => {
      this.#value = next;
      for (const listener of [...this.#listeners]) listener(next);
    };
    const read = () => this.#value;
    const listeners = this.#listeners;
    this.signal = {
      get value() {
        return read();
      },
      subscribe(listener: (value: Value) => void) {
        listeners.add(listener);
        listener(read());
        return () => listeners.delete(listener);
      },
    } as ReadonlySignalLike<Value>;
  }

  set(value: Value): void {
    this.#write(value);
  }

  /** Turns into a signal of the extension's class. The extension may read and subscribe; only POS writes. */
  become(Signal: SignalClass): void {
    const signal = new Signal(this.#value);
    const property = Object.getOwnPropertyDescriptor(Signal.prototype, 'value');
    if (!property?.get || !property.set)
      throw new TypeError('setSignals needs the Signal class of @preact/signals.');
    const { get, set } = property;
    this.#write = (value) => {
      this.#value = value;
      set.call(signal, value);
    };
    Object.defineProperty(signal, 'value', {
      get: () => get.call(signal) as Value,
      set: () => {
        throw new TypeError('This signal belongs to POS and is read-only.');
      },
    });
    this.signal = signal as ReadonlySignalLike<Value>;
  }
}
