import { RETURN_PROGRESS } from './return-progress.ts';

/** Agrees to a return that a customer asked for. Not idempotent: look at its status before sending it again. Scope: write_returns. */
export const RETURN_APPROVE_REQUEST = `#graphql
  ${RETURN_PROGRESS}
  mutation ReturnApproveRequest($returnId: ID!) {
    returnApproveRequest(input: { id: $returnId, notifyCustomer: false }) {
      return { ...ReturnProgress }
      userErrors { code field message }
    }
  }
` as const;
