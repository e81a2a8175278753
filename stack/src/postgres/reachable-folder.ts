import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type SystemUser = { uid: number; gid: number };

/** May this user walk to the folder? Every folder above it must let the user through. */
function isReachable(path: string, user: SystemUser): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

/** Of the package that the programs came with: after an upgrade the copy of the old ones is not the right one. */
function versionOf(programs: string): string {
  const file = join(programs, '..', 'package.json');
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
    : 'unknown';
}

/**
 * PostgreSQL refuses to run as root, and the user it runs as instead may have no way into, say, a clone below
 * root's home. Then its programs and its data live in /var/lib/city-graph, and a note in the data folder says so.
 */
export function reachableFolders(
  folders: { programs: string; data: string },
  user: SystemUser | null,
): { programs: string; data: string } {
  if (!user) return folders;
  const store = join(
    '/var/lib/city-graph',
    createHash('sha256').update(folders.data).digest('hex').slice(0, 12),
  );
  const result = { ...folders };
  if (!isReachable(folders.programs, user)) {
    result.programs = join('/var/lib/city-graph', `postgresql-${versionOf(folders.programs)}`);
    const copied = join(result.programs, '.complete');
    if (!existsSync(copied)) {
      mkdirSync(result.programs, { recursive: true, mode: 0o755 });
      cpSync(folders.programs, result.programs, { recursive: true, verbatimSymlinks: true });
      writeFileSync(copied, '');
    }
  }
  if (!isReachable(dirname(folders.data), user)) {
    result.data = join(store, 'postgres');
    mkdirSync(store, { recursive: true, mode: 0o755 });
    writeFileSync(
      `${folders.data}.moved.txt`,
      `The user of PostgreSQL can't enter this folder; its data is in ${result.data}.\n`,
    );
  }
  mkdirSync(result.data, { recursive: true, mode: 0o700 });
  chownSync(result.data, user.uid, user.gid);
  return result;
}
