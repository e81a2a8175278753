import { transactionOptions } from '@city/kit/database/transaction-options';
import { createTestDatabase } from '@city/kit/testing/test-database';
import { type ExecutionResult, graphql } from 'graphql';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { storeCatalogue } from '../catalogue/store-catalogue.ts';
import { contextFactory } from '../context.ts';
import { createAdapter } from '../database.ts';
import { PrismaClient } from '../generated/prisma/client.ts';
import { buildSubgraph } from '../schema.ts';

type Variables = Record<string, unknown>;

/** The subgraph on a database of its own that holds the catalogue. */
export async function startProcedures(today = '2026-11-22') {
  const database = await createTestDatabase('procedures');
  const log = [{ emit: 'event' as const, level: 'query' as const }];
  const prisma = new PrismaClient({ transactionOptions, adapter: createAdapter(database.url), log });
  const statements: string[] = [];
  prisma.$on('query', ({ query }) => statements.push(query));
  const catalogue = readCatalogue();
  await storeCatalogue(prisma, catalogue);
  const { schema } = await buildSubgraph();
  const createContext = contextFactory(prisma, () => today);

  async function execute(source: string, variableValues: Variables = {}): Promise<ExecutionResult> {
    return graphql({ schema, source, variableValues, contextValue: createContext() });
  }

  return {
    prisma,
    catalogue,
    execute,
    async query<T>(source: string, variables: Variables = {}): Promise<T> {
      const { data, errors } = await execute(source, variables);
      if (errors?.[0]) throw errors[0];
      return data as T;
    },
    /** How many statements reach the database while the query is answered. */
    async statementsOf(source: string, variables: Variables = {}): Promise<number> {
      statements.length = 0;
      await execute(source, variables);
      return statements.length;
    },
    async stop() {
      await prisma.$disconnect();
      await database.drop();
    },
  };
}
