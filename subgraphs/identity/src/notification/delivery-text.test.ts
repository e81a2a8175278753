import { expect, it } from 'vitest';
import { emailFor } from './delivery-text.ts';

const portal = 'https://city.example';
const said = {
  titleVi: 'Đăng nhập trên thiết bị mới',
  titleEn: 'Sign-in on a new device',
  bodyVi: 'Firefox · Linux, mạng 192.0.2.x.',
  bodyEn: 'Firefox · Linux, network 192.0.2.x.',
};
const mail = (source: string, link: string | null) => emailFor({ ...said, source, link }, portal).text;

it('an e-mail about the safety of the account says it all, and what to do when one is kept out', () => {
  const text = mail('identity', '/account/security');
  for (const words of [said.bodyVi, said.bodyEn, 'mang căn cước đến', 'Bring your identity card'])
    expect(text).toContain(words);
});

it('any other only leads to the notice', () => {
  for (const text of [mail('identity', '/account/access'), mail('procedures', '/account/security')])
    expect(text).not.toMatch(/Firefox|identity card/);
  expect(mail('identity', null)).toContain('https://city.example/en/account/notifications');
});
