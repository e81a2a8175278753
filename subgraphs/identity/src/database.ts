import { transactionOptions } from '@city/kit/database/transaction-options';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from './generated/prisma/client.ts';

export type Database = PrismaClient;

/** The database or a transaction on it: what a store needs that begins no transaction of its own. */
export type Queries = Prisma.TransactionClient;

export function openDatabase(connectionString: string): Database {
  return new PrismaClient({
    transactionOptions,
    adapter: new PrismaPg(
      { connectionString, max: 10, connectionTimeoutMillis: 5_000 },
      { schema: 'identity' },
    ),
  });
}
