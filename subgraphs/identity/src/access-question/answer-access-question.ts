import { cityError, notFound } from '@city/kit/errors/city-error';
import { isUuid } from '@city/kit/text/is-uuid';
import type { IdentityContext } from '../context.ts';
import { administers } from '../membership/membership.policy.ts';
import { notify } from '../notification/notify.ts';
import { accessQuestionErrors as errors } from './access-question.errors.ts';
import { AccessQuestionStore } from './access-question.store.ts';
import { answerPlace, readText } from './ask-about-access.ts';

/** The administrator of the organisation that looked, or of one above it, answers; the person is told. */
export async function answerAccessQuestion(
  { database, vault, viewer, loaders, feed }: IdentityContext,
  given: { id: string; answer: string },
) {
  const answer = readText('answer', given.answer);
  const question = isUuid(given.id) ? await new AccessQuestionStore(database).find(given.id) : null;
  const organizationId = question?.organizationId;
  if (!question || !organizationId || !(await administers(viewer, organizationId, loaders.organizations)))
    throw notFound();
  const organization = await loaders.organizations.load(organizationId);
  await database.$transaction(async (tx) => {
    const answerCipher = vault.seal(answer, answerPlace(question.id));
    const isFirst = await new AccessQuestionStore(tx).answer(question.id, {
      answerCipher,
      answeredById: viewer.citizenId,
    });
    if (!isFirst) throw cityError(errors.ALREADY_ANSWERED);
    const [vi, en] = [organization?.vi ?? '', organization?.en ?? organization?.vi ?? ''];
    await notify(tx, {
      citizenId: question.citizenId,
      kind: 'ACCOUNT',
      title: { vi: 'Câu hỏi của bạn đã được trả lời', en: 'Your question was answered' },
      body: {
        vi: `${vi} đã trả lời câu hỏi của bạn về một lượt xem dữ liệu.`,
        en: `${en} answered your question about a look at your data.`,
      },
      link: '/account/access',
      source: 'identity',
      sourceReference: `answer ${question.id}`,
    });
  });
  feed.ring();
  const answered = await new AccessQuestionStore(database).find(question.id);
  if (!answered) throw notFound();
  return answered;
}
