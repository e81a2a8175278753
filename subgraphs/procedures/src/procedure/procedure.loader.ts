import { isUuid } from '@city/kit/text/is-uuid';
import DataLoader from 'dataloader';
import type { DocumentRow, ProcedureRow, ProcedureStore } from './procedure.store.ts';

export type ProcedureLoaders = ReturnType<typeof createProcedureLoaders>;

type VersionKey = { procedureId: string; version: number };

const byName = new Intl.Collator('vi').compare;

/** Made anew for each operation: what is read once stays the same until the answer is sent. */
export function createProcedureLoaders(store: ProcedureStore) {
  const byId = new DataLoader(async (ids: readonly string[]) => {
    const rows = new Map((await store.findByIds(ids.filter(isUuid))).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id.toLowerCase()) ?? null);
  });

  const byCode = new DataLoader(async (codes: readonly string[]) => {
    const rows = new Map((await store.findByCodes(codes.filter(isText))).map((row) => [row.code, row]));
    return codes.map((code) => rows.get(code) ?? null);
  });

  const byAgency = new DataLoader(async (agencyIds: readonly string[]): Promise<ProcedureRow[][]> => {
    const found = await store.findByAgencies(agencyIds.filter(isUuid));
    const rows = Map.groupBy(found, (row) => row.agencyId);
    return agencyIds.map((id) => (rows.get(id) ?? []).sort((a, b) => byName(a.nameVi, b.nameVi)));
  });

  const documents = new DataLoader(
    async (versions: readonly VersionKey[]): Promise<DocumentRow[][]> => {
      const rows = Map.groupBy(await store.findDocuments(versions), versionKey);
      return versions.map((version) => rows.get(versionKey(version)) ?? []);
    },
    { cacheKeyFn: versionKey },
  );

  return { byId, byCode, byAgency, documents };
}

function versionKey({ procedureId, version }: VersionKey): string {
  return `${procedureId} ${version}`;
}

// PostgreSQL's text cannot hold U+0000.
function isText(code: string): boolean {
  return !code.includes('\0');
}
