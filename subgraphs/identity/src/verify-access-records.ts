import { exitOnEnvironmentError } from '@city/kit/environment/environment';
import { verifyAccessChain } from './access-record/verify-access-chain.ts';
import { openDatabase } from './database.ts';
import { readVerificationEnvironment } from './environment.ts';
import { PersonalDataVault } from './protection/personal-data-vault.ts';

/** Prints each day's root, to be compared with a copy kept elsewhere; ends with 1 at the first broken link. */
try {
  const environment = readVerificationEnvironment();
  const database = openDatabase(environment.DATABASE_URL);
  try {
    const vault = new PersonalDataVault({
      encryptionKey: environment.NATIONAL_ID_ENCRYPTION_KEY,
      hashKey: environment.NATIONAL_ID_HASH_KEY,
    });
    const { days, records, broken } = await verifyAccessChain(database, vault);
    for (const { day, length, root } of days) process.stdout.write(`${day}  ${length}  ${root}\n`);
    if (broken) {
      const { day, position, recordId, reason } = broken;
      process.stdout.write(
        `Broken on ${day} at link ${position} (record ${recordId ?? 'none'}): ${reason}\n`,
      );
      process.exitCode = 1;
    } else process.stdout.write(`${records} access records in ${days.length} days: every link holds\n`);
  } finally {
    await database.$disconnect();
  }
} catch (error) {
  exitOnEnvironmentError(error);
  throw error;
}
