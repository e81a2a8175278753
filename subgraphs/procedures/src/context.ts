import { localDay } from '@city/kit/time/vietnam-time';
import type { PrismaClient } from './generated/prisma/client.ts';
import { createProcedureLoaders, type ProcedureLoaders } from './procedure/procedure.loader.ts';
import { createProcedureStore, type ProcedureStore } from './procedure/procedure.store.ts';
import { createProcedureFieldLoader } from './procedure-field/procedure-field.loader.ts';
import {
  createProcedureFieldStore,
  type ProcedureFieldStore,
} from './procedure-field/procedure-field.store.ts';

export type Context = {
  procedureStore: ProcedureStore;
  procedureFieldStore: ProcedureFieldStore;
  procedures: ProcedureLoaders;
  procedureFields: ReturnType<typeof createProcedureFieldLoader>;
};

/** Returns what makes the context of one operation: loaders are fresh each time, stores are shared. */
export function contextFactory(
  prisma: PrismaClient,
  today: () => string = () => localDay(new Date()),
): () => Context {
  const procedureStore = createProcedureStore(prisma, today);
  const procedureFieldStore = createProcedureFieldStore(prisma, today);
  return () => ({
    procedureStore,
    procedureFieldStore,
    procedures: createProcedureLoaders(procedureStore),
    procedureFields: createProcedureFieldLoader(procedureFieldStore),
  });
}
