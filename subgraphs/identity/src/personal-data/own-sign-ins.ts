import type { PersonalDataSection } from '@city/kit/personal-data/personal-data';
import { localDay } from '@city/kit/time/vietnam-time';
import type { Database } from '../database.ts';
import { keptBy, methodWords, recordOf } from './section-words.ts';

/** How the person signs in, and from where of late; secrets themselves are nobody's to read. */
export async function readSignIns(database: Database, citizenId: string): Promise<PersonalDataSection[]> {
  const [sessions, browsers, passkeys, upstream] = await Promise.all([
    database.signInSession.findMany({ where: { citizenId }, orderBy: { begunAt: 'desc' }, take: 1_000 }),
    database.knownBrowser.findMany({ where: { citizenId }, orderBy: { lastUsedAt: 'desc' } }),
    database.passkey.findMany({ where: { citizenId } }),
    database.upstreamAccount.findMany({ where: { citizenId } }),
  ]);
  const safety = { vi: 'Để chỉ bạn vào được tài khoản', en: 'So that only you get into the account' };
  return [
    {
      title: { vi: 'Phiên đăng nhập', en: 'Sign-ins' },
      purpose: safety,
      keptBy: keptBy.account,
      total: sessions.length,
      records: sessions.map(({ device, network, methods, begunAt, lastUsedAt, endedAt }) =>
        recordOf([
          ['Thiết bị', 'Device', device],
          ['Mạng', 'Network', network],
          ['Cách xác thực', 'Methods', methods.join(', '), methodWords(methods)],
          ['Bắt đầu', 'Begun on', localDay(begunAt)],
          ['Dùng lần cuối', 'Last used on', localDay(lastUsedAt)],
          ['Kết thúc', 'Ended on', endedAt && localDay(endedAt)],
        ]),
      ),
    },
    {
      title: { vi: 'Trình duyệt quen thuộc', en: 'Known browsers' },
      purpose: {
        vi: 'Để báo cho bạn khi có người đăng nhập từ nơi khác',
        en: 'To tell you when somebody signs in from another one',
      },
      keptBy: keptBy.account,
      total: browsers.length,
      records: browsers.map(({ lastUsedAt }) =>
        recordOf([['Dùng lần cuối', 'Last used on', localDay(lastUsedAt)]]),
      ),
    },
    {
      title: { vi: 'Khóa truy cập và tài khoản liên kết', en: 'Passkeys and linked accounts' },
      purpose: safety,
      keptBy: keptBy.account,
      total: passkeys.length + upstream.length,
      records: [
        ...passkeys.map(({ name, addedAt }) =>
          recordOf([
            ['Khóa truy cập', 'Passkey', name],
            ['Thêm ngày', 'Added on', localDay(addedAt)],
          ]),
        ),
        ...upstream.map(({ issuer, subject, firstSeen }) =>
          recordOf([
            ['Nơi cấp', 'Issuer', issuer],
            ['Mã ở nơi cấp', 'Subject', subject],
            ['Từ ngày', 'Since', localDay(firstSeen)],
          ]),
        ),
      ],
    },
  ];
}
