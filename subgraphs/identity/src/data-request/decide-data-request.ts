import { badUserInput, cityError, fieldProblem, forbidden, notFound } from '@city/kit/errors/city-error';
import { addJob } from '@city/kit/jobs/jobs';
import { isUuid } from '@city/kit/text/is-uuid';
import { readLongText } from '../access-question/long-text.ts';
import type { IdentityContext } from '../context.ts';
import type { Queries } from '../database.ts';
import { notify } from '../notification/notify.ts';
import { erasureTask } from '../personal-data/export-task.ts';
import { applyCorrection } from './correction.ts';
import { dataRequestErrors as errors } from './data-request.errors.ts';
import { type DataRequestRow, DataRequestStore } from './data-request.store.ts';
import { type OutcomePart, openDetail, sealOutcome } from './data-request-content.ts';
import { eraseOwnData } from './erase-own-data.ts';
import { restrict } from './restrict.ts';

const noteLengths = { minimum: 5, maximum: 2_000 };

type Given = { id: string; isFulfilled: boolean; note: string | null };

/** An officer does what was asked, or refuses it and says why; either way the person is told. */
export async function decideDataRequest(context: IdentityContext, given: Given): Promise<DataRequestRow> {
  const { database, vault, viewer, feed } = context;
  const officerId = viewer.citizenId;
  if (officerId === null) throw forbidden();
  const note = readNote(given);
  const requests = new DataRequestStore(database);
  const request = isUuid(given.id) ? await requests.find(given.id) : null;
  // A copy is made by itself, and nobody decides in the own matter.
  if (!request || request.kind === 'EXPORT') throw notFound();
  if (request.citizenId === officerId) throw forbidden();
  await database.$transaction(async (tx) => {
    const parts = given.isFulfilled ? await carryOut(tx, context, request) : [];
    const isFirst = await new DataRequestStore(tx).decide(request.id, {
      status: given.isFulfilled ? 'FULFILLED' : 'REFUSED',
      decidedById: officerId,
      outcomeCipher: sealOutcome(vault, request.id, { note, parts }),
    });
    if (!isFirst) throw cityError(errors.REQUEST_DECIDED);
    await notify(tx, noticeOf(request, given.isFulfilled));
  });
  feed.ring();
  return (await requests.find(request.id)) ?? request;
}

function carryOut(tx: Queries, { vault }: IdentityContext, request: DataRequestRow): Promise<OutcomePart[]> {
  const detail = openDetail(vault, request);
  if (!detail) throw new Error('The request does not say what is asked for');
  const { citizenId } = request;
  switch (request.kind) {
    case 'CORRECTION':
      return applyCorrection(tx, vault, citizenId, detail).then(() => []);
    case 'RESTRICTION':
      return restrict(tx, citizenId, !detail.isLifted);
    case 'ERASURE':
      return addJob(tx, 'identity_worker', erasureTask, { requestId: request.id }).then(() =>
        eraseOwnData(tx, citizenId),
      );
    case 'EXPORT':
      throw new Error('A copy of the data is made by a job');
  }
}

function readNote({ isFulfilled, note }: Given): string | null {
  if (isFulfilled && !note?.trim()) return null;
  const text = readLongText(note ?? '', noteLengths);
  if (text === null) throw badUserInput([fieldProblem('note', errors.DATA_REASON_MISSING, noteLengths)]);
  return text;
}

function noticeOf({ id, citizenId }: DataRequestRow, isFulfilled: boolean) {
  return {
    citizenId,
    kind: 'ACCOUNT' as const,
    title: isFulfilled
      ? { vi: 'Yêu cầu về dữ liệu đã được thực hiện', en: 'Your request about your data was carried out' }
      : { vi: 'Yêu cầu về dữ liệu bị từ chối', en: 'Your request about your data was refused' },
    body: {
      vi: 'Xem kết quả và lý do trong mục Dữ liệu của tôi.',
      en: 'See the outcome and the reasons under My data.',
    },
    link: '/account/data',
    source: 'identity',
    sourceReference: `data request ${id}`,
  };
}
