import type { Queries } from '../database.ts';
import { notificationTopic } from '../notification/notify.ts';
import { keptBy } from '../personal-data/section-words.ts';
import type { OutcomePart } from './data-request-content.ts';

const erased = { vi: 'Đã xóa', en: 'Erased' };

/** Erases what no law keeps in identity and says of the rest why it stays. */
export async function eraseOwnData(tx: Queries, citizenId: string): Promise<OutcomePart[]> {
  await tx.citizen.update({
    where: { id: citizenId },
    data: { emailCipher: null, permanentAddressCipher: null },
  });
  await tx.notification.deleteMany({ where: { citizenId } });
  // Who comes back to the live stream is not sent what is no longer there.
  await tx.$executeRaw`delete from event where topic = ${notificationTopic} and payload->>'citizenId' = ${citizenId}`;
  return [
    {
      what: { vi: 'Thư điện tử và địa chỉ thường trú', en: 'E-mail and permanent address' },
      isDone: true,
      reason: erased,
    },
    { what: { vi: 'Thông báo', en: 'Notifications' }, isDone: true, reason: erased },
    {
      what: { vi: 'Tài khoản và đối chiếu giấy tờ', en: 'Account and comparisons of documents' },
      isDone: false,
      reason: keptBy.account,
    },
    {
      what: {
        vi: 'Ai đã xem dữ liệu, câu hỏi, yêu cầu và sự đồng ý của bạn',
        en: 'Who looked at your data, your questions, requests and consents',
      },
      isDone: false,
      reason: keptBy.accountability,
    },
  ];
}
