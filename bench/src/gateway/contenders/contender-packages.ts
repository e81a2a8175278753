import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * The peers, at exact versions. They are not among this repository's dependencies: they weigh 680 MB, and nobody but
 * this bench has a use for them.
 */
const manifest = {
  name: 'contenders',
  private: true,
  type: 'module',
  dependencies: {
    '@apollo/gateway': '2.14.4',
    '@apollo/server': '5.5.1',
    '@graphql-hive/gateway': '2.15.1',
    '@graphql-hive/router-runtime': '1.4.23',
    graphql: '16.15.0',
  },
  overrides: { graphql: '16.15.0', '@graphql-tools/batch-execute': '10.2.0' },
};

const apolloServer = 'apollo-server.mjs';

/** Installs the peers if they are not there yet. Returns the folder in which they are. */
export async function installContenders(folder: string): Promise<string> {
  const wanted = `${JSON.stringify(manifest, null, 2)}\n`;
  const marker = join(folder, 'installed.json');
  const installed = await readFile(marker, 'utf8').catch(() => undefined);
  if (installed !== wanted) {
    console.error(`Installing the peers into ${folder} (once; some minutes)…`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), wanted);
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--omit=dev'], { cwd: folder });
    await writeFile(marker, wanted);
  }
  await copyFile(new URL(apolloServer, import.meta.url), join(folder, apolloServer));
  return folder;
}
