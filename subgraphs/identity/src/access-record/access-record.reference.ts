import type { IdentityContext } from '../context.ts';

/** Who looked at somebody else's data is that person's to know. */
export async function resolveAccessRecordReference(reference: { id: string }, context: IdentityContext) {
  const record = await context.loaders.accessRecords.load(reference.id);
  return record && record.citizenId === context.viewer.citizenId ? record : null;
}
