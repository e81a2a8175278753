import { expect, it } from 'vitest';
import { emailFor } from './delivery-text.ts';

const portal = 'https://city.example';
const mail = (link: string | null) =>
  emailFor({ titleVi: 'Mật khẩu đã được đổi', titleEn: 'Your password was changed', link }, portal).text;

it('an e-mail about the safety of the account says what to do when it was somebody else, without signing in', () => {
  for (const words of ['Không phải bạn? Hãy đổi mật khẩu ngay', 'Not you? Change your password at once'])
    expect(mail('/account/security')).toContain(words);
});

it('any other only leads to the notice', () => {
  expect(mail('/account/access')).not.toContain('Not you');
  expect(mail(null)).toContain('https://city.example/en/account/notifications');
});
