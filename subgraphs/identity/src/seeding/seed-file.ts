import { readFileSync } from 'node:fs';

export function readSeedFile(name: string): string {
  return readFileSync(new URL(`../../seed/${name}`, import.meta.url), 'utf8');
}

/** A day as Prisma wants it for a DATE column. */
export const toDate = (day: string): Date => new Date(`${day}T00:00:00Z`);
