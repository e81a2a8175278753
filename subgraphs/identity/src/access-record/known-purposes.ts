import type { Localized } from '@city/kit/errors/localized';

/** Why an officer reads what somebody asked for under the data law. */
export const dataRequestDecided: Localized = {
  vi: 'Giải quyết yêu cầu về dữ liệu cá nhân',
  en: 'Deciding on a request about personal data',
};

/** What is chosen from a list, at the portal's desk or by the service itself. More may be typed behind it. */
const knownPurposes: readonly Localized[] = [
  { vi: 'Xác minh danh tính', en: 'Have the identity verified' },
  { vi: 'Lấy lại quyền đăng nhập', en: 'Get back into the account' },
  { vi: 'Khóa tài khoản', en: 'Close the account for now' },
  { vi: 'Mở lại tài khoản đã khóa', en: 'Open a closed account again' },
  { vi: 'Số định danh bị người khác đăng ký', en: 'Somebody else registered the number' },
  dataRequestDecided,
];

export const roleGivenAt = (organization: string): string => `Giao vai trò tại ${organization}`;

/**
 * A purpose as its readers understand it: what was chosen from a list in their language, whatever language the officer
 * chose it in; what was typed as it was typed. The record itself keeps what was sent.
 */
export function purposeWords(purpose: string): Localized {
  const given = roleGivenAt('');
  if (purpose.startsWith(given))
    return { vi: purpose, en: `Giving a role at ${purpose.slice(given.length)}` };
  for (const { vi, en } of knownPurposes)
    for (const chosen of [vi, en])
      if (purpose === chosen || purpose.startsWith(`${chosen}: `)) {
        const typed = purpose.slice(chosen.length);
        return { vi: `${vi}${typed}`, en: `${en}${typed}` };
      }
  return { vi: purpose, en: purpose };
}
