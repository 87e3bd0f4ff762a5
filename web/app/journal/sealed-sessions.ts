import { Session } from '@shopify/shopify-api';
import { DrizzleSessionStoragePostgres } from '@shopify/shopify-app-session-storage-drizzle';
import { SealBroken, type Seal } from '../settle/seal.ts';
import type { Database } from './database.ts';
import { sessions } from './schema.ts';

/**
 * Shopify's own session storage, with the tokens sealed: whoever reads the database can do nothing in a shop. A session that does not open
 * is none, and the next request of a till or of a manager's page brings another.
 */
export class SealedSessions extends DrizzleSessionStoragePostgres {
  readonly #seal: Seal;

  constructor({ db }: Pick<Database, 'db'>, seal: Seal) {
    super(db, sessions);
    this.#seal = seal;
  }

  override storeSession(session: Session): Promise<boolean> {
    return super.storeSession(withTokens(session, (token) => this.#seal.seal(token, session.id)));
  }

  override async loadSession(id: string): Promise<Session | undefined> {
    const session = await super.loadSession(id);
    return session && this.#opened(session);
  }

  override async findSessionsByShop(shop: string): Promise<Session[]> {
    const found = await super.findSessionsByShop(shop);
    return found.flatMap((session) => this.#opened(session) ?? []);
  }

  #opened(session: Session): Session | undefined {
    try {
      return withTokens(session, (token) => this.#seal.open(token, session.id));
    } catch (error) {
      if (error instanceof SealBroken) return undefined;
      throw error;
    }
  }
}

function withTokens(session: Session, change: (token: string) => string): Session {
  const { accessToken, refreshToken, ...rest } = session.toObject();
  return new Session({
    ...rest,
    ...(accessToken && { accessToken: change(accessToken) }),
    ...(refreshToken && { refreshToken: change(refreshToken) }),
  });
}
