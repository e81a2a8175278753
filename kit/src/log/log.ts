import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../environment/variables.ts';
import { redact, redactText } from './personal-data.ts';

export type { Logger } from 'pino';

/** JSON lines on standard output. Personal data is taken out of everything, also out of what libraries throw. */
export function createLog(options: {
  service: string;
  level?: LogLevel;
  destination?: DestinationStream;
}): Logger {
  return pino(
    {
      level: options.level ?? 'info',
      base: { service: options.service },
      timestamp: pino.stdTimeFunctions.isoTime,
      // Errors are made plain by `redact`; a second serializer would copy them again, unredacted.
      serializers: { err: (error: unknown) => error },
      formatters: {
        level: (label) => ({ level: label }),
        bindings: (bindings) => redact(bindings) as Record<string, unknown>,
        log: (fields) => redact(fields) as Record<string, unknown>,
      },
      hooks: {
        logMethod(given, method) {
          const [first, ...rest] = given;
          // An Error as the only argument would lend its message to the line without passing `redact`.
          if (first instanceof Error) {
            method.apply(this, [{ err: first }, redactText(String(rest[0] ?? first.message))]);
            return;
          }
          const masked = given.map((part: unknown) => (typeof part === 'string' ? redactText(part) : part));
          method.apply(this, masked as Parameters<typeof method>);
        },
      },
    },
    options.destination ?? pino.destination(1),
  );
}
