import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** Documents by the SHA-256 of their text. */
export type Manifest = ReadonlyMap<string, string>;

/** Reads `{ "<sha256>": "<document>" }` from each file. A hash that is not its document's would be a way in. */
export async function readManifest(files: readonly string[]): Promise<Manifest> {
  const lists = await Promise.all(files.map(readList));
  return new Map(lists.flat());
}

async function readList(file: string): Promise<[string, string][]> {
  const list: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (typeof list !== 'object' || list === null || Array.isArray(list))
    throw new Error(`${file} is not an object of documents by their hashes.`);
  return Object.entries(list).map(([hash, document]) => {
    if (typeof document !== 'string' || hashOf(document) !== hash.toLowerCase())
      throw new Error(`${file}: ${hash.slice(0, 64)} is not the SHA-256 of its document.`);
    return [hash.toLowerCase(), document];
  });
}

export function hashOf(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}
