import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSecrets } from './city/secrets.ts';
import { projectRoot, readSettings, StartError } from './city/settings.ts';
import { embeddedAdminUrl } from './postgres/embedded-postgres.ts';

/** Recomputes the chain of who looked at whose data in the city that runs here: `-- --roots FILE` compares with a copy. */
try {
  const settings = readSettings(process.env);
  const secrets = readSecrets(settings.dataDirectory);
  const program = join(projectRoot, 'subgraphs', 'identity', 'dist', 'verify-access-records.js');
  if (!secrets || !existsSync(program))
    throw new StartError(`There is no city in ${settings.dataDirectory}: run \`npm start\` first.`);
  const { subgraphUrl } = await import('@city/kit/database/provision');
  const adminUrl =
    settings.databaseUrl ??
    embeddedAdminUrl({ port: settings.ports.postgres, password: secrets.postgresPassword });
  const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      DATABASE_URL: subgraphUrl(adminUrl, 'city', 'identity', secrets.databasePasswords.identity),
      OIDC_SIGNING_KEYS: secrets.oidcSigningKeys,
      NATIONAL_ID_ENCRYPTION_KEY: secrets.nationalIdEncryptionKey,
      NATIONAL_ID_HASH_KEY: secrets.nationalIdHashKey,
    },
  });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error instanceof StartError ? `\n  ${error.message}\n` : error);
  process.exitCode = 1;
}
