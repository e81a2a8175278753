import type { Localized } from '@city/kit/errors/error-registry';
import { defineErrors } from '@city/kit/errors/error-registry';
import type { MrzCheck } from '../mrz/mrz.ts';

const row = { since: '0.1.0', category: 'BAD_USER_INPUT' } as const;
const conflicting = { since: '0.1.0', category: 'CONFLICT' } as const;

/** Why a row of a batch was not declared. */
/** What each check digit of a document stands over, as people call it. */
const checkedPart: Record<MrzCheck, Localized> = {
  documentNumber: { vi: 'số giấy tờ', en: 'document number' },
  dateOfBirth: { vi: 'ngày sinh', en: 'date of birth' },
  expiry: { vi: 'ngày hết hạn', en: 'date of expiry' },
  optional: { vi: 'phần tùy chọn', en: 'optional part' },
  composite: { vi: 'toàn bộ dòng', en: 'whole line' },
};

export const declarationErrors = defineErrors('accommodation', {
  DETAIL_MISSING: {
    ...row,
    description: 'A detail that the law asks for is neither in the row nor in the machine readable lines.',
    message: ({ what }: { what: Localized }) => ({
      vi: `Thiếu ${what.vi}. Hãy nhập ${what.vi}.`,
      en: `There is no ${what.en}. Enter the ${what.en}.`,
    }),
  },
  TEXT_NOT_ACCEPTED: {
    ...row,
    description: 'A text is longer than is kept, or holds characters that cannot be printed.',
    message: ({ maximum }: { maximum: number }) => ({
      vi: `Nội dung này quá dài hoặc có ký tự không in được. Nhập tối đa ${maximum} ký tự.`,
      en: `This text is too long or has characters that cannot be printed. Enter at most ${maximum} characters.`,
    }),
  },
  MRZ_UNREADABLE: {
    ...row,
    description: 'The machine readable lines are not two lines of 44 or 36 characters, nor three of 30.',
    message: () => ({
      vi: 'Không đọc được các dòng mã của giấy tờ. Hãy quét lại hoặc nhập tay thông tin của khách.',
      en: 'The machine readable lines could not be read. Read the document again, or type the details.',
    }),
  },
  MRZ_CHECK_DIGIT: {
    ...row,
    description:
      'A check digit of the machine readable lines does not hold (ICAO 9303). Read them again, or give `mrzOverrideReason`.',
    message: ({ fields }: { fields: MrzCheck[] }) => ({
      vi: `Số kiểm tra của dòng mã không khớp (${fields.map((field) => checkedPart[field].vi).join(', ')}). Hãy quét lại, hoặc ghi lý do nếu giấy tờ đúng như vậy.`,
      en: `The check digits of the document do not match (${fields.map((field) => checkedPart[field].en).join(', ')}). Read it again, or give the reason if it is printed so.`,
    }),
  },
  COUNTRY_UNKNOWN: {
    ...row,
    description: 'The nationality is not in the list of codes (ISO 3166-1 alpha-3 and those of ICAO 9303).',
    message: ({ code }: { code: string }) => ({
      vi: `Không có mã quốc tịch “${code}”. Hãy chọn mã ba chữ cái, ví dụ VNM.`,
      en: `There is no nationality “${code}”. Choose a code of three letters, such as VNM.`,
    }),
  },
  DOCUMENT_NUMBER_WRONG: {
    ...row,
    description: 'The number does not have the form that documents of this kind have.',
    message: ({ form }: { form: Localized }) => ({
      vi: `Số giấy tờ chưa đúng dạng: ${form.vi}.`,
      en: `The document number does not have the right form: ${form.en}.`,
    }),
  },
  BIRTH_DATE_WRONG: {
    ...row,
    description: 'The date of birth is in the future, or more than 120 years ago.',
    message: () => ({
      vi: 'Ngày sinh không hợp lý. Hãy kiểm tra lại trên giấy tờ.',
      en: 'The date of birth cannot be right. Compare it with the document.',
    }),
  },
  ARRIVAL_IN_FUTURE: {
    ...row,
    description: 'The guest has not arrived yet. A stay is declared on arrival, not before.',
    message: () => ({
      vi: 'Giờ đến nằm trong tương lai. Hãy khai báo khi khách đã đến.',
      en: 'The arrival is in the future. Declare the guest on arrival.',
    }),
  },
  ARRIVAL_TOO_LONG_AGO: {
    ...row,
    description: 'Arrivals of more than 31 days ago are declared at the police station.',
    message: () => ({
      vi: 'Khách đã đến hơn 31 ngày trước. Hãy liên hệ công an sở tại để khai báo.',
      en: 'The guest arrived more than 31 days ago. Declare this stay at the police station.',
    }),
  },
  DEPARTURE_BEFORE_ARRIVAL: {
    ...row,
    description: 'The expected departure is before the day of arrival.',
    message: () => ({
      vi: 'Ngày đi dự kiến trước ngày đến. Hãy kiểm tra lại hai ngày này.',
      en: 'The expected departure is before the arrival. Check both days.',
    }),
  },
  PERMIT_TOO_SHORT: {
    ...row,
    description: 'A foreign guest is permitted to stay for less time than the stay is expected to last.',
    message: () => ({
      vi: 'Thời hạn tạm trú kết thúc trước ngày đi dự kiến. Hãy kiểm tra lại hai ngày này.',
      en: 'The permitted stay ends before the expected departure. Check both days.',
    }),
  },
  PERMIT_IS_PASSPORT_EXPIRY: {
    ...row,
    description: 'The end of the permitted stay equals the expiry of the passport: the usual mix-up.',
    message: () => ({
      vi: 'Thời hạn tạm trú trùng với ngày hết hạn hộ chiếu. Hãy xem dấu nhập cảnh hoặc thị thực.',
      en: 'The permitted stay equals the expiry of the passport. Look at the entry stamp or the visa.',
    }),
  },
  ENTRY_AFTER_ARRIVAL: {
    ...row,
    description: 'The guest entered Vietnam after arriving at the establishment.',
    message: () => ({
      vi: 'Ngày nhập cảnh sau ngày đến cơ sở. Hãy kiểm tra lại.',
      en: 'The entry into Vietnam is after the arrival here. Check both days.',
    }),
  },
  ESTABLISHMENT_CLOSED: {
    ...row,
    description: 'The establishment no longer takes guests.',
    message: () => ({
      vi: 'Cơ sở này đã ngừng hoạt động. Hãy liên hệ công an sở tại.',
      en: 'This establishment is closed. Ask the police station.',
    }),
  },
  ALREADY_IN_HOUSE: {
    ...conflicting,
    description: 'A guest with this document is in house here. Check out that stay first.',
    message: () => ({
      vi: 'Khách có giấy tờ này đang lưu trú tại cơ sở. Hãy làm thủ tục trả phòng trước.',
      en: 'A guest with this document is in house here. Check out that stay first.',
    }),
  },
  STAY_OVERLAPS: {
    ...conflicting,
    description: 'A guest with this document left this establishment after the arrival that is declared.',
    message: () => ({
      vi: 'Thời gian này trùng với một lượt lưu trú đã khai báo của cùng giấy tờ. Hãy kiểm tra giờ đến.',
      en: 'This overlaps an earlier stay of the same document here. Check the time of arrival.',
    }),
  },
  REFERENCE_REUSED: {
    ...conflicting,
    description: 'This `clientReference` was sent before with other content. Choose a new one for each stay.',
    message: () => ({
      vi: 'Mã tham chiếu này đã dùng cho một khai báo khác. Hãy dùng mã mới.',
      en: 'This reference was used for another declaration. Choose a new one.',
    }),
  },
});

/** The form of each kind's number, for the message. */
export const documentForms = {
  CITIZEN_ID_CARD: { vi: 'đúng 12 chữ số', en: 'exactly 12 digits' },
  OLD_ID_CARD: { vi: '9 hoặc 12 chữ số', en: '9 or 12 digits' },
  DRIVING_LICENCE: { vi: '6 đến 20 chữ và số', en: '6 to 20 letters and digits' },
  PASSPORT: { vi: '4 đến 10 chữ và số', en: '4 to 10 letters and digits' },
  BIRTH_CERTIFICATE: { vi: 'tối đa 30 chữ và số', en: 'at most 30 letters and digits' },
  HEALTH_INSURANCE_CARD: { vi: '10 đến 20 chữ và số', en: '10 to 20 letters and digits' },
  PERSONAL_NUMBER_NOTICE: { vi: 'đúng 12 chữ số', en: 'exactly 12 digits' },
  IDENTITY_CARD: { vi: 'đúng 12 chữ số', en: 'exactly 12 digits' },
  OTHER: { vi: 'tối đa 30 chữ và số', en: 'at most 30 letters and digits' },
};
