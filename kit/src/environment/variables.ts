import { accessSync, constants, statSync } from 'node:fs';
import { z } from 'zod';

/**
 * The kinds of variables that services read. `expected` completes the sentence "PORT: expected …, got 'abc'".
 */
export function variable<T>(expected: string, read: (text: string) => T | undefined) {
  const error = `expected ${expected}`;
  return z.string({ error }).transform((text, context) => {
    const value = read(text.trim());
    if (value === undefined) {
      context.addIssue({ code: 'custom', message: error });
      return z.NEVER;
    }
    return value;
  });
}

function withDefault<T>(type: z.ZodType<T, string>, fallback: T | undefined): z.ZodType<T> {
  // The library's type for a default forbids `undefined` inside T, which no variable here yields.
  return fallback === undefined ? type : type.default(fallback as z.core.util.NoUndefined<T>);
}

export function port(fallback?: number) {
  return withDefault(variable('a port between 1 and 65535', wholeNumber(1, 65_535)), fallback);
}

export function integer(options: { minimum: number; maximum: number; fallback?: number }) {
  const { minimum, maximum, fallback } = options;
  const expected = `a whole number between ${minimum} and ${maximum}`;
  return withDefault(variable(expected, wholeNumber(minimum, maximum)), fallback);
}

export function secret(minimumLength = 32) {
  return variable(`a secret of at least ${minimumLength} characters`, (text) =>
    text.length >= minimumLength ? text : undefined,
  );
}

export function text(options: { expected: string; fallback?: string }) {
  return withDefault(
    variable(options.expected, (given) => given || undefined),
    options.fallback,
  );
}

/** A file that this process may read now. */
export function readableFile(options: { expected: string; fallback?: string }) {
  return withDefault(
    variable(`${options.expected} that can be read`, (path) => (isReadable(path) ? path : undefined)),
    options.fallback,
  );
}

/** Without a slash at its end, so that a path can be put behind it. */
export function httpUrl(fallback?: string) {
  return withDefault(
    variable('an address that begins with http:// or https://', urlOf(['http:', 'https:'])),
    fallback,
  );
}

export function postgresUrl(fallback?: string) {
  return withDefault(
    variable(
      'a PostgreSQL address such as postgresql://user:password@localhost:5433/city',
      urlOf(['postgresql:', 'postgres:']),
    ),
    fallback,
  );
}

export function flag(fallback: boolean) {
  return withDefault(
    variable('true or false', (given) => ({ true: true, false: false })[given.toLowerCase()]),
    fallback,
  );
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

export function logLevel(fallback: LogLevel = 'info') {
  return oneOf(logLevels, fallback);
}

export function oneOf<const V extends string>(values: readonly V[], fallback?: V) {
  return withDefault(
    variable(`one of ${values.join(', ')}`, (given) => values.find((value) => value === given)),
    fallback,
  );
}

/** What a path that names no file for us fails with; a disk that fails is not a wrong path. */
const unreadable = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG']);

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error && unreadable.has(String(error.code))) return false;
    throw error;
  }
}

function wholeNumber(minimum: number, maximum: number) {
  return (text: string) => {
    const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
    return number >= minimum && number <= maximum ? number : undefined;
  };
}

function urlOf(protocols: readonly string[]) {
  return (text: string) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url && protocols.includes(url.protocol) ? text.replace(/\/+$/, '') : undefined;
  };
}
