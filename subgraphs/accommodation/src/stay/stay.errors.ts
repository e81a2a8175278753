import { defineErrors } from '@city/kit/errors/error-registry';

export const maximumRows = 500;

const input = { since: '0.1.0', category: 'BAD_USER_INPUT' } as const;

export const batchErrors = defineErrors('accommodation', {
  TOO_MANY_ROWS: {
    ...input,
    description: 'More than 500 rows in one call. Send the rest in another.',
    message: ({ maximum }: { maximum: number }) => ({
      vi: `Mỗi lần gửi tối đa ${maximum} dòng. Hãy chia thành nhiều lần.`,
      en: `At most ${maximum} rows at a time. Send the rest in another call.`,
    }),
  },
});

export const departureErrors = defineErrors('accommodation', {
  DEPARTURE_IN_FUTURE: {
    ...input,
    description: 'The guest has not left yet. Check out when the guest leaves.',
    message: () => ({
      vi: 'Giờ trả phòng nằm trong tương lai. Hãy nhập giờ khách đã rời đi.',
      en: 'The departure is in the future. Enter when the guest left.',
    }),
  },
  DEPARTED_BEFORE_ARRIVAL: {
    ...input,
    description: 'The guest would leave before arriving.',
    message: ({ receiptNumber }: { receiptNumber: string }) => ({
      vi: `Giờ trả phòng trước giờ đến (${receiptNumber}). Hãy kiểm tra lại.`,
      en: `The departure is before the arrival (${receiptNumber}). Check both.`,
    }),
  },
  STAY_CANCELLED: {
    since: '0.1.0',
    category: 'INVALID_TRANSITION',
    description: 'The declaration was cancelled: there is nothing to check out.',
    message: ({ receiptNumber }: { receiptNumber: string }) => ({
      vi: `Khai báo ${receiptNumber} đã bị huỷ.`,
      en: `The declaration ${receiptNumber} was cancelled.`,
    }),
  },
  STAY_ENDED: {
    since: '0.1.0',
    category: 'INVALID_TRANSITION',
    description: 'The guest was checked out before, with another time.',
    message: ({ receiptNumber }: { receiptNumber: string }) => ({
      vi: `Khách của khai báo ${receiptNumber} đã trả phòng vào giờ khác.`,
      en: `The guest of ${receiptNumber} was checked out before, at another time.`,
    }),
  },
});

export const stayQueryErrors = defineErrors('accommodation', {
  PURPOSE_OF_ACCESS_MISSING: {
    ...input,
    description:
      'Reading the data of guests needs a reason in words, which is kept and which the guest can read.',
    message: ({ minimum, maximum }: { minimum: number; maximum: number }) => ({
      vi: `Hãy ghi lý do tra cứu, từ ${minimum} đến ${maximum} ký tự. Lý do được lưu lại.`,
      en: `Enter why you look this up, in ${minimum} to ${maximum} characters. The reason is kept.`,
    }),
  },
  SEARCH_NOT_ACCEPTED: {
    ...input,
    description: 'The search text is longer than 100 characters, or holds characters that cannot be printed.',
    message: () => ({
      vi: 'Nội dung tìm kiếm quá dài hoặc có ký tự không in được.',
      en: 'The search text is too long or has characters that cannot be printed.',
    }),
  },
  PERIOD_NOT_ACCEPTED: {
    ...input,
    description: 'The first day is after the last, or the period is longer than 366 days.',
    message: () => ({
      vi: 'Khoảng thời gian chưa hợp lệ: ngày đầu không sau ngày cuối, tối đa 366 ngày.',
      en: 'The period is not valid: the first day is not after the last, at most 366 days.',
    }),
  },
  KEY_NEEDED: {
    ...input,
    description: 'Exactly one of the two keys is needed.',
    message: ({ keys }: { keys: [string, string] }) => ({
      vi: `Hãy cho biết ${keys[0]} hoặc ${keys[1]}, chỉ một trong hai.`,
      en: `Give either ${keys[0]} or ${keys[1]}, one of the two.`,
    }),
  },
});
