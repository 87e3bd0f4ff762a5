import type { Fields } from './field.ts';
import { customerMutations } from './customer-mutations.ts';
import { editMutations } from './edit-mutations.ts';
import { fulfillmentMutations } from './fulfillment-mutations.ts';
import { giftCardMutations } from './gift-card-mutations.ts';
import { paymentMutations } from './payment-mutations.ts';
import { returnMutations } from './return-mutations.ts';

/** The roots of mutations. */
export const mutationFields: Readonly<Record<string, Fields<never>>> = {
  Mutation: {
    ...returnMutations,
    ...giftCardMutations,
    ...customerMutations,
    ...paymentMutations,
    ...fulfillmentMutations,
    ...editMutations,
  },
};
