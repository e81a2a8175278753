import type { IdentityContext } from '../context.ts';

/** Everybody may know that a record's person is a person; each field decides for itself what it shows. */
export const resolveCitizenReference = (reference: { id: string }, { loaders }: IdentityContext) =>
  loaders.citizens.load(reference.id);
