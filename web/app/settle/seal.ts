/** Keeps what is worth money to whoever reads it from whoever reads our database. */
export interface Seal {
  /** What is sealed opens only for the same owner, such as a plan's id: moved to another row it does not. */
  seal(text: string, owner: string): string;
  /** @throws SealBroken for what none of the secrets opens */
  open(sealed: string, owner: string): string;
}

/** What is in our database was sealed with a secret that this server does not have, or was changed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}
