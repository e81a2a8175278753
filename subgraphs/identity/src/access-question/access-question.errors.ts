import { defineErrors } from '@city/kit/errors/error-registry';

export const accessQuestionErrors = defineErrors('identity', {
  QUESTION_NOT_ACCEPTED: {
    description: 'A question about a look, or the answer to it, is a text of these lengths.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: ({ minimum, maximum }: { minimum: number; maximum: number }) => ({
      vi: `Nhập từ ${minimum} đến ${maximum} ký tự`,
      en: `Write ${minimum} to ${maximum} characters`,
    }),
  },
  ALREADY_ASKED: {
    description: 'There is a question about this look already; its answer comes with a notification.',
    since: '0.2.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Bạn đã hỏi về lượt xem này. Bạn sẽ nhận được thông báo khi có câu trả lời.',
      en: 'You have asked about this look already. You will be notified when it is answered.',
    }),
  },
  ALREADY_ANSWERED: {
    description: 'Somebody has answered this question meanwhile.',
    since: '0.2.0',
    category: 'CONFLICT',
    message: () => ({ vi: 'Câu hỏi này đã được trả lời', en: 'This question has been answered' }),
  },
});
