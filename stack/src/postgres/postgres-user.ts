import { execFileSync } from 'node:child_process';
import { StartError } from '../city/settings.ts';
import type { SystemUser } from './reachable-folder.ts';

function lookUp(name: string): SystemUser | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    // `id` ends with an error when there is no such user: that is the answer.
    return null;
  }
}

/** The user PostgreSQL runs as: null is the one who started the city; for root, one of its own. */
export function postgresUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const known = lookUp('postgres');
  if (known) return known;
  try {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/bin/false',
      'postgres',
    ]);
  } catch {
    throw new StartError(
      'PostgreSQL does not run as root, and a user `postgres` could not be made: make one, or start as another user.',
    );
  }
  return lookUp('postgres');
}
