import { defineErrors } from '../errors/error-registry.ts';

export const pagingErrors = defineErrors('paging', {
  CURSOR_INVALID: {
    description: 'The cursor did not come from this list or stream.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Con trỏ không hợp lệ. Hãy đọc lại từ đầu.',
      en: 'The cursor is not valid here. Read again from the start.',
    }),
  },
  PAGE_SIZE_INVALID: {
    description: 'A page holds between 1 and 500 entries.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Mỗi trang có từ 1 đến 500 mục.',
      en: 'A page holds between 1 and 500 entries.',
    }),
  },
});
