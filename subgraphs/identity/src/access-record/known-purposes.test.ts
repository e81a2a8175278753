import { expect, test } from 'vitest';
import { purposeWords, roleGivenAt } from './known-purposes.ts';
import { sentenceOf } from './look-words.ts';

test.each([
  ['Khóa tài khoản', 'Khóa tài khoản', 'Close the account for now'],
  ['Close the account for now: stolen', 'Khóa tài khoản: stolen', 'Close the account for now: stolen'],
  ['Khóa tài khoản ngân hàng', 'Khóa tài khoản ngân hàng', 'Khóa tài khoản ngân hàng'],
  ['Công văn 12', 'Công văn 12', 'Công văn 12'],
  [roleGivenAt('Phòng Tư pháp'), 'Giao vai trò tại Phòng Tư pháp', 'Giving a role at Phòng Tư pháp'],
])('%s is read in both languages as far as it was chosen from a list', (purpose, vi, en) => {
  expect(purposeWords(purpose)).toEqual({ vi, en });
});

test('the sentence of a look says its purpose in the language of the sentence', () => {
  const about = { vi: 'tài khoản của bạn', en: 'your account' };
  const accessedAt = new Date('2026-11-22T03:32:00Z');
  const sentence = sentenceOf({ who: null, about, accessedAt, purpose: 'Get back into the account' });
  expect(sentence.vi).toContain('Lý do: Lấy lại quyền đăng nhập.');
  expect(sentence.en).toContain('Reason: Get back into the account.');
});
