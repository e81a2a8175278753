import { expect, test } from 'vitest';
import { publicSeconds } from './freshness.ts';
import { PublicAnswers } from './public-answers.ts';

const answer = (bytes: number) => ({ whole: Buffer.alloc(bytes), errors: [] as const });

test('an answer is kept as long as it is good', () => {
  let now = 0;
  const answers = new PublicAnswers(() => now);
  answers.keep('a', answer(10), 5);
  now = 4_999;
  expect(answers.get('a')).toBeDefined();
  now = 5_000;
  expect(answers.get('a')).toBeUndefined();
  expect(answers.size).toBe(0);
});

test('no more is kept than there is room for', () => {
  const answers = new PublicAnswers(() => 0);
  for (let index = 0; index < 100; index += 1) answers.keep(String(index), answer(1_000_000), 60);
  expect(answers.size).toBe(31);
  expect(answers.get('0')).toBeUndefined();
  expect(answers.get('99')).toBeDefined();
  answers.keep('huge', answer(2_000_000), 60);
  expect(answers.get('huge')).toBeUndefined();
});

test('a short answer that is kept keeps no memory but its own', () => {
  const answers = new PublicAnswers(() => 0);
  const whole = Buffer.from('{"data":{}}');
  // The control: it is a piece of a larger one.
  expect(whole.buffer.byteLength).toBeGreaterThan(whole.length);
  answers.keep('a', { whole, errors: [] }, 60);
  const kept = answers.get('a')?.whole;
  expect(String(kept)).toBe('{"data":{}}');
  expect(kept?.buffer.byteLength).toBe(whole.length);
});

test('what is good for no time that can be told is not kept', () => {
  const answers = new PublicAnswers(() => 0);
  for (const seconds of [0, -1, Number.NaN]) answers.keep('a', answer(10), seconds);
  expect(answers.size).toBe(0);
});

test.each([
  ['public, max-age=60', {}, 60],
  ['public, max-age=60, s-maxage=10', {}, 10],
  ['public, max-age=60', { age: '50' }, 10],
  ['public, max-age=60', { vary: 'Accept-Language, Accept-Encoding' }, 60],
  ['public, max-age=60', { vary: 'Authorization' }, 0],
  ['max-age=60', {}, 0],
])('%s with %j is good for everyone for %i s', (control, headers, seconds) => {
  expect(publicSeconds({ 'cache-control': control, ...headers })).toBe(seconds);
});
