import { defineConfig } from 'drizzle-kit';

// `npx drizzle-kit generate` in web/ writes the next migration from the schema; it needs no database.
export default defineConfig({
  dialect: 'postgresql',
  schema: './app/journal/schema.ts',
  out: './app/journal/migrations',
});
