import { RETURN_PROGRESS } from './return-progress.ts';

/** Takes the goods back and pays the money, in one call. Not idempotent: read the return before sending it again. Scope: write_returns. */
export const RETURN_PROCESS = `#graphql
  ${RETURN_PROGRESS}
  mutation ReturnProcess($input: ReturnProcessInput!) {
    returnProcess(input: $input) {
      return { ...ReturnProgress }
      userErrors { code field message }
    }
  }
` as const;
