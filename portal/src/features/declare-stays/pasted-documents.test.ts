import { expect, test } from 'vitest';
import { splitDocuments } from './pasted-documents.ts';

const first = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';
const second = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10';
const card = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];

test('passports pasted below each other are told apart', () => {
  expect(splitDocuments(`${first}\n${second}\n${first}\n${second}\n`)).toHaveLength(2);
  expect(splitDocuments(`${first}\n${second}\n\n${first}\n${second}`)).toHaveLength(2);
});

test('spaces and small letters that came along are taken out', () => {
  expect(splitDocuments(` ${first.toLowerCase()} \r\n${second.replace('UTO', ' UTO ')}`)).toEqual([
    `${first}\n${second}`,
  ]);
});

test('a card has three lines', () => {
  expect(splitDocuments([...card, first, second].join('\n'))).toEqual([
    card.join('\n'),
    `${first}\n${second}`,
  ]);
});

test('lines without a break between them are one document', () => {
  expect(splitDocuments(first + second)).toEqual([first + second]);
  expect(splitDocuments('  \n ')).toEqual([]);
});
