import { isIdNumber } from '../../../domain/id-number.ts';
import type { FoundOrder, OrderList, OrderSearch } from '../plan/ports.ts';
import { orderNameIn } from '../plan/read-code.ts';
import type { AdminClient } from './admin.ts';
import type { OrdersByCodeQuery, OrdersOfPersonQuery } from './generated/admin.generated.d.ts';
import { itemName, type ItemName } from './item-name.ts';
import { ORDER_OF_RETURN } from './operations/order-of-return.ts';
import { ORDERS_BY_CODE } from './operations/orders-by-code.ts';
import { ORDERS_BY_WORDS } from './operations/orders-by-words.ts';
import { ORDERS_OF_PERSON } from './operations/orders-of-person.ts';
import { ORDERS_WITH_ITEM } from './operations/orders-with-item.ts';
import { toSummary } from './order-translation.ts';
import { readOrder } from './read-order.ts';
import { anyOf, term, words } from './search-syntax.ts';

type CodeNode = OrdersByCodeQuery['orders']['nodes'][number];
type SummaryConnection = NonNullable<OrdersOfPersonQuery['orders']>;

/** Orders of one shop, through its Admin API. The index behind it may lag: whatever is found is read again before money moves. */
export function openOrderSearch(admin: AdminClient): OrderSearch {
  return {
    readOrder: (orderId) => readOrder(admin, orderId),

    async orderOfReturn(returnId) {
      const { return: found } = await admin.query(ORDER_OF_RETURN, { returnId });
      return found?.order.id ?? null;
    },

    async searchCode(code) {
      const variables = { orders: ordersNamed(code), variants: term('barcode', code) };
      const { orders, productVariants } = await admin.query(ORDERS_BY_CODE, variables);
      return {
        orders: orders.nodes.map(toFoundOrder),
        items: productVariants.nodes.map(({ title, product, sku, barcode }) => ({
          title: wholeName(itemName(product.title, title)),
          sku: sku ?? null,
          barcode: barcode ?? null,
        })),
      };
    },

    async searchWords(typed) {
      const variables = { orders: ordersNamed(typed), customers: words(typed) };
      const { orders, customers } = await admin.query(ORDERS_BY_WORDS, variables);
      return {
        orders: orders.nodes.map(toFoundOrder),
        people: customers.nodes.map((customer) => ({
          name: customer.displayName,
          orders: customer.orders.nodes.map(toSummary),
        })),
        more:
          customers.pageInfo.hasNextPage || customers.nodes.some((each) => each.orders.pageInfo.hasNextPage),
      };
    },

    async ordersOf(person) {
      const email = 'email' in person ? person.email : null;
      const { customerByIdentifier, orders } = await admin.query(ORDERS_OF_PERSON, {
        identifier: 'email' in person ? { emailAddress: person.email } : { phoneNumber: person.phone },
        guests: email === null ? '' : term('email', email),
        withGuests: email !== null,
      });
      return merged([customerByIdentifier?.orders, orders]);
    },

    async ordersWithItem(skus) {
      const { orders } = await admin.query(ORDERS_WITH_ITEM, {
        search: anyOf(skus.map((sku) => term('sku', sku))),
      });
      return merged([orders]);
    },
  };
}

/** Everything by which an order can be named, as one search. Without the shop's "#", and with it. */
function ordersNamed(code: string): string {
  const bare = code.replace(/^#/, '');
  const names = [bare, orderNameIn(bare) ?? []].flat();
  return anyOf([
    term('source_identifier', code),
    ...names.flatMap((name) => [term('name', name), term('name', `#${name}`)]),
    term('confirmation_number', bare),
    ...(isIdNumber(bare) ? [`id:${bare}`] : []),
  ]);
}

function toFoundOrder(node: CodeNode): FoundOrder {
  return {
    ...toSummary(node),
    number: node.number,
    confirmationNumber: node.confirmationNumber ?? null,
    sourceIdentifier: node.sourceIdentifier ?? null,
  };
}

function wholeName({ title, variantTitle }: ItemName): string {
  return variantTitle === null ? title : `${title} · ${variantTitle}`;
}

/** Newest first, each once. */
function merged(connections: readonly (SummaryConnection | null | undefined)[]): OrderList {
  const present = connections.flatMap((connection) => connection ?? []);
  const orders = new Map(present.flatMap(({ nodes }) => nodes.map((node) => [node.id, toSummary(node)])));
  return {
    orders: [...orders.values()].sort((a, b) => b.processedAt.localeCompare(a.processedAt)),
    more: present.some(({ pageInfo }) => pageInfo.hasNextPage),
  };
}
