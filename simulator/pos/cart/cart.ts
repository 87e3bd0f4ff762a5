import type {
  AddLineItemOptions,
  Cart,
  CartUpdateInput,
  CustomSale,
  Discount,
  LineItem,
} from '@shopify/ui-extensions/point-of-sale';
import {
  EMPTY_CART,
  describeCart,
  minorUnits,
  type CartDiscount,
  type CartFacts,
  type CartLine,
  type CartRecord,
  type CatalogueVariant,
} from './cart-record.ts';
import type { CartMethod, CartMethods } from './methods.ts';

export interface CartSurroundings {
  facts: () => CartFacts;
  /** The variant with this numeric id, if the shop sells it. */
  findVariant(id: number): Promise<CatalogueVariant | undefined>;
  customerExists(id: number): Promise<boolean>;
  isStaff(id: number): boolean;
  /** Asks whoever holds the device, where stock would run short; false when they call it off. */
  allowOversell(variant: CatalogueVariant, quantity: number): Promise<boolean>;
  /** The Error for what this simulator leaves out. */
  notModelled(what: string): Error;
  newId(): string;
  onChange(cart: Cart): void;
}

/** The one cart of a device, by the Cart API. Operations wait for one another; each throws what POS would refuse. */
export class PosCart {
  readonly #around: CartSurroundings;
  #cart: CartRecord = EMPTY_CART;
  #last: Promise<unknown> = Promise.resolve();

  constructor(around: CartSurroundings) {
    this.#around = around;
  }

  get current(): Cart {
    return describeCart(this.#cart, this.#around.facts());
  }

  /** Does one operation of the API once those before it are done. */
  call<Name extends CartMethod>(
    method: Name,
    args: Parameters<CartMethods[Name]>,
  ): Promise<Awaited<ReturnType<CartMethods[Name]>>> {
    const run = async () => {
      const operation = this.#methods[method] as (
        ...args: Parameters<CartMethods[Name]>
      ) => ReturnType<CartMethods[Name]>;
      return operation(...args);
    };
    const done = this.#last.then(run, run);
    this.#last = done.catch(() => undefined);
    return done as Promise<Awaited<ReturnType<CartMethods[Name]>>>;
  }

  /** Forgets everything at once: another shop, another day. */
  reset(): void {
    this.#change(EMPTY_CART);
  }

