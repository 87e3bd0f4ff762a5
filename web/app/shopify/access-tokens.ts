/** The offline access tokens of shops: an hour's life each. */
export interface AccessTokens {
  /**
   * A token that is good for some minutes still, refreshed or exchanged where needed.
   * @throws NotInstalled, ShopifyUnavailable
   */
  current(): Promise<string>;
  /** Shopify refused this one: the next `current` must not answer it again. */
  forget(token: string): Promise<void>;
}
