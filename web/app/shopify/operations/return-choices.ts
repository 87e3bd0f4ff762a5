/** What every return of a shop may choose from; asked for beside an order, as long as we do not know it. Scopes: read_returns, read_locations. */
export const RETURN_CHOICES = `#graphql
  fragment ReturnChoices on QueryRoot {
    returnReasonDefinitions(first: 250) @include(if: $withChoices) {
      nodes { id name deleted }
    }
    locations(first: 250) @include(if: $withChoices) {
      nodes { id name }
    }
  }
` as const;
