import type { Localized } from '@city/kit/errors/localized';

/** Uses of personal data that no law demands: only who says yes is part of them, and silence is a no. */
export const consentPurposes = {
  'reminder-messages': {
    title: { vi: 'Nhắc việc qua tin nhắn và thư điện tử', en: 'Reminders by message and e-mail' },
    description: {
      vi: 'Nhắc bạn trước khi giấy tờ hết hạn hoặc lịch hẹn đến gần. Thông báo bắt buộc theo luật vẫn được gửi.',
      en: 'Tells you before a document expires or an appointment comes. Notices that the law demands come anyway.',
    },
  },
  'prefilled-forms': {
    title: { vi: 'Điền sẵn biểu mẫu', en: 'Prefilled forms' },
    description: {
      vi: 'Dùng thông tin bạn đã khai để điền sẵn hồ sơ sau, bạn vẫn xem lại trước khi nộp.',
      en: 'Uses what you have given before to fill in later forms; you see it before you send.',
    },
  },
  'service-surveys': {
    title: { vi: 'Khảo sát cải thiện dịch vụ', en: 'Surveys to improve services' },
    description: {
      vi: 'Thỉnh thoảng mời bạn đánh giá dịch vụ đã dùng. Câu trả lời được tách khỏi tên của bạn.',
      en: 'Now and then asks what you think of a service that you used. Answers are kept apart from your name.',
    },
  },
} as const satisfies Record<string, { title: Localized; description: Localized }>;

export type ConsentPurpose = keyof typeof consentPurposes;

export function isConsentPurpose(text: string): text is ConsentPurpose {
  return Object.hasOwn(consentPurposes, text);
}
