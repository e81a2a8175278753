import { defineErrors } from '@city/kit/errors/error-registry';

export const notificationErrors = defineErrors('identity', {
  NOTIFICATION_DIFFERS: {
    description:
      'Another notification was handed in under this source and reference. Choose a reference of its own for each.',
    since: '0.1.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Mã tham chiếu này đã được dùng cho một thông báo khác.',
      en: 'This reference was already used for another notification.',
    }),
  },
  CHOICE_TWICE: {
    description: 'One kind of notification is named more than once in the choices. Name each at most once.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Mỗi loại thông báo chỉ được chọn một lần.',
      en: 'Each kind of notification can be chosen only once.',
    }),
  },
  TOO_MANY_NOTIFICATIONS: {
    description: 'More notifications are marked in one request than is done at once. Send them in parts.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ maximum }: { maximum: number }) => ({
      vi: `Mỗi lần chỉ đánh dấu được tối đa ${maximum} thông báo.`,
      en: `At most ${maximum} notifications can be marked at once.`,
    }),
  },
});
