import type { Localized } from '@city/kit/errors/localized';
import type { PersonalDataRecord } from '@city/kit/personal-data/personal-data';

export type Entry = [vi: string, en: string, value: string | null | undefined, words?: Localized | undefined];

/** One thing as it is written out; what is not known is left out. */
export function recordOf(entries: readonly Entry[]): PersonalDataRecord {
  return {
    entries: entries.flatMap(([vi, en, value, words]) =>
      value === null || value === undefined || value === ''
        ? []
        : [{ label: { vi, en }, value, ...(words && { words }) }],
    ),
  };
}

/** Why parts are kept that the person did not ask to be kept. */
export const keptBy = {
  account: {
    vi: 'Nghị định 69/2024/NĐ-CP về định danh và xác thực điện tử: phải lưu khi tài khoản còn hoạt động',
    en: 'Decree 69/2024/NĐ-CP on electronic identification: kept while the account exists',
  },
  accountability: {
    vi: 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: phải chứng minh được ai đã xử lý dữ liệu và bạn đã đồng ý hay yêu cầu gì',
    en: 'Law on Personal Data Protection 91/2025/QH15: it has to be shown who processed the data and what you agreed to or asked for',
  },
} as const satisfies Record<string, Localized>;

const words: Readonly<Record<string, Localized>> = {
  FEMALE: { vi: 'Nữ', en: 'Female' },
  MALE: { vi: 'Nam', en: 'Male' },
  OTHER: { vi: 'Khác', en: 'Other' },
  SELF_DECLARED: { vi: 'Tự khai', en: 'Self-declared' },
  VERIFIED: { vi: 'Đã xác minh', en: 'Verified' },
  EXPORT: { vi: 'Bản sao dữ liệu', en: 'Copy of the data' },
  CORRECTION: { vi: 'Sửa dữ liệu', en: 'Correction' },
  RESTRICTION: { vi: 'Hạn chế dùng dữ liệu', en: 'Restriction' },
  ERASURE: { vi: 'Xóa dữ liệu', en: 'Erasure' },
  RECEIVED: { vi: 'Đang xử lý', en: 'Being dealt with' },
  FULFILLED: { vi: 'Đã thực hiện', en: 'Done' },
  REFUSED: { vi: 'Bị từ chối', en: 'Refused' },
};

/** How a code is called; nothing for what is no code. */
export function wordsFor(code: string | null): Localized | undefined {
  return code === null ? undefined : words[code];
}

/** How a person showed who it is, by the names of RFC 8176 and our own; that there were two (`mfa`) is seen from the list. */
const methods: Readonly<Record<string, Localized>> = {
  pwd: { vi: 'mật khẩu', en: 'password' },
  otp: { vi: 'mã của ứng dụng xác thực', en: 'code of the authenticator app' },
  recovery: { vi: 'mã khôi phục', en: 'recovery code' },
  pop: { vi: 'khóa truy cập', en: 'passkey' },
  upstream: { vi: 'tài khoản liên kết', en: 'linked account' },
  'upstream-mfa': { vi: 'tài khoản liên kết, hai bước', en: 'linked account, two factors' },
};

export function methodWords(codes: readonly string[]): Localized | undefined {
  const known = codes.filter((code) => code !== 'mfa');
  if (known.length === 0) return undefined;
  const inWords = (language: 'vi' | 'en') =>
    known.map((code) => methods[code]?.[language] ?? code).join(', ');
  return { vi: inWords('vi'), en: inWords('en') };
}
