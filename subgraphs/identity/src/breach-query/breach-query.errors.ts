import { defineErrors } from '@city/kit/errors/error-registry';

export const breachQueryErrors = defineErrors('identity', {
  READER_NEEDED: {
    description: 'Exactly one of `citizenId`, `clientId` and `organizationId` says who read.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Nêu đúng một: người, phần mềm hoặc tổ chức đã xem dữ liệu',
      en: 'Name exactly one: the person, the program or the organisation that read',
    }),
  },
  SPAN_INVALID: {
    description: '`from` lies before `to`.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Thời điểm bắt đầu phải trước thời điểm kết thúc',
      en: 'The beginning must lie before the end',
    }),
  },
});
