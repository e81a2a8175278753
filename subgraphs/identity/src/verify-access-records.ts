import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exitOnEnvironmentError } from '@city/kit/environment/environment';
import { z } from 'zod';
import { verifyAccessChain } from './access-record/verify-access-chain.ts';
import { verifyAccessRoots } from './access-record/verify-access-roots.ts';
import { openDatabase } from './database.ts';
import { readVerificationEnvironment, vaultKeysOf } from './environment.ts';
import { PersonalDataVault } from './protection/personal-data-vault.ts';

const copySchema = z.object({ roots: z.array(z.object({ day: z.iso.date(), signature: z.string() })) });

/**
 * Prints each day's root; ends with 1 at the first link that does not hold. `--roots FILE` compares with a copy of
 * `/access-records/roots` that was kept elsewhere.
 */
async function verify(): Promise<void> {
  const { values } = parseArgs({ options: { roots: { type: 'string' } } });
  const published = values.roots
    ? copySchema.parse(JSON.parse(readFileSync(values.roots, 'utf8'))).roots
    : [];
  const environment = readVerificationEnvironment();
  const database = openDatabase(environment.DATABASE_URL);
  try {
    const vault = new PersonalDataVault(vaultKeysOf(environment));
    const { days, records, broken } = await verifyAccessChain(database, vault);
    for (const { day, length, root } of days) process.stdout.write(`${day}  ${length}  ${root}\n`);
    const { keys } = environment.OIDC_SIGNING_KEYS;
    const wrongRoot = broken ? null : await verifyAccessRoots(database, keys, published);
    if (broken) {
      const { day, position, recordId, reason } = broken;
      fail(`Broken on ${day} at link ${position} (record ${recordId ?? 'none'}): ${reason}`);
    } else if (wrongRoot) fail(`Broken on ${wrongRoot.day}: ${wrongRoot.reason}`);
    else
      process.stdout.write(`${records} access records in ${days.length} days: every link and root holds\n`);
  } finally {
    await database.$disconnect();
  }
}

function fail(message: string): void {
  process.stdout.write(`${message}\n`);
  process.exitCode = 1;
}

await verify().catch((error: unknown) => {
  exitOnEnvironmentError(error);
  throw error;
});
