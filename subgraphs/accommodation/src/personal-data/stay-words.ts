import type { Localized } from '@city/kit/errors/localized';
import type {
  GuestGender,
  IdentityDocumentKind,
  StayPurpose,
  StayStatus,
} from '../generated/prisma/enums.ts';

/** How the codes of a stay are called where the guest reads them. */
export const genderWords: Readonly<Record<GuestGender, Localized>> = {
  FEMALE: { vi: 'Nữ', en: 'Female' },
  MALE: { vi: 'Nam', en: 'Male' },
  OTHER: { vi: 'Khác', en: 'Other' },
};

export const documentKindWords: Readonly<Record<IdentityDocumentKind, Localized>> = {
  CITIZEN_ID_CARD: { vi: 'Căn cước công dân', en: 'Citizen ID card' },
  OLD_ID_CARD: { vi: 'Chứng minh nhân dân', en: 'Old ID card' },
  DRIVING_LICENCE: { vi: 'Giấy phép lái xe', en: 'Driving licence' },
  PASSPORT: { vi: 'Hộ chiếu', en: 'Passport' },
  BIRTH_CERTIFICATE: { vi: 'Giấy khai sinh', en: 'Birth certificate' },
  HEALTH_INSURANCE_CARD: { vi: 'Thẻ bảo hiểm y tế', en: 'Health insurance card' },
  PERSONAL_NUMBER_NOTICE: { vi: 'Thông báo số định danh', en: 'Notice of the personal number' },
  IDENTITY_CARD: { vi: 'Thẻ căn cước', en: 'Identity card' },
  OTHER: { vi: 'Giấy tờ khác', en: 'Other document' },
};

export const purposeWords: Readonly<Record<StayPurpose, Localized>> = {
  TOURISM: { vi: 'Du lịch', en: 'Tourism' },
  BUSINESS: { vi: 'Công tác', en: 'Business' },
  STUDY: { vi: 'Học tập', en: 'Study' },
  VISIT: { vi: 'Thăm thân', en: 'Visit' },
  CONFERENCE: { vi: 'Hội nghị', en: 'Conference' },
  FAMILY: { vi: 'Gia đình', en: 'Family' },
  CHARITY: { vi: 'Từ thiện', en: 'Charity' },
  INTERNATIONAL_ORGANISATION: { vi: 'Tổ chức quốc tế', en: 'International organisation' },
  MARRIAGE: { vi: 'Kết hôn', en: 'Marriage' },
  CONSULAR: { vi: 'Lãnh sự', en: 'Consular' },
  AID: { vi: 'Viện trợ', en: 'Aid' },
  EMBASSY: { vi: 'Sứ quán', en: 'Embassy' },
  SETTLEMENT: { vi: 'Định cư', en: 'Settlement' },
  MARKETING: { vi: 'Tiếp thị', en: 'Marketing' },
  PRESS: { vi: 'Báo chí', en: 'Press' },
  TRADE: { vi: 'Thương mại', en: 'Trade' },
  VISA_EXTENSION: { vi: 'Gia hạn thị thực', en: 'Visa extension' },
  MEDICAL: { vi: 'Khám chữa bệnh', en: 'Medical' },
  LABOUR: { vi: 'Lao động', en: 'Labour' },
  OTHER: { vi: 'Khác', en: 'Other' },
};

export const statusWords: Readonly<Record<StayStatus, Localized>> = {
  DECLARED: { vi: 'Đã khai báo', en: 'Declared' },
  DEPARTED: { vi: 'Đã rời đi', en: 'Departed' },
  CANCELLED: { vi: 'Đã hủy', en: 'Cancelled' },
};
