import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDocument } from '@urql/core';
import { parse, print } from 'graphql';

/**
 * The list by which the gateway knows the portal's operations: `{ "<sha256>": "<document>" }`. A document in it asks
 * for the type names that urql's cache goes by; the generated types leave them out, so that no test has to invent them.
 */
export class TrustedDocuments {
  private readonly documents = new Map<string, string>();

  /** For the client preset: what it embeds in a typed document as its hash. */
  readonly hashOf = (operation: string): string => {
    const document = print(formatDocument(parse(operation)));
    const hash = createHash('sha256').update(document).digest('hex');
    this.documents.set(hash, document);
    return hash;
  };

  async write(folder: string): Promise<void> {
    const sorted = [...this.documents].sort(([a], [b]) => (a < b ? -1 : 1));
    const content = JSON.stringify(Object.fromEntries(sorted), null, 2);
    await writeFile(join(folder, 'trusted-documents.json'), `${content}\n`);
  }

  /** The preset's own lists: the same hashes, without the type names. */
  async removeOthers(folders: readonly string[]): Promise<void> {
    await Promise.all(folders.map((folder) => rm(join(folder, 'persisted-documents.json'), { force: true })));
  }
}
