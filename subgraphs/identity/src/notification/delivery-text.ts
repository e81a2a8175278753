import type { NotificationRow } from './notification.store.ts';

type Said = Pick<NotificationRow, 'titleVi' | 'titleEn' | 'bodyVi' | 'bodyEn' | 'link' | 'source'>;

/** What it is about and where to read it, and nothing of the person: phones lie on tables. */
export function textMessageFor({ kind }: Pick<NotificationRow, 'kind'>, portalUrl: string): string {
  const { vi, en } = subjects[kind];
  const { host } = new URL(portalUrl);
  return `Đặc khu Phú Quốc: bạn có thông báo mới về ${vi}. Đăng nhập ${host} để đọc. / New notice about ${en}. Sign in at ${host}.`;
}

/**
 * The title and the way to the rest, which stays behind the sign-in: e-mail travels open. What guards the account is
 * told whole: whoever took the account over may keep its owner out, and it says nothing of the person.
 */
export function emailFor(
  { titleVi, titleEn, bodyVi, bodyEn, link, source }: Said,
  portalUrl: string,
): { subject: string; text: string } {
  const address = (locale: 'vi' | 'en') =>
    new URL(`/${locale}${link ?? '/account/notifications'}`, portalUrl).href;
  const isOfSafety = source === 'identity' && link === '/account/security';
  const text = [
    titleVi,
    ...(isOfSafety ? [bodyVi, keptOut.vi] : []),
    `Đọc tiếp sau khi đăng nhập: ${address('vi')}`,
    '',
    titleEn ?? titleVi,
    ...(isOfSafety ? [bodyEn ?? bodyVi, keptOut.en] : []),
    `Read on after signing in: ${address('en')}`,
    '',
    'Đặc khu Phú Quốc. Thư gửi tự động; chọn cách nhận thông báo trong tài khoản của bạn.',
    'Phú Quốc special zone. Sent automatically; choose how you are told in your account.',
  ].join('\n');
  return { subject: titleEn ? `${titleVi} / ${titleEn}` : titleVi, text };
}

const keptOut = {
  vi: 'Không vào được tài khoản? Hãy mang căn cước đến bộ phận một cửa.',
  en: 'Cannot get into your account? Bring your identity card to a one-stop counter.',
};

const subjects: Record<NotificationRow['kind'], { vi: string; en: string }> = {
  APPLICATION: { vi: 'hồ sơ của bạn', en: 'your application' },
  STAY: { vi: 'lưu trú', en: 'a stay' },
  INCIDENT: { vi: 'phản ánh', en: 'an incident' },
  VIOLATION: { vi: 'vi phạm', en: 'a violation' },
  ENVIRONMENT: { vi: 'môi trường', en: 'the environment' },
  ACCOUNT: { vi: 'tài khoản', en: 'your account' },
};
