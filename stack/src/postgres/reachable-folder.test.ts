import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { reachableFolders } from './reachable-folder.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function clone(mode: number) {
  const home = mkdtempSync(join(tmpdir(), 'clone-'));
  made.push(home);
  const folders = { programs: join(home, 'programs'), data: join(home, 'data', 'postgres') };
  mkdirSync(folders.programs);
  mkdirSync(join(home, 'data'));
  chmodSync(home, mode);
  return folders;
}

test('an ordinary user keeps data and programs where they are', () => {
  const folders = clone(0o700);
  expect(reachableFolders(folders, null)).toEqual(folders);
});

test.runIf(process.getuid?.() === 0)(
  'folders that the server’s user can’t enter are replaced by ones it can',
  () => {
    const user = { uid: 65_534, gid: 65_534 };
    const open = clone(0o755);
    expect(reachableFolders(open, user)).toEqual(open);
    const closed = clone(0o700);
    const moved = reachableFolders(closed, user);
    made.push(join(moved.data, '..'));
    expect(moved.data).toMatch(/^\/var\/lib\/city-graph\//);
    expect(existsSync(moved.data)).toBe(true);
  },
);
