import { defineErrors } from '@city/kit/errors/error-registry';

export const seriesErrors = defineErrors('environment', {
  STEP_INVALID: {
    description:
      'The step is an ISO 8601 duration from PT1M to P1M: whole minutes up to an hour, whole hours above, or one month.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Bước thời gian phải từ PT1M đến P1M, ví dụ PT10M, PT1H, P1D hoặc P1M.',
      en: 'The step must be from PT1M to P1M, such as PT10M, PT1H, P1D or P1M.',
    }),
  },
  RANGE_EMPTY: {
    description: '`to` must lie after `from`.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Thời điểm kết thúc phải sau thời điểm bắt đầu.',
      en: 'The end must lie after the start.',
    }),
  },
  TOO_MANY_POINTS: {
    description: 'A series has at most 2,000 points. Take a longer step or a shorter time.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ points, maximum }: { points: number; maximum: number }) => ({
      vi: `Chuỗi có ${points} điểm, tối đa là ${maximum}. Hãy chọn bước dài hơn hoặc khoảng ngắn hơn.`,
      en: `The series has ${points} points, at most ${maximum} are answered. Take a longer step or a shorter time.`,
    }),
  },
});
