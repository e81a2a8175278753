import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { closeCodes } from '../src/transport/close-codes.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const manual = read('../../docs/gateway.md');

const variables = [
  '../src/environment.ts',
  '../src/limits/guard-variables.ts',
  '../../kit/src/service/observability.ts',
]
  .flatMap((path) => [...read(path).matchAll(/^ {2,6}([A-Z][A-Z_]+): /gm)])
  .map(([, name = '']) => name);
const metrics = ['../src/observability/gateway-metrics.ts', '../src/observability/subgraph-requests.ts']
  .flatMap((path) => [...read(path).matchAll(/name: '(gateway_\w+)'/g)])
  .map(([, name = '']) => name);

const defaults = ['../src/environment.ts', '../src/limits/guard-variables.ts']
  .flatMap((path) => [...read(path).matchAll(/^ {2,6}([A-Z][A-Z_]+): (?:limit|rate)\(([\d_]+)\)/gm)])
  .map(
    ([, name = '', given = '']) => [name, Number(given.replaceAll('_', '')).toLocaleString('en')] as const,
  );

describe('the manual', () => {
  it.each(defaults)('tells the default of %s, which is %s', (name, value) => {
    const row = manual.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${name}\``));
    expect(row).toMatch(new RegExp(`\\b${value}\\b`));
  });

  it.each([...new Set(variables)])('names the variable %s', (name) => {
    expect(manual).toContain(`\`${name}\``);
  });

  it.each(metrics)('names the metric %s', (name) => {
    expect(manual).toContain(`\`${name}\``);
  });

  it.each(Object.entries(closeCodes))('names the close code of %s', (_name, code) => {
    expect(manual).toMatch(new RegExp(`\\| [0-9, ]*\\b${code}\\b`));
  });

  it('is compared with variables, metrics and codes that are really there', () => {
    expect(variables.length).toBeGreaterThan(30);
    expect(metrics.length).toBeGreaterThan(10);
  });
});
