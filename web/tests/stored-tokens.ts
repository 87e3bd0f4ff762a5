import { SIMULATED_APP } from '../../simulator/app.ts';
import { openSeal } from '../app/journal/open-seal.ts';
import type { Counter } from './counter.ts';

export interface StoredTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const seal = openSeal([SIMULATED_APP.apiSecret], 'access tokens');

/** The tokens of the counter's only shop, as web would read them. */
export async function readTokens({ sql }: Pick<Counter, 'sql'>): Promise<StoredTokens> {
  const { rows } = await sql.query('SELECT id, "accessToken", "refreshToken" FROM shopify_sessions');
  const [{ id, accessToken, refreshToken }] = rows;
  return { accessToken: seal.open(accessToken, id), refreshToken: seal.open(refreshToken, id) };
}

/** Puts others in their place, as web would keep them. */
export async function writeTokens(
  counter: Pick<Counter, 'sql'>,
  tokens: Partial<StoredTokens>,
  expires?: Date,
): Promise<void> {
  const { accessToken, refreshToken } = { ...(await readTokens(counter)), ...tokens };
  await counter.sql.query(
    `UPDATE shopify_sessions SET "accessToken" = $1, "refreshToken" = $2, expires = coalesce($3, expires)`,
    [await sealed(counter, accessToken), await sealed(counter, refreshToken), expires ?? null],
  );
}

async function sealed({ sql }: Pick<Counter, 'sql'>, token: string): Promise<string> {
  const { rows } = await sql.query('SELECT id FROM shopify_sessions');
  return seal.seal(token, rows[0].id);
}
