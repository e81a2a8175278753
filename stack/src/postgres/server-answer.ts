import pg from 'pg';
import { StartError } from '../city/settings.ts';

/** Why the server at an address does not take us, in its words; null when it does. */
export async function refusalOf(url: string, withinMs = 1_000): Promise<string | null> {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: withinMs });
    // A server that shuts the connection while it starts up is the same answer as a refused one.
    client.on('error', () => undefined);
    await client.connect();
    await client.end();
    return null;
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    return message || code || String(error);
  }
}

/** Throws a StartError when nobody answers at DATABASE_URL, or not to this user. */
export async function requireServer(databaseUrl: string): Promise<void> {
  const refusal = await refusalOf(databaseUrl, 5_000);
  if (refusal === null) return;
  throw new StartError(
    `No PostgreSQL answers at DATABASE_URL (${refusal}): check address, user and password, and that it runs.`,
  );
}
