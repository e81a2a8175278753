import { randomUUID } from 'node:crypto';
import { badUserInput, cityError, fieldProblem } from '@city/kit/errors/city-error';
import { addJob } from '@city/kit/jobs/jobs';
import { readLongText } from '../access-question/long-text.ts';
import type { IdentityContext } from '../context.ts';
import type { DataRequestKind } from '../generated/prisma/enums.ts';
import { exportTask } from '../personal-data/export-task.ts';
import { readCorrection } from './correction.ts';
import { dataRequestErrors as errors } from './data-request.errors.ts';
import { type DataRequestRow, DataRequestStore } from './data-request.store.ts';
import { type CorrectableField, sealDetail } from './data-request-content.ts';
import { legalClock } from './legal-clock.ts';

const reasonLengths = { minimum: 5, maximum: 1_000 };

type Context = Pick<IdentityContext, 'database' | 'vault'>;

export type Given = {
  kind: DataRequestKind;
  reason?: string;
  correction?: { field: CorrectableField; value: string };
  isLifted?: boolean;
};

/** Takes a request in: its clock starts now. One of a kind at a time; a copy of the data is made at once by a job. */
export async function makeDataRequest(
  { database, vault }: Context,
  citizenId: string,
  given: Given,
): Promise<DataRequestRow> {
  const id = randomUUID();
  const requestedAt = new Date();
  const { answerBy, completeBy } = legalClock(given.kind, requestedAt);
  const detail = given.kind === 'EXPORT' ? null : readDetail(given);
  return database.$transaction(async (tx) => {
    // The lock on the person: two requests at once are made one after the other.
    await tx.$queryRaw`select 1 from citizen where id = ${citizenId}::uuid for update`;
    const requests = new DataRequestStore(tx);
    if (await requests.hasOpen(citizenId, given.kind)) throw cityError(errors.REQUEST_OPEN);
    if (given.kind === 'EXPORT')
      await addJob(tx, 'identity_worker', exportTask, { requestId: id }, { jobKey: `export ${id}` });
    return requests.add({
      id,
      citizenId,
      kind: given.kind,
      detailCipher: detail && sealDetail(vault, id, detail),
      requestedAt,
      answerBy: new Date(answerBy),
      completeBy: new Date(completeBy),
    });
  });
}

function readDetail({ reason = '', correction, isLifted = false }: Given) {
  const text = readLongText(reason, reasonLengths);
  if (text === null) throw badUserInput([fieldProblem('reason', errors.DATA_REASON_MISSING, reasonLengths)]);
  return { reason: text, correction: correction ? readCorrection(correction) : null, isLifted };
}
