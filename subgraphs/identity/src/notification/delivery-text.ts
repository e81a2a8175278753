import type { NotificationRow } from './notification.store.ts';

type Said = Pick<NotificationRow, 'titleVi' | 'titleEn' | 'link'>;

/** What it is about and where to read it, and nothing of the person: phones lie on tables. */
export function textMessageFor({ kind }: Pick<NotificationRow, 'kind'>, portalUrl: string): string {
  const { vi, en } = subjects[kind];
  const { host } = new URL(portalUrl);
  return `Đặc khu Phú Quốc: bạn có thông báo mới về ${vi}. Đăng nhập ${host} để đọc. / New notice about ${en}. Sign in at ${host}.`;
}

/** The title and the way to the rest, which stays behind the sign-in: e-mail travels open. */
export function emailFor(
  { titleVi, titleEn, link }: Said,
  portalUrl: string,
): { subject: string; text: string } {
  const address = (locale: 'vi' | 'en') =>
    new URL(`/${locale}${link ?? '/account/notifications'}`, portalUrl).href;
  const isOfSafety = link === '/account/security';
  const text = [
    titleVi,
    ...(isOfSafety ? [notYou.vi] : []),
    `Đọc tiếp sau khi đăng nhập: ${address('vi')}`,
    '',
    titleEn ?? titleVi,
    ...(isOfSafety ? [notYou.en] : []),
    `Read on after signing in: ${address('en')}`,
    '',
    'Đặc khu Phú Quốc. Thư gửi tự động; chọn cách nhận thông báo trong tài khoản của bạn.',
    'Phú Quốc special zone. Sent automatically; choose how you are told in your account.',
  ].join('\n');
  return { subject: titleEn ? `${titleVi} / ${titleEn}` : titleVi, text };
}

/** Whoever took the account over may keep its owner out: what to do then can't wait behind the sign-in. */
const notYou = {
  vi: 'Không phải bạn? Hãy đổi mật khẩu ngay, hoặc mang căn cước đến bộ phận một cửa.',
  en: 'Not you? Change your password at once, or bring your identity card to a one-stop counter.',
};

const subjects: Record<NotificationRow['kind'], { vi: string; en: string }> = {
  APPLICATION: { vi: 'hồ sơ của bạn', en: 'your application' },
  STAY: { vi: 'lưu trú', en: 'a stay' },
  INCIDENT: { vi: 'phản ánh', en: 'an incident' },
  VIOLATION: { vi: 'vi phạm', en: 'a violation' },
  ENVIRONMENT: { vi: 'môi trường', en: 'the environment' },
  ACCOUNT: { vi: 'tài khoản', en: 'your account' },
};
