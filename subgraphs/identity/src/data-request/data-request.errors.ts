import { defineErrors } from '@city/kit/errors/error-registry';

type Lengths = { minimum: number; maximum: number };

export const dataRequestErrors = defineErrors('identity', {
  DATA_RESTRICTED: {
    description:
      'The person has had the use of the data restricted; lifting that comes before a new consent.',
    since: '0.2.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Bạn đang hạn chế việc dùng dữ liệu. Hãy bỏ hạn chế trước khi đồng ý.',
      en: 'You have restricted the use of your data. Lift the restriction before you agree to more.',
    }),
  },
  REQUEST_OPEN: {
    description: 'There is a request of this kind that has not been decided yet.',
    since: '0.2.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Bạn đã có một yêu cầu loại này đang được xử lý',
      en: 'You have a request of this kind that is being dealt with',
    }),
  },
  REQUEST_DECIDED: {
    description: 'Somebody has decided this request meanwhile.',
    since: '0.2.0',
    category: 'CONFLICT',
    message: () => ({ vi: 'Yêu cầu này đã được giải quyết', en: 'This request has been decided' }),
  },
  DATA_REASON_MISSING: {
    description: 'A request to correct, restrict or erase, and a refusal, say why.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: ({ minimum, maximum }: Lengths) => ({
      vi: `Nêu lý do, từ ${minimum} đến ${maximum} ký tự`,
      en: `Say why, in ${minimum} to ${maximum} characters`,
    }),
  },
  CORRECTION_INVALID: {
    description: 'The value is not one that this field can have.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Giá trị này không dùng được cho mục cần sửa',
      en: 'The value can’t be used for what is to be corrected',
    }),
  },
});
