import type { Logger } from '@city/kit/log/log';
import type { Environment } from '../environment.ts';
import { FieldUsage } from './field-usage.ts';
import { UsageFiles } from './usage-files.ts';

export type OpenUsage = { counts: FieldUsage | undefined; stop(): Promise<void> };

/** Counts what clients use where there is a folder to keep it. */
export function openUsage({ USAGE_DIRECTORY, USAGE_DAYS }: Environment, log: Logger): OpenUsage {
  if (USAGE_DIRECTORY === undefined) return { counts: undefined, stop: async () => undefined };
  const counts = new FieldUsage();
  const files = new UsageFiles({ directory: USAGE_DIRECTORY, days: USAGE_DAYS, usage: counts, log });
  files.start();
  return { counts, stop: () => files.stop() };
}
