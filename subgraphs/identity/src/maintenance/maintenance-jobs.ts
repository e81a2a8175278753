import { ensurePartitions, eventPartitions, type PartitionedTable } from '@city/kit/database/partitions';
import { type Jobs, startJobs } from '@city/kit/jobs/jobs';
import { partitionJob } from '@city/kit/jobs/partition-job';
import type { Logger } from '@city/kit/log/log';
import type { Pool } from 'pg';
import { z } from 'zod';
import { signAccessRoots } from '../access-record/sign-access-roots.ts';
import { tellOfLookup, tellOfLookupTask } from '../access-record/tell-of-lookup.ts';
import { CitizenStore } from '../citizen/citizen.store.ts';
import type { Database } from '../database.ts';
import type { SigningKeys } from '../environment.ts';
import { deliveryTasks } from '../notification/deliver-notification.ts';
import type { Emails } from '../notification/emails.ts';
import type { personalDataJobs } from '../personal-data/personal-data-jobs.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import type { OidcPayloadStore } from '../provider/oidc-payload.store.ts';
import { recoveryTasks, removeOldSignIns } from '../recovery/recovery-jobs.ts';
import { PhoneCodeStore } from '../registration/phone-code.store.ts';
import { sendPhoneCode, sendPhoneCodeTask } from '../registration/phone-code.ts';
import { pendingMinutes } from '../registration/register-citizen.ts';
import { formerContactTasks } from '../registration/tell-former-contact.ts';
import type { TextMessages } from '../registration/text-messages.ts';
import { RevocationStore } from '../revocation/revocation.store.ts';
import type { AttemptStore } from '../sign-in/attempt.store.ts';
import { watchSignIns } from '../sign-in/watch-sign-ins.ts';

/** Without its month's partition no access record can be kept, and without a record no data leaves. */
const accessRecords: PartitionedTable = { table: 'access_record', by: 'month', ahead: 3, behind: 2 };

const tables = [accessRecords, eventPartitions];

export async function startMaintenance(o: {
  connectionString: string;
  pool: Pool;
  database: Database;
  vault: PersonalDataVault;
  payloads: OidcPayloadStore;
  attempts: AttemptStore;
  textMessages: TextMessages;
  emails: Emails;
  portalUrl: string;
  signingKeys: SigningKeys;
  personalData: ReturnType<typeof personalDataJobs>;
  log: Logger;
}): Promise<Jobs> {
  const schema = 'identity';
  for (const table of tables) await ensurePartitions({ pool: o.pool, schema, ...table });
  const partitions = partitionJob({ pool: o.pool, schema, tables, log: o.log });
  const codes = new PhoneCodeStore(o.database);
  return startJobs({
    connectionString: o.connectionString,
    schema: `${schema}_worker`,
    log: o.log,
    tasks: {
      ...partitions.tasks,
      [sendPhoneCodeTask]: async (payload) => {
        const { id } = z.object({ id: z.uuid() }).parse(payload);
        await sendPhoneCode({ codes, vault: o.vault, textMessages: o.textMessages }, id);
      },
      ...recoveryTasks(o),
      ...deliveryTasks(o),
      ...formerContactTasks(o),
      ...o.personalData.tasks,
      [tellOfLookupTask]: (payload) =>
        tellOfLookup(o.database, z.object({ recordId: z.uuid() }).parse(payload).recordId),
      // Outside the database, where nobody who changes the records can change it too.
      'tell-access-root': async () => {
        for (const root of await signAccessRoots(o.database, o.signingKeys.keys))
          o.log.info(root, "The root of a day's access records");
      },
      'watch-sign-ins': () => watchSignIns(o),
      // What expired is not answered even while it is still there.
      'remove-expired': async () => {
        const payloads = await o.payloads.removeExpired();
        const attempts = await o.attempts.removeOld();
        await removeOldSignIns(o);
        const codesGone = await codes.removeOld();
        const pending = await new CitizenStore(o.database, o.vault).removePending(pendingMinutes);
        const revocations = await new RevocationStore(o.database).removeOld();
        o.log.debug(
          { payloads, attempts, codes: codesGone, pending, revocations },
          'removed what has expired',
        );
      },
    },
    crontab: [
      partitions.crontab,
      o.personalData.crontab,
      '17 * * * * tell-access-root ?max=1',
      '* * * * * watch-sign-ins ?max=1',
      '*/10 * * * * remove-expired ?max=3',
    ].join('\n'),
  });
}
