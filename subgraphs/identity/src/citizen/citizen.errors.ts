import { defineErrors } from '@city/kit/errors/error-registry';

export const citizenErrors = defineErrors('identity', {
  NATIONAL_ID_INVALID: {
    description: 'A citizen ID number has 12 digits; spaces, dots and dashes do not matter.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Số định danh cá nhân gồm 12 chữ số, in trên mặt trước thẻ căn cước.',
      en: 'A citizen ID number has 12 digits. It is on the front of the identity card.',
    }),
  },
  PURPOSE_MISSING: {
    description: 'Looking a person up needs a purpose in words: the person reads it.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ minimum, maximum }: { minimum: number; maximum: number }) => ({
      vi: `Hãy ghi mục đích tra cứu, từ ${minimum} đến ${maximum} ký tự. Người dân sẽ đọc được nội dung này.`,
      en: `Say what you look the person up for, in ${minimum} to ${maximum} characters. The person will read it.`,
    }),
  },
});
