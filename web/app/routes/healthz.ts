import { sql } from 'drizzle-orm';
import { database } from '../database.server.ts';

/** For load balancers: 200 while requests can be answered, which needs the database; 503 otherwise. */
export async function loader(): Promise<Response> {
  try {
    await database().db.execute(sql`select 1`);
    return Response.json({ status: 'ok' });
  } catch {
    return Response.json({ status: 'database unreachable' }, { status: 503 });
  }
}
