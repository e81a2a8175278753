import { ConsentStore } from '../consent/consent.store.ts';
import type { Queries } from '../database.ts';
import type { OutcomePart } from './data-request-content.ts';

/** Ends, or allows again, every use of the data that rests on consent. What the law demands goes on. */
export async function restrict(
  tx: Queries,
  citizenId: string,
  isRestricted: boolean,
): Promise<OutcomePart[]> {
  await tx.citizen.update({
    where: { id: citizenId },
    data: { restrictedAt: isRestricted ? new Date() : null },
  });
  if (!isRestricted) return [];
  await new ConsentStore(tx).withdrawAll(citizenId);
  return [
    {
      what: { vi: 'Mọi việc dùng dữ liệu dựa trên sự đồng ý', en: 'Every use that rests on consent' },
      isDone: true,
      reason: { vi: 'Đã dừng; không nhận đồng ý mới', en: 'Stopped; no new consent is taken' },
    },
    {
      what: { vi: 'Việc dùng dữ liệu theo luật định', en: 'Uses that the law demands' },
      isDone: false,
      reason: {
        vi: 'Luật 91/2025/QH15, điều 19: xử lý không cần sự đồng ý; mỗi lượt xem vẫn được ghi lại cho bạn',
        en: 'Law 91/2025/QH15, article 19: processing without consent; each look is still on record for you',
      },
    },
  ];
}
