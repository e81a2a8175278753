import { transactionOptions } from '@city/kit/database/transaction-options';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from './generated/prisma/client.ts';

export type Database = PrismaClient;

/** What a store needs: the database itself, or a transaction on it. */
export type Queries = PrismaClient | Prisma.TransactionClient;

export function openDatabase(connectionString: string): Database {
  return new PrismaClient({
    transactionOptions,
    adapter: new PrismaPg({ connectionString }, { schema: 'surveillance' }),
  });
}
