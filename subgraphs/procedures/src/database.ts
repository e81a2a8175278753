import { transactionOptions } from '@city/kit/database/transaction-options';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/prisma/client.ts';

// How like a name a mistyped search must be to find it (PostgreSQL's own 0.6 gives up at the second slip).
const sessionOptions = '-c pg_trgm.word_similarity_threshold=0.5';

export function createAdapter(connectionString: string): PrismaPg {
  return new PrismaPg({ connectionString, options: sessionOptions }, { schema: 'procedures' });
}

export function createPrisma(connectionString: string): PrismaClient {
  return new PrismaClient({ transactionOptions, adapter: createAdapter(connectionString) });
}
