import type { Queries } from './database.ts';
import { Prisma } from './generated/prisma/client.ts';

/**
 * Statements that write to different tables, sent as one: each round trip costs more than the writing of a row.
 * All of them run; none sees what the others write.
 */
export async function runTogether(
  queries: Queries,
  ...statements: [Prisma.Sql, ...Prisma.Sql[]]
): Promise<void> {
  const parts = statements.map((statement, i) => Prisma.sql`${partNames[i] ?? tooMany()} AS (${statement})`);
  await queries.$executeRaw`WITH ${Prisma.join(parts)} SELECT`;
}

const partNames = [Prisma.sql`first`, Prisma.sql`second`, Prisma.sql`third`];

function tooMany(): never {
  throw new RangeError('More statements than there are names for.');
}
