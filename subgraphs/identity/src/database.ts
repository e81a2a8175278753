import { transactionOptions } from '@city/kit/database/transaction-options';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/prisma/client.ts';

export type Database = PrismaClient;

export function openDatabase(connectionString: string): Database {
  return new PrismaClient({
    transactionOptions,
    adapter: new PrismaPg(
      { connectionString, max: 10, connectionTimeoutMillis: 5_000 },
      { schema: 'identity' },
    ),
  });
}