  readonly #methods: CartMethods = {
    addLineItem: async (variantId, quantity, options: AddLineItemOptions = {}) => {
      const variant = await this.#variant(variantId);
      const added = whole(quantity);
      const same = (line: CartLine) => line.variant?.variantId === variantId;
      const already = this.#cart.lines.filter(same).reduce((total, line) => total + line.quantity, 0);
      if (!(await this.#around.allowOversell(variant, already + added))) return '';
      const uuid = this.#around.newId();
      this.#lines([
        ...this.#cart.lines,
        { ...this.#line(variant), uuid, quantity: added, properties: { ...options.properties } },
      ]);
      return uuid;
    },
    addCustomSale: async (sale: CustomSale) => {
      const uuid = this.#around.newId();
      this.#lines([...this.#cart.lines, this.#customLine(uuid, sale)]);
      return uuid;
    },
    removeLineItem: async (uuid) => {
      this.#lineOf(uuid);
      this.#lines(this.#cart.lines.filter((line) => line.uuid !== uuid));
    },
    clearCart: async () => this.#change(EMPTY_CART),
    bulkCartUpdate: async (input: CartUpdateInput) => {
      const lines = await Promise.all(input.lineItems.map((item) => this.#lineFrom(item)));
      if (input.customer) await this.#checkCustomer(input.customer.id);
      const [discount = input.cartDiscount] = input.cartDiscounts;
      this.#change({
        lines,
        discount: discount ? this.#cartDiscount(discount) : null,
        customerId: input.customer?.id ?? null,
        ...(input.note === undefined ? {} : { note: input.note }),
        properties: { ...input.properties },
      });
      return this.current;
    },
    setCustomer: async (customer) => {
      await this.#checkCustomer(customer.id);
      this.#change({ ...this.#cart, customerId: customer.id });
    },
    removeCustomer: async () => this.#change({ ...this.#cart, customerId: null }),
    addCartProperties: async (properties) =>
      this.#change({ ...this.#cart, properties: { ...this.#cart.properties, ...properties } }),
    removeCartProperties: async (keys) =>
      this.#change({ ...this.#cart, properties: without(this.#cart.properties, keys) }),
    addLineItemProperties: async (uuid, properties) =>
      this.#edit(uuid, (line) => ({ ...line, properties: { ...line.properties, ...properties } })),
    bulkAddLineItemProperties: async (inputs) => {
      for (const { lineItemUuid, properties } of inputs) {
        this.#edit(lineItemUuid, (line) => ({ ...line, properties: { ...line.properties, ...properties } }));
      }
    },
    removeLineItemProperties: async (uuid, keys) =>
      this.#edit(uuid, (line) => ({ ...line, properties: without(line.properties, keys) })),
    applyCartDiscount: async (type, title, amount) => {
      if (type === 'Code') throw this.#around.notModelled(`The discount code "${title}"`);
      this.#change({ ...this.#cart, discount: this.#discount(type, title, amount ?? '') });
    },
    removeCartDiscount: async () => this.#change({ ...this.#cart, discount: null }),
    // The shop has no automatic discounts, so there is none to keep away.
    removeAllDiscounts: async () =>
      this.#change({
        ...this.#cart,
        discount: null,
        lines: this.#cart.lines.map((line) => ({ ...line, discount: null })),
      }),
    setLineItemDiscount: async (uuid, type, title, amount) =>
      this.#edit(uuid, (line) => ({ ...line, discount: this.#discount(type, title, amount) })),
    bulkSetLineItemDiscounts: async (inputs) => {
      for (const { lineItemUuid, lineItemDiscount: discount } of inputs) {
        this.#edit(lineItemUuid, (line) => ({
          ...line,
          discount: this.#discount(discount.type, discount.title, discount.amount),
        }));
      }
    },
    removeLineItemDiscount: async (uuid) => this.#edit(uuid, (line) => ({ ...line, discount: null })),
    setAttributedStaff: async (id) => this.#lines(this.#cart.lines.map((line) => this.#attributed(line, id))),
    setAttributedStaffToLineItem: async (id, uuid) => this.#edit(uuid, (line) => this.#attributed(line, id)),
  };

  #change(cart: CartRecord): void {
    this.#cart = cart;
    this.#around.onChange(this.current);
  }

  #lines(lines: CartLine[]): void {
    this.#change({ ...this.#cart, lines });
  }

  #edit(uuid: string, edit: (line: CartLine) => CartLine): void {
    this.#lineOf(uuid);
    this.#lines(this.#cart.lines.map((line) => (line.uuid === uuid ? edit(line) : line)));
  }

  #lineOf(uuid: string): CartLine {
    const found = this.#cart.lines.find((line) => line.uuid === uuid);
    if (!found) throw new Error(`The cart has no line item ${uuid}.`);
    return found;
  }

  async #variant(id: number): Promise<CatalogueVariant> {
    const found = await this.#around.findVariant(id);
    if (!found) throw new Error(`The product variant ${id} does not exist.`);
    return found;
  }

  async #checkCustomer(id: number): Promise<void> {
    if (!(await this.#around.customerExists(id))) throw new Error(`The customer ${id} does not exist.`);
  }

  #line(variant: CatalogueVariant): Omit<CartLine, 'uuid' | 'quantity'> {
    return {
      variant,
      title: variant.title,
      unitPrice: minorUnits(variant.price, this.#around.facts().currency),
      taxable: !variant.isGiftCard,
      properties: {},
      discount: null,
    };
  }

  #customLine(uuid: string, { title, price, quantity, taxable }: CustomSale): CartLine {
    return {
      uuid,
      variant: null,
      title,
      unitPrice: minorUnits(price, this.#around.facts().currency),
      quantity: whole(quantity),
      taxable,
      properties: {},
      discount: null,
    };
  }

  /** A line of a bulk update. A variant costs what the shop asks for it, whatever price the update names. */
  async #lineFrom(item: LineItem): Promise<CartLine> {
    const uuid = item.uuid || this.#around.newId();
    const line =
      item.variantId === undefined
        ? this.#customLine(uuid, { ...item, title: item.title ?? '', price: String(item.price ?? 0) })
        : { ...this.#line(await this.#variant(item.variantId)), uuid, quantity: whole(item.quantity) };
    const [discount] = item.discounts;
    return {
      ...line,
      properties: { ...item.properties },
      discount: discount ? this.#cartDiscount(discount) : null,
      ...(item.attributedUserId === undefined ? {} : { attributedUserId: item.attributedUserId }),
    };
  }

  #cartDiscount({ type, discountDescription, amount }: Discount): CartDiscount {
    if (type !== 'Percentage' && type !== 'FixedAmount')
      throw new Error(`There is no discount of type "${type}".`);
    return this.#discount(type, discountDescription ?? '', String(amount));
  }

  #discount(type: CartDiscount['type'], title: string, amount: string): CartDiscount {
    if (type === 'FixedAmount')
      return { type, title, amount: minorUnits(amount, this.#around.facts().currency) };
    const percent = Number(amount);
    if (!(percent >= 0 && percent <= 100)) throw new Error(`"${amount}" is not a percentage.`);
    return { type, title, amount: percent };
  }

  #attributed(line: CartLine, id: number | undefined): CartLine {
    if (id !== undefined && !this.#around.isStaff(id))
      throw new Error(`The staff member ${id} does not exist.`);
    const { attributedUserId: _before, ...rest } = line;
    return id === undefined ? rest : { ...rest, attributedUserId: id };
  }
}

function whole(quantity: number): number {
  if (!Number.isInteger(quantity) || quantity < 1) throw new Error(`"${quantity}" is not a quantity.`);
  return quantity;
}

function without(properties: Record<string, string>, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !keys.includes(key)));
}
