import { TEXT_LIMIT, type CustomersReply } from '../../../domain/contract.ts';
import { readSearch } from '../plan/read-code.ts';
import type { Customers } from './ports.ts';

/**
 * Customers that words, an e-mail address or a telephone number may mean; what is too long finds nobody.
 * @throws ShopifyUnavailable, NotInstalled
 */
export async function findCustomers(text: string, customers: Customers): Promise<CustomersReply> {
  const read = text.length > TEXT_LIMIT ? ({ kind: 'nothing' } as const) : readSearch(text);
  switch (read.kind) {
    case 'email':
      return { kind: 'customers', ...(await customers.search({ email: read.email })) };
    case 'phone':
      return { kind: 'customers', ...(await customers.search({ phone: read.phone })) };
    case 'code':
      return { kind: 'customers', ...(await customers.search({ words: read.code })) };
    default:
      return { kind: 'customers', customers: [], more: false };
  }
}
