import { leastCpuMs } from '@city/kit/testing/cpu-time';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSoundJson } from './json-text.ts';

it.each([
  ['a key twice', '{"query":"a","query":"b"}'],
  ['a key twice, deep inside', '{"v":[1,{"a":{"b":1,"c":[],"b":2}}]}'],
  ['a key twice, once written otherwise', '{"query":1,"\\u0071uery":2}'],
  ['__proto__', '{"v":{"__proto__":{"isAdmin":true}}}'],
  ['__proto__, written otherwise', '{"\\u005f_proto__":1}'],
  ['65 levels', `${'['.repeat(65)}${']'.repeat(65)}`],
  ['65 levels of objects', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`],
  ['80,000 levels that never end', '['.repeat(80_000)],
])('refuses %s', (_name, text) => {
  expect(isSoundJson(text)).toBe(false);
});

it.each([
  ['the same key in different objects', '[{"a":1},{"a":{"a":2}}]'],
  ['the same text as key and as value', '{"a":"a","b":["a","a"]}'],
  ['brackets and quotes inside strings', '{"a":"[[{\\"a\\":","b":"\\\\"}'],
  ['__proto__ as a value', '{"name":"__proto__"}'],
  ['64 levels', `${'['.repeat(64)}${']'.repeat(64)}`],
])('lets %s pass', (_name, text) => {
  expect(isSoundJson(text)).toBe(true);
});

it('lets everything pass that JSON.stringify writes of ordinary data', () => {
  const data = fc.jsonValue({ maxDepth: 5 });
  const hasProto = (text: string) => text.includes('__proto__');
  fc.assert(
    fc.property(data, (value) => {
      const text = JSON.stringify(value);
      return hasProto(text) || isSoundJson(text);
    }),
  );
});

it('takes time in proportion to the text', async () => {
  const text = `{"a":"${'\\\\'.repeat(500_000)}","b":"${'\\"'.repeat(500_000)}"}`;
  expect(await leastCpuMs(() => isSoundJson(text), 1_000)).toBeLessThan(1_000);
});
