import type { AccessFact } from '@city/kit/access-facts/access-fact';
import { localDay } from '@city/kit/time/vietnam-time';
import { personalNumberOf } from '../guest/document-number.ts';
import type { StayRecord } from '../stay/stay-record.ts';

/**
 * Whose data it is, as identity needs it: the personal number, and in words what was looked at.
 * None for a guest without one, who can't have an account.
 */
export function subjectOfStay(stay: StayRecord, house = ''): AccessFact['subjects'] {
  const nationalId = personalNumberOf(stay);
  if (nationalId === null) return [];
  const [year, month, day] = localDay(stay.arrivedAt).split('-');
  const place = house.slice(0, 150);
  return [
    {
      reference: stay.id,
      nationalId,
      about: {
        vi: `nơi lưu trú của bạn tại ${place || 'một cơ sở lưu trú'} từ ngày ${day}/${month}/${year}`,
        en: `your stay at ${place || 'a lodging establishment'} from ${day}/${month}/${year}`,
      },
    },
  ];
}
