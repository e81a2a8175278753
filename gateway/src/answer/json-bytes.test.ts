import { expect, it } from 'vitest';
import { JsonBytes } from './json-bytes.ts';

function written(json: JsonBytes, ...values: string[]): Buffer {
  json.addSign('[');
  for (const [index, value] of values.entries()) {
    if (index > 0) json.addSign(',');
    json.addString(value);
  }
  json.addSign(']');
  const taken = json.take();
  json.reset();
  return taken;
}

it.each([
  ['plain', 'a b'],
  ['empty', ''],
  ['with what has to be escaped', 'a"b\\c\nd\u0000\u007f'],
  ['in Vietnamese', 'Phường Đông Hòa'],
  ['of characters outside the basic plane', '🏙️'],
  ['with half of such a character', 'a\ud83c'],
  ['long', 'x'.repeat(70_000)],
  ['long, of three bytes a character', 'ế"'.repeat(70_000)],
])('a string is the JSON that it would be: %s', (_name, value) => {
  const json = new JsonBytes();
  expect(written(json, value, 'then', value).toString()).toBe(JSON.stringify([value, 'then', value]));
});

it('what was taken stays as it was, whatever is written afterwards', () => {
  const json = new JsonBytes();
  const values = ['short', 'x'.repeat(5_000), 'y'.repeat(5_000_000), 'z'];
  const taken = values.map((value) => written(json, value));
  expect(taken.map(String)).toEqual(values.map((value) => JSON.stringify([value])));
});

it('what was written before can be repeated, also where there is no room left', () => {
  const json = new JsonBytes();
  const text = 'x'.repeat(40_000);
  json.addString(text);
  json.repeat(0, json.length);
  expect(json.take().toString()).toBe(JSON.stringify(text).repeat(2));
});

it('is no longer than it may be: a few texts in many places are no reason to take all memory', () => {
  const json = new JsonBytes(200_000);
  const text = 'x'.repeat(90_000);
  json.addText(JSON.stringify(text.slice(0, 60_000)));
  json.repeat(0, json.length);
  expect(() => json.repeat(0, json.length)).toThrow(RangeError);
  json.reset();
  expect(written(json, 'as before').toString()).toBe('["as before"]');
});
