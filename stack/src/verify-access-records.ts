import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readSecrets } from './city/secrets.ts';
import { projectRoot, readSettings, StartError } from './city/settings.ts';
import { embeddedAdminUrl } from './postgres/embedded-postgres.ts';

const help = `Recomputes the chain of who looked at whose data in the city that runs here; ends with 1 where it is broken.
  --roots FILE   compares with a copy of the issuer's /access-records/roots that was kept elsewhere`;

try {
  const { values } = parseArgs({ options: { roots: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(help);
    process.exit();
  }
  const roots = values.roots === undefined ? [] : ['--roots', resolve(values.roots)];
  if (roots[1] && !existsSync(roots[1])) throw new StartError(`There is no ${roots[1]}.`);
  const settings = readSettings(process.env);
  const secrets = readSecrets(settings.dataDirectory);
  const program = join(projectRoot, 'subgraphs', 'identity', 'dist', 'verify-access-records.js');
  if (!secrets || !existsSync(program))
    throw new StartError(`There is no city in ${settings.dataDirectory}: run \`npm start\` first.`);
  const { subgraphUrl } = await import('@city/kit/database/provision');
  const adminUrl =
    settings.databaseUrl ??
    embeddedAdminUrl({ port: settings.ports.postgres, password: secrets.postgresPassword });
  const { status } = spawnSync(process.execPath, [program, ...roots], {
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
  const isMistake =
    error instanceof StartError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isMistake ? `\n  ${(error as Error).message}\n` : error);
  process.exitCode = 1;
}
