/** Keys whose values never reach a log, at any depth and in any spelling of case. */
const personalKeys = new Set(
  [
    'nationalId',
    'documentNumber',
    'passportNumber',
    'mrz',
    'machineReadableLines',
    'fullName',
    'surname',
    'givenNames',
    'dateOfBirth',
    'birthDate',
    'phone',
    'phoneNumber',
    'email',
    'permanentAddress',
    'plate',
    'password',
    'secret',
    'clientSecret',
    'authorization',
    'cookie',
    'set-cookie',
    'token',
    'accessToken',
    'refreshToken',
    'idToken',
    'x-city-signature',
    'variables',
    'formData',
  ].map((key) => key.toLowerCase()),
);

const redacted = '[redacted]';

const keyAlternatives = [...personalKeys].join('|');
// `fullName: "…"` and `"fullName":"…"`: how libraries quote what they were given in their messages.
const keyedValue = new RegExp(
  `(["']?\\b(?:${keyAlternatives})["']?\\s*[:=]\\s*)("[^"]*"?|'[^']*'?|[^\\s,})\\]]+)`,
  'gi',
);
const jsonWebToken = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const nationalId = /\b\d{12}\b/g;
const credentialsInUrl = /(:\/\/)[^/\s@]+@/g;

export function redactText(text: string): string {
  return text
    .replace(jsonWebToken, redacted)
    .replace(credentialsInUrl, `$1${redacted}@`)
    .replace(keyedValue, `$1${redacted}`)
    .replace(nationalId, redacted);
}

/** A copy without personal data. Depth is bounded, since what is logged may be anything, also a circle. */
export function redact(value: unknown, depth = 6): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth === 0) return '[deeper]';
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth - 1));
  const copy: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    copy[key] = personalKeys.has(key.toLowerCase()) ? redacted : redact(entry, depth - 1);
  }
  return copy;
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const code = (error as Error & { code?: unknown }).code;
  return {
    type: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...(code === undefined ? {} : { code }),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth - 1) }),
  };
}
