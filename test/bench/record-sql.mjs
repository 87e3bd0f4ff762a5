// Loaded into web by the bench: writes down every statement that web sends to PostgreSQL, with its values, so that the same SQL
// can be run again without web. SQL_RECORD_FILE says where; each line is one statement, serialised by node:v8 in base64.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { serialize } from 'node:v8';

const pg = createRequire(resolve('package.json'))('pg');
const numbers = new WeakMap();
let clients = 0;

const query = pg.Client.prototype.query;
pg.Client.prototype.query = function recorded(config, values, ...rest) {
  const text = typeof config === 'string' ? config : config?.text;
  if (typeof text === 'string') {
    if (!numbers.has(this)) numbers.set(this, (clients += 1));
    const given = Array.isArray(values) ? values : (config?.values ?? []);
    const line = serialize({ client: numbers.get(this), text, values: given }).toString('base64');
    appendFileSync(process.env.SQL_RECORD_FILE, `${line}\n`);
  }
  return query.call(this, config, values, ...rest);
};
