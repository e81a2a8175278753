import { defineErrors } from '@city/kit/errors/error-registry';

export const procedureErrors = defineErrors('procedures', {
  SEARCH_TOO_LONG: {
    description: 'The text to search for has more than 200 characters.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Từ khóa tìm kiếm có nhiều nhất 200 ký tự.',
      en: 'The text to search for may have at most 200 characters.',
    }),
  },
});
