import { expect, it } from 'vitest';
import { methodWords } from './section-words.ts';

it('tells in words how somebody signed in, and never hides what it has no word for', () => {
  expect(methodWords(['pwd', 'otp', 'mfa'])).toEqual({
    vi: 'mật khẩu, mã của ứng dụng xác thực',
    en: 'password, code of the authenticator app',
  });
  expect(methodWords(['pop', 'mfa'])?.vi).toBe('khóa truy cập');
  expect(methodWords(['card'])).toEqual({ vi: 'card', en: 'card' });
  expect(methodWords([])).toBeUndefined();
});
