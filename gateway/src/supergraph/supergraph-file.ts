import { createHash } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Logger } from '@city/kit/log/log';
import type { Policies } from '../access/policies.ts';
import { buildFirstSupergraph, type Supergraph } from './supergraph.ts';

export type SupergraphFileOptions = {
  file: string;
  log: Logger;
  policies?: Policies;
  /** Called with each new content, one after the other. */
  onChange: (sdl: string) => Promise<void>;
  pollEveryMs?: number;
};

/** Writers take several steps; what they have left alone for so long is read. */
const settleMs = 100;
/** A second way to notice: file systems of other machines do not tell of changes. */
const defaultPollMs = 5_000;

/**
 * Watches the supergraph file by its content. The folder is watched and not the file, so that a file that takes its
 * place (an atomic rename, or the turned link of a mounted configuration) is noticed like one that is written over.
 */
export class SupergraphFile {
  private readonly options: SupergraphFileOptions;
  private knownHash: string | undefined;
  private watcher: FSWatcher | undefined;
  private settleTimer: NodeJS.Timeout | undefined;
  private pollTimer: NodeJS.Timeout | undefined;
  private reading: Promise<void> = Promise.resolve();

  constructor(options: SupergraphFileOptions) {
    this.options = options;
  }

  async readFirst(): Promise<Supergraph> {
    const { file, policies } = this.options;
    const sdl = await readFile(file, 'utf8');
    this.knownHash = hashOf(sdl);
    return buildFirstSupergraph(sdl, { variable: 'SUPERGRAPH_FILE', value: file }, policies);
  }

  watch(): void {
    const { file, log, pollEveryMs = defaultPollMs } = this.options;
    try {
      this.watcher = watch(dirname(file), { persistent: false }, () => this.lookSoon());
      this.watcher.on('error', (error) =>
        log.warn({ err: error }, 'The supergraph file is only polled now.'),
      );
    } catch (error) {
      log.warn({ err: error }, 'The supergraph file can only be polled.');
    }
    this.pollTimer = setInterval(() => this.look(), pollEveryMs).unref();
  }

  async stop(): Promise<void> {
    this.watcher?.close();
    clearTimeout(this.settleTimer);
    clearInterval(this.pollTimer);
    await this.reading;
  }

  private lookSoon(): void {
    clearTimeout(this.settleTimer);
    this.settleTimer = setTimeout(() => this.look(), settleMs).unref();
  }

  private look(): void {
    this.reading = this.reading.then(() => this.readIfChanged());
  }

  private async readIfChanged(): Promise<void> {
    const { file, log, onChange } = this.options;
    try {
      const sdl = await readFile(file, 'utf8');
      const hash = hashOf(sdl);
      if (hash === this.knownHash) return;
      this.knownHash = hash;
      await onChange(sdl);
    } catch (error) {
      log.error({ err: error, file }, 'The supergraph file cannot be read: the last one stays.');
    }
  }
}

function hashOf(sdl: string): string {
  return createHash('sha256').update(sdl).digest('base64url');
}
