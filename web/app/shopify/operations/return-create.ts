import { RETURN_PROGRESS } from './return-progress.ts';

/** Opens a return. Not idempotent: look for our mark among `order.returns` before sending it again. Scope: write_returns. */
export const RETURN_CREATE = `#graphql
  ${RETURN_PROGRESS}
  mutation ReturnCreate($input: ReturnInput!) {
    returnCreate(returnInput: $input) {
      return { ...ReturnProgress }
      userErrors { code field message }
    }
  }
` as const;
