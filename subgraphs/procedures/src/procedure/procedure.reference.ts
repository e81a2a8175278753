import type { Context } from '../context.ts';
import type { ProcedureRow } from './procedure.store.ts';

export type ProcedureReference = { id?: string | null; code?: string | null };

export async function resolveProcedure(
  { id, code }: ProcedureReference,
  { procedures }: Context,
): Promise<ProcedureRow | null> {
  if (id != null) return procedures.byId.load(String(id));
  return code == null ? null : procedures.byCode.load(String(code));
}
