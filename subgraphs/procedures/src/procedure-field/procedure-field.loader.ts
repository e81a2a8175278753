import DataLoader from 'dataloader';
import type { FieldRow, ProcedureFieldStore } from './procedure-field.store.ts';

/** The fields are few: one statement brings them all, whichever are asked for. */
export function createProcedureFieldLoader(store: ProcedureFieldStore) {
  return new DataLoader(async (codes: readonly string[]): Promise<(FieldRow | null)[]> => {
    const fields = new Map((await store.findAll()).map((field) => [field.code, field]));
    return codes.map((code) => fields.get(code) ?? null);
  });
}
