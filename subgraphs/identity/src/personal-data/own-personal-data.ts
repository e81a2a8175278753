import type { PersonalDataSection } from '@city/kit/personal-data/personal-data';
import { localDay } from '@city/kit/time/vietnam-time';
import type { Database } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { readSignIns } from './own-sign-ins.ts';
import { readTraces } from './own-traces.ts';
import { keptBy, recordOf, wordsFor } from './section-words.ts';

/** What identity itself holds about a person: the account, and the traces that using it left. */
export async function ownPersonalData(
  database: Database,
  vault: PersonalDataVault,
  citizenId: string,
): Promise<PersonalDataSection[]> {
  const citizen = await database.citizen.findUniqueOrThrow({
    where: { id: citizenId },
    include: {
      memberships: { include: { organization: true } },
      verifications: { where: { phoneCheck: { not: 'OTHER' } } },
    },
  });
  const open = (sealed: Uint8Array | null, column: string) =>
    sealed && vault.open(sealed, `${column}:${citizenId}`);
  const account = recordOf([
    ['Mã tài khoản', 'Account', citizenId],
    ['Họ và tên', 'Full name', citizen.fullName],
    ['Số định danh cá nhân', 'Citizen ID number', open(citizen.nationalIdCipher, 'nationalId')],
    ['Ngày sinh', 'Date of birth', citizen.dateOfBirth?.toISOString().slice(0, 10)],
    ['Giới tính', 'Gender', citizen.gender, wordsFor(citizen.gender)],
    ['Điện thoại', 'Phone', open(citizen.phoneCipher, 'phone')],
    ['Tên đăng nhập', 'User name', citizen.userName],
    ['Mức độ định danh', 'Assurance level', citizen.assuranceLevel, wordsFor(citizen.assuranceLevel)],
    ['Đăng ký ngày', 'Registered on', localDay(citizen.registeredAt)],
    ['Hạn chế xử lý từ', 'Restricted since', citizen.restrictedAt && localDay(citizen.restrictedAt)],
  ]);
  const contact = recordOf([
    ['Thư điện tử', 'E-mail', open(citizen.emailCipher, 'email')],
    ['Địa chỉ thường trú', 'Permanent address', open(citizen.permanentAddressCipher, 'permanentAddress')],
  ]);
  const roles = citizen.memberships.map(({ organization, roles, grantedAt, revokedAt }) =>
    recordOf([
      ['Tổ chức', 'Organisation', organization.code],
      ['Vai trò', 'Roles', roles.join(', ')],
      ['Từ ngày', 'From', localDay(grantedAt)],
      ['Đến ngày', 'Until', revokedAt && localDay(revokedAt)],
    ]),
  );
  const checks = citizen.verifications.map(({ documentSeen, verifiedAt }) =>
    recordOf([
      ['Giấy tờ đã đối chiếu', 'Document compared', documentSeen],
      ['Ngày', 'On', localDay(verifiedAt)],
    ]),
  );
  const forAccount = { vi: 'Để bạn có một tài khoản duy nhất', en: 'For you to have one account' };
  return [
    section({ vi: 'Tài khoản', en: 'Account' }, forAccount, keptBy.account, [account]),
    section(
      { vi: 'Liên hệ', en: 'Contact' },
      { vi: 'Để liên hệ với bạn', en: 'To reach you' },
      null,
      contact.entries.length > 0 ? [contact] : [],
    ),
    section({ vi: 'Vai trò', en: 'Roles' }, forAccount, keptBy.accountability, roles),
    section({ vi: 'Đối chiếu giấy tờ', en: 'Documents compared' }, forAccount, keptBy.account, checks),
    ...(await readSignIns(database, citizenId)),
    ...(await readTraces(database, vault, citizenId)),
  ];
}

export function section(
  title: PersonalDataSection['title'],
  purpose: PersonalDataSection['purpose'],
  law: PersonalDataSection['keptBy'],
  records: PersonalDataSection['records'],
  total = records.length,
): PersonalDataSection {
  return { title, purpose, keptBy: law, total, records };
}
