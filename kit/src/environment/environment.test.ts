import { describe, expect, test } from 'vitest';
import { EnvironmentError, readEnvironment } from './environment.ts';
import { flag, httpUrl, integer, logLevel, port, postgresUrl, readableFile, secret } from './variables.ts';

const shape = {
  PORT: port(4001),
  DATABASE_URL: postgresUrl(),
  ISSUER_URL: httpUrl('http://localhost:4001'),
  GATEWAY_SIGNING_SECRET: secret(32),
  LOG_LEVEL: logLevel(),
  SIMULATOR: flag(true),
};

const good = {
  DATABASE_URL: 'postgresql://city:pw@localhost:5433/city',
  GATEWAY_SIGNING_SECRET: 's'.repeat(32),
};

function problemsOf(source: NodeJS.ProcessEnv): readonly string[] {
  try {
    readEnvironment(shape, source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  return [];
}

describe('the environment', () => {
  test('gives values of their type, and defaults for what is not set or set to nothing', () => {
    expect(
      readEnvironment(shape, { ...good, PORT: '', SIMULATOR: 'false', ISSUER_URL: 'https://id.city/' }),
    ).toEqual({
      ...good,
      PORT: 4001,
      ISSUER_URL: 'https://id.city',
      LOG_LEVEL: 'info',
      SIMULATOR: false,
    });
  });

  test('names all mistakes at once, each with what was expected and what was given', () => {
    expect(
      problemsOf({ PORT: 'abc', ISSUER_URL: 'ftp://x', GATEWAY_SIGNING_SECRET: 'short', LOG_LEVEL: 'loud' }),
    ).toEqual([
      "PORT: expected a port between 1 and 65535, got 'abc'",
      'DATABASE_URL: expected a PostgreSQL address such as postgresql://user:password@localhost:5433/city, got nothing',
      "ISSUER_URL: expected an address that begins with http:// or https://, got 'ftp://x'",
      'GATEWAY_SIGNING_SECRET: expected a secret of at least 32 characters, got 5 characters',
      "LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal, silent, got 'loud'",
    ]);
  });

  test('shows no secret and no password of an address', () => {
    const problems = problemsOf({
      DATABASE_URL: 'mysql://root:hunter2@db/city',
      GATEWAY_SIGNING_SECRET: 'hunter2',
    }).join();
    expect(problems).toContain('mysql://…@db/city');
    expect(problems).not.toContain('hunter2');
  });

  test.each(['0', '65536', '40.5', '0x10', '-1', '4e3'])('does not take %s for a port', (text) => {
    expect(problemsOf({ ...good, PORT: text })).toHaveLength(1);
  });

  test('bounds whole numbers', () => {
    const counted = { COUNT: integer({ minimum: 1, maximum: 10, fallback: 5 }) };
    expect(readEnvironment(counted, {})).toEqual({ COUNT: 5 });
    expect(() => readEnvironment(counted, { COUNT: '11' })).toThrow('a whole number between 1 and 10');
  });
});

test('a file is one that can be read, whatever is wrong with its path; another fault is none of the path', () => {
  const file = { FILE: readableFile({ expected: 'a file' }) };
  const own = import.meta.filename;
  expect(readEnvironment(file, { FILE: own })).toEqual({ FILE: own });
  for (const FILE of [`${own}.no`, `${own}/below`, import.meta.dirname, `/${'x'.repeat(5_000)}`])
    expect(() => readEnvironment(file, { FILE })).toThrow(EnvironmentError);
  expect(() => readEnvironment(file, { FILE: 'a\0b' })).not.toThrow(EnvironmentError);
  expect(() => readEnvironment(file, { FILE: 'a\0b' })).toThrow('null bytes');
});
