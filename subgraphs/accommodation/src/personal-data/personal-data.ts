import type { Localized } from '@city/kit/errors/localized';
import type { PersonalDataRecord, PersonalDataSection } from '@city/kit/personal-data/personal-data';
import { localDay } from '@city/kit/time/vietnam-time';
import type { Queries } from '../database.ts';
import { personalDocumentKey } from '../guest/document-number.ts';
import { countStaysOfDocument, findStaysOfDocument, type StayOfPerson } from './personal-data.store.ts';
import { documentKindWords, genderWords, purposeWords, statusWords } from './stay-words.ts';

/** Far more nights than anybody spends on the island; what is beyond is counted. */
const mostStays = 1_000;

/** What the register of stays holds about a person: everything on every stay under the personal number. */
export function personalDataIn(queries: Queries) {
  return async ({ nationalId }: { nationalId: string }): Promise<PersonalDataSection[]> => {
    const key = personalDocumentKey(nationalId);
    const [stays, total] = await Promise.all([
      findStaysOfDocument(queries, key, mostStays),
      countStaysOfDocument(queries, key),
    ]);
    return [
      {
        title: { vi: 'Khai báo lưu trú', en: 'Declared stays' },
        purpose: {
          vi: 'Thông báo lưu trú với cơ quan công an theo Luật Cư trú 2020, điều 30',
          en: 'Notice of stay to the police under the Law on Residence 2020, article 30',
        },
        keptBy: {
          vi: 'Luật Cư trú 2020 (68/2020/QH14), điều 30: cơ quan quản lý cư trú phải lưu thông báo lưu trú',
          en: 'Law on Residence 2020 (68/2020/QH14), article 30: notices of stay have to be kept',
        },
        total,
        records: stays.map(recordOf),
      },
    ];
  };
}

function recordOf(stay: StayOfPerson): PersonalDataRecord {
  const entries: [string, string, string | null, Localized?][] = [
    ['Cơ sở lưu trú', 'Establishment', stay.establishmentName],
    ['Số biên nhận', 'Receipt number', stay.receiptNumber],
    ['Họ và tên', 'Full name', stay.fullName],
    ['Ngày sinh', 'Date of birth', stay.dateOfBirth],
    ['Giới tính', 'Gender', stay.gender, genderWords[stay.gender]],
    ['Quốc tịch', 'Nationality', stay.nationality],
    ['Loại giấy tờ', 'Kind of document', stay.documentKind, documentKindWords[stay.documentKind]],
    ['Số giấy tờ', 'Document number', stay.documentNumber],
    ['Điện thoại', 'Phone', stay.phone],
    ['Địa chỉ', 'Address', stay.address],
    ['Dòng máy đọc', 'Machine readable lines', stay.mrz],
    ['Phòng', 'Room', stay.room],
    ['Lý do lưu trú', 'Reason for the stay', stay.purpose, purposeWords[stay.purpose]],
    ['Ngày đến', 'Arrived on', localDay(stay.arrivedAt)],
    ['Ngày đi dự kiến', 'Expected departure', stay.expectedDepartureOn],
    ['Ngày đi', 'Left on', stay.departedAt && localDay(stay.departedAt)],
    ['Khai báo lúc', 'Declared at', stay.declaredAt.toISOString()],
    ['Trạng thái', 'Status', stay.status, statusWords[stay.status]],
  ];
  return {
    entries: entries.flatMap(([vi, en, value, words]) =>
      value === null ? [] : [{ label: { vi, en }, value, ...(words && { words }) }],
    ),
  };
}
