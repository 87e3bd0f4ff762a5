import { RETURN_PROGRESS } from './return-progress.ts';

/** One return read again, after a time-out or a crash. Scopes: read_returns, read_orders. */
export const RETURN_STATE = `#graphql
  ${RETURN_PROGRESS}
  query ReturnState($returnId: ID!) {
    return(id: $returnId) { ...ReturnProgress }
  }
` as const;
