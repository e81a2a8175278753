import type { Localized } from '@city/kit/errors/localized';
import { momentOf } from '../calendar/moment.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { purposeWords } from './known-purposes.ts';

/** Where the words of a record lie in the vault. */
export const aboutPlace = (recordId: string): string => `accessRecord:${recordId}`;

const whatWasAsked: Localized = {
  vi: 'yêu cầu về dữ liệu mà bạn đã gửi',
  en: 'the request about your data that you made',
};

const fieldWords: Readonly<Record<string, Localized>> = {
  'identity: Query.citizenByNationalId': {
    vi: 'tài khoản của bạn theo số định danh',
    en: 'your account by your ID number',
  },
  'identity: Query.citizen': { vi: 'tài khoản của bạn', en: 'your account' },
  'identity: Query.memberCandidate': {
    vi: 'tài khoản của bạn theo số định danh',
    en: 'your account by your ID number',
  },
  'identity: Query.deskAccount': {
    vi: 'tài khoản của bạn tại quầy định danh',
    en: 'your account at an identity desk',
  },
  'identity: DataRequest.heldValue': {
    vi: 'mục dữ liệu mà bạn yêu cầu sửa',
    en: 'the entry that you asked to have corrected',
  },
  'identity: DataRequest.reason': whatWasAsked,
  'identity: DataRequest.correctedField': whatWasAsked,
  'identity: DataRequest.correctedValue': whatWasAsked,
  'identity: DataRequest.note': whatWasAsked,
  'identity: DataRequest.parts': whatWasAsked,
  'identity: Citizen.nationalId': { vi: 'số định danh cá nhân của bạn', en: 'your citizen ID number' },
  'identity: Citizen.memberships': { vi: 'các vai trò của bạn', en: 'the roles that you hold' },
};

const anything: Localized = { vi: 'dữ liệu cá nhân của bạn', en: 'your personal data' };

type Look = { id: string; fields: string[]; aboutCipher: Uint8Array | null };

/** What was looked at, as one would say it to the person. */
export function wordsOf(look: Look, vault: PersonalDataVault): Localized {
  if (look.aboutCipher) return JSON.parse(vault.open(look.aboutCipher, aboutPlace(look.id))) as Localized;
  const known = look.fields.map((field) => fieldWords[field] ?? anything);
  const join = (language: 'vi' | 'en') => [...new Set(known.map((words) => words[language]))].join(', ');
  return { vi: join('vi') || anything.vi, en: join('en') || anything.en };
}

type Occasion = {
  who: { vi: string; en: string | null } | null;
  about: Localized;
  accessedAt: Date;
  purpose: string | null;
};

/** "Lúc 10:32 ngày 22/11/2026, Công an đặc khu Phú Quốc đã xem nơi lưu trú của bạn tại …. Lý do: …" */
export function sentenceOf({ who, about, accessedAt, purpose }: Occasion): Localized {
  const { clock, day } = momentOf(accessedAt);
  const reason = {
    vi: purpose ? `Lý do: ${closed(purposeWords(purpose).vi)}` : 'Không nêu lý do.',
    en: purpose ? `Reason: ${closed(purposeWords(purpose).en)}` : 'No reason was given.',
  };
  return {
    vi: `Lúc ${clock} ngày ${day}, ${who?.vi ?? 'một hệ thống của thành phố'} đã xem ${about.vi}. ${reason.vi}`,
    en: `At ${clock} on ${day}, ${who?.en ?? who?.vi ?? 'a system of the city'} looked at ${about.en}. ${reason.en}`,
  };
}

function closed(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
