import { expect, test } from 'vitest';
import { literalPattern, wordLine, wordsOf } from './search-words.ts';

test.each([
  ['Đăng ký nhận cha, mẹ, con', ['dang', 'ky', 'nhan', 'cha', 'me', 'con']],
  ['  ĐĂNG\u00a0KÝ\tKHAI  SINH ', ['dang', 'ky', 'khai', 'sinh']],
  ['Đăng ký'.normalize('NFD'), ['dang', 'ky']],
  ['1.001193', ['1', '001193']],
  ['"Bà mẹ Việt Nam anh hùng"', ['ba', 'me', 'viet', 'nam', 'anh', 'hung']],
  ['100% a_b', ['100%', 'a_b']],
  ['… " \' | \0', ['…']],
  ['', []],
])('%j is looked for as %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('each text of a line stands between bars', () => {
  expect(wordLine('Đăng ký khai sinh', 'Birth registration')).toBe(
    '| dang ky khai sinh | birth registration |',
  );
});

test('what LIKE takes for a wildcard is escaped', () => {
  expect(literalPattern('50%_\\')).toBe('50\\%\\_\\\\');
});
