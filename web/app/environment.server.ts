/** What web needs to be told before it can start; the Shopify CLI sets the first three in development. */
export interface Environment {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Where Shopify reaches us, without a slash at the end. */
  readonly appUrl: string;
  /** A PostgreSQL 15 or newer. */
  readonly databaseUrl: string;
  readonly port: number;
  /** What access tokens and gift card codes are sealed with: the first seals, any of them opens. */
  readonly sealingSecrets: readonly string[];
}

const MEANING = {
  SHOPIFY_API_KEY: "the app's client id",
  SHOPIFY_API_SECRET: "the app's client secret",
  SHOPIFY_APP_URL: 'the public https address of this server, such as https://returns.example.com',
  DATABASE_URL: 'a PostgreSQL, such as postgresql://user:password@localhost/counter_returns',
} as const;

/** @throws Error that names every variable that is missing, and what it is for. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const missing = Object.entries(MEANING).filter(([name]) => !variables[name]?.trim());
  if (missing.length > 0) {
    const list = missing.map(([name, meaning]) => `  ${name}: ${meaning}`).join('\n');
    throw new Error(
      `Counter Returns cannot start. Set these environment variables and start it again:\n${list}`,
    );
  }
  const port = Number(variables.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT is "${variables.PORT}", which is no port number.`);
  }
  return {
    apiKey: variables.SHOPIFY_API_KEY ?? '',
    apiSecret: variables.SHOPIFY_API_SECRET ?? '',
    appUrl: (variables.SHOPIFY_APP_URL ?? '').replace(/\/+$/, ''),
    databaseUrl: variables.DATABASE_URL ?? '',
    port,
    sealingSecrets: [variables.COUNTER_RETURNS_KEY, variables.SHOPIFY_API_SECRET].flatMap(
      (secret) => secret?.trim() || [],
    ),
  };
}

let read: Environment | undefined;

/** The environment of this process, read once. */
export function environment(): Environment {
  return (read ??= readEnvironment(process.env));
}
