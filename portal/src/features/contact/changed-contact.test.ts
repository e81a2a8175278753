import { expect, test } from 'vitest';
import { changedContact, showPhone } from './changed-contact.ts';

test('a number is shown as people say it', () => {
  expect(showPhone('+84912345678')).toBe('0912 345 678');
  expect(showPhone('+6512345678')).toBe('+6512345678');
  expect(showPhone(null)).toBe('');
});

test('only what was changed is sent, and an e-mail address that was emptied is', () => {
  const shown = { phone: '0912 345 678', email: 'hoa@example.vn' };
  expect(changedContact(shown, shown)).toEqual({});
  expect(changedContact(shown, { ...shown, email: '' })).toEqual({ email: '' });
  expect(changedContact(shown, { ...shown, phone: '0987 654 321' })).toEqual({ phone: '0987 654 321' });
});
