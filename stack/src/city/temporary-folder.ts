import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A data folder for a city that is taken away again. Others may pass through, though not look: started by root,
 * PostgreSQL runs as another user, and where that one can't enter, its data would be kept elsewhere for good.
 */
export function temporaryFolder(prefix: string): string {
  const directory = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(directory, 0o711);
  return directory;
}
