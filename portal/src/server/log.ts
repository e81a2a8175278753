import { type Logger, pino } from 'pino';

export type { Logger };

/** Cookies and authorization carry sessions: they never reach a log line, whoever logs a request. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: { service: 'portal' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      'authorization',
      'cookie',
      '*.authorization',
      '*.cookie',
      '*.headers.authorization',
      '*.headers.cookie',
    ],
  });
}
