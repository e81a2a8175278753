import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '@city/kit/database/migrate';
import { provision, subgraphUrl } from '@city/kit/database/provision';
import { prepareEmbeddedPostgres } from '../postgres/embedded-postgres.ts';
import { refusalOf } from '../postgres/server-answer.ts';
import { runCommand } from './run-command.ts';
import type { CitySecrets } from './secrets.ts';
import { subgraphEnvironment } from './services.ts';
import { type CitySettings, projectRoot, StartError, type SubgraphName, subgraphNames } from './settings.ts';
import type { Supervisor } from './supervisor.ts';

const databaseName = 'city';

/** Starts the embedded server unless another is configured, and answers the administrator's address. */
export async function startDatabase(
  settings: CitySettings,
  secrets: CitySecrets,
  supervisor: Supervisor,
): Promise<string> {
  if (settings.databaseUrl) return settings.databaseUrl;
  const server = await prepareEmbeddedPostgres({
    dataDirectory: settings.dataDirectory,
    port: settings.ports.postgres,
    password: secrets.postgresPassword,
  });
  await supervisor.start({
    name: 'postgres',
    command: server.command,
    args: server.args,
    user: server.user,
    isReady: async () => (await refusalOf(server.adminUrl)) === null,
    readyWithinMs: 60_000,
    stopSignal: 'SIGINT',
    // A killed server has to recover at its next start: rather let it finish its checkpoint.
    stopWithinMs: 60_000,
  });
  return server.adminUrl;
}

/** Makes the database with a role and a schema for each subgraph, and brings the tables up to date. */
export async function prepareDatabase(
  adminUrl: string,
  secrets: CitySecrets,
): Promise<Record<SubgraphName, string>> {
  const passwords = secrets.databasePasswords;
  await provision({ adminUrl, database: databaseName, passwords }).catch((error: Error) => {
    throw new StartError(`The database could not be prepared: ${error.message}`, { cause: error });
  });
  const urls = Object.fromEntries(
    subgraphNames.map((name) => [name, subgraphUrl(adminUrl, databaseName, name, passwords[name])]),
  ) as Record<SubgraphName, string>;
  for (const name of subgraphNames) {
    await migrate({
      name,
      connectionString: urls[name],
      migrationsDirectory: join(projectRoot, 'prisma', name, 'migrations'),
      schemaFile: join(projectRoot, 'prisma', name, 'schema.prisma'),
    }).catch((error: Error) => {
      throw new StartError(error.message, { cause: error });
    });
  }
  return urls;
}

/** Runs each subgraph's seed, which does nothing where it has been before. */
export async function seedDatabase(city: Parameters<typeof subgraphEnvironment>[0]): Promise<void> {
  const seed = async (name: SubgraphName) => {
    const program = join(projectRoot, 'subgraphs', name, 'dist', 'seed.js');
    if (!existsSync(program)) throw new StartError(`${program} is missing: the build did not finish.`);
    await runCommand(process.execPath, ['--enable-source-maps', program], {
      env: subgraphEnvironment(city, name),
    });
  };
  await Promise.all(subgraphNames.map(seed));
}
