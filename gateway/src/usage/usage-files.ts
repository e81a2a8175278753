import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '@city/kit/log/log';
import type { FieldUsage, UsageCounts } from './field-usage.ts';

export type UsageFilesOptions = {
  directory: string;
  /** How many days are kept. */
  days: number;
  usage: FieldUsage;
  log: Logger;
  flushEveryMs?: number;
  now?: () => Date;
};

const fileForm = /^usage-(\d{4}-\d{2}-\d{2})\.[\w-]+\.ndjson$/;

/**
 * Keeps what clients use, a file for each day and each gateway: `{"client":"portal","fields":{"Stay.room":12}}` in a
 * line for each client. A file that can't be written is tried again with the next flush, and nobody waits for it.
 */
export class UsageFiles {
  private readonly o: Required<UsageFilesOptions>;
  /** Several gateways may share the folder. */
  private readonly gateway = randomUUID().slice(0, 8);
  private day = '';
  private counts: UsageCounts = new Map();
  private isChanged = false;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(options: UsageFilesOptions) {
    this.o = { flushEveryMs: 60_000, now: () => new Date(), ...options };
  }

  /** A folder that can't be made is told at once, and tried again like a file. */
  start(): void {
    this.timer = setInterval(() => void this.flush(), this.o.flushEveryMs).unref();
    void this.flush();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  flush(): Promise<void> {
    this.writing = this.writing.then(() => this.write()).catch((error) => this.tell(error));
    return this.writing;
  }

  private async write(): Promise<void> {
    await mkdir(this.o.directory, { recursive: true });
    const today = this.o.now().toISOString().slice(0, 10);
    if (today !== this.day) await this.begin(today);
    for (const [client, fields] of this.o.usage.take()) this.add(client, fields);
    if (!this.isChanged) return;
    const lines = [...this.counts].map(([client, fields]) =>
      JSON.stringify({ client, fields: Object.fromEntries(fields) }),
    );
    const file = join(this.o.directory, `usage-${this.day}.${this.gateway}.ndjson`);
    // Who reads it meanwhile sees the old file or the new one, never half of one.
    await writeFile(`${file}.new`, `${lines.join('\n')}\n`);
    await rename(`${file}.new`, file);
    this.isChanged = false;
  }

  private async begin(day: string): Promise<void> {
    const oldest = new Date(this.o.now().getTime() - this.o.days * 86_400_000).toISOString().slice(0, 10);
    for (const name of await readdir(this.o.directory)) {
      const of = fileForm.exec(name)?.[1];
      if (of !== undefined && of < oldest) await rm(join(this.o.directory, name), { force: true });
    }
    this.day = day;
    this.counts = new Map();
    this.isChanged = false;
  }

  private add(client: string, fields: Map<string, number>): void {
    const sums = this.counts.get(client) ?? new Map<string, number>();
    this.counts.set(client, sums);
    this.isChanged = true;
    for (const [coordinate, count] of fields) sums.set(coordinate, (sums.get(coordinate) ?? 0) + count);
  }

  private tell(error: unknown): void {
    this.o.log.warn({ err: error }, 'What clients use could not be written; it is tried again.');
  }
}
