import { randomUUID } from 'node:crypto';
import { badUserInput, cityError, fieldProblem, notFound } from '@city/kit/errors/city-error';
import { isUuid } from '@city/kit/text/is-uuid';
import type { IdentityContext } from '../context.ts';
import { questionClock } from '../data-request/legal-clock.ts';
import { accessQuestionErrors as errors } from './access-question.errors.ts';
import { AccessQuestionStore } from './access-question.store.ts';
import { readLongText } from './long-text.ts';

const lengths = { minimum: 5, maximum: 2_000 };

export const questionPlace = (id: string): string => `accessQuestion.message:${id}`;
export const answerPlace = (id: string): string => `accessQuestion.answer:${id}`;

/** A person asks the organisation that looked. One question for a look: what is unclear then goes to the counter. */
export async function askAboutAccess(
  { database, vault, loaders }: IdentityContext,
  citizenId: string,
  given: { accessRecordId: string; message: string },
) {
  const message = readText('message', given.message);
  const record = isUuid(given.accessRecordId) ? await loaders.accessRecords.load(given.accessRecordId) : null;
  if (!record || record.citizenId !== citizenId) throw notFound();
  const id = randomUUID();
  const askedAt = new Date();
  const row = {
    id,
    accessRecordId: record.id,
    citizenId,
    organizationId: record.organizationId,
    messageCipher: vault.seal(message, questionPlace(id)),
    askedAt,
    answerBy: new Date(questionClock(askedAt)),
  };
  if (!(await new AccessQuestionStore(database).add(row))) throw cityError(errors.ALREADY_ASKED);
  return { ...row, answerCipher: null, answeredAt: null, answeredById: null };
}

export function readText(field: string, given: string): string {
  const text = readLongText(given, lengths);
  if (text === null) throw badUserInput([fieldProblem(field, errors.QUESTION_NOT_ACCEPTED, lengths)]);
  return text;
}
