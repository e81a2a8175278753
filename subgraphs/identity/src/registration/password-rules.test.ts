import { expect, test } from 'vitest';
import { passwordProblem } from './password-rules.ts';

const person = {
  fullName: 'Nguyễn Thị Mơ',
  nationalId: '099190000123',
  phone: '+84912345678',
  dateOfBirth: '1990-03-04',
};
const problem = (password: string) => passwordProblem(password, person);

test.each([
  'con ong bay qua núi',
  'xe-dap-mau-tim-88',
  'lục bình trôi',
  'Tr0ng#Vuon%Nha',
  '🦀🦀 và 🐚 ngoài đảo',
])('a password that is rare is taken as it is: %s', (password) => expect(problem(password)).toBeNull());

test.each(['', 'ngắn thôi', 'x'.repeat(257)])('too short and too long: %#', (password) =>
  expect(problem(password)).toBe('length'),
);

test.each([
  '1234567890',
  '9876543210',
  'abcdefghijkl',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'password123!',
  'Matkhau@2024',
  'anhyeuem12345',
  'PhuQuoc2025!!',
  'iloveyou!!!!',
  'qwertyuiop',
])('what is tried first is refused: %s', (password) => expect(problem(password)).toBe('common'));

test.each([
  '099190000123',
  '099 190 000 123',
  '0912345678',
  '+84912345678',
  'nguyenthimo1990',
  'Nguyễn Thị Mơ 90',
  '04031990Mo!',
  'mo04/03/1990',
])('what others know of the person is refused: %s', (password) => expect(problem(password)).toBe('personal'));
