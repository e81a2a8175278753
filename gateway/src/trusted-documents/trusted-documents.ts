import { unwatchFile, watchFile } from 'node:fs';
import { EnvironmentError } from '@city/kit/environment/environment';
import type { Logger } from '@city/kit/log/log';
import { type Manifest, readManifest } from './manifest.ts';

/**
 * `off`: hashes mean nothing. `allow`: known documents go by their hash, others are answered as well. `required`: only
 * registered programs may send others.
 */
export type TrustMode = 'off' | 'allow' | 'required';

const lookEveryMs = 1_000;

/** The documents that are trusted because they were written with the pages that send them, by their hashes. */
export class TrustedDocuments {
  static readonly none = new TrustedDocuments('off', []);

  readonly mode: TrustMode;
  private readonly files: readonly string[];
  private manifest: Manifest = new Map();
  private readonly listeners = new Set<() => void>();
  private stopWatching: () => void = () => undefined;

  constructor(mode: TrustMode, files: readonly string[]) {
    this.mode = mode;
    this.files = mode === 'off' ? [] : files;
  }

  /** Told as a wrong variable is when a list cannot be read: a gateway that starts without it would refuse every page. */
  async loadFirst(): Promise<void> {
    try {
      await this.load();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new EnvironmentError([`TRUSTED_DOCUMENTS_FILE: ${reason}`]);
    }
  }

  /** Throws when a list cannot be read. */
  async load(): Promise<void> {
    this.manifest = await readManifest(this.files);
  }

  documentOf(hash: string): string | undefined {
    return this.manifest.get(hash);
  }

  get all(): Manifest {
    return this.manifest;
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Follows the files. A list that cannot be read leaves the last good one in force. */
  watch(log: Logger): void {
    const changed = async (file: string) => {
      try {
        await this.load();
        for (const listener of this.listeners) listener();
        log.info({ file, documents: this.manifest.size }, 'The trusted documents were read again.');
      } catch (error) {
        log.error({ err: error, file }, 'The trusted documents could not be read; the last ones stay.');
      }
    };
    const watched = this.files.map((file) => {
      const look = () => void changed(file);
      // Not fs.watch: it loses a file that is replaced by renaming, as deployments and mounted volumes do.
      watchFile(file, { interval: lookEveryMs, persistent: false }, look);
      return () => unwatchFile(file, look);
    });
    this.stopWatching = () => {
      for (const stop of watched) stop();
    };
  }

  close(): void {
    this.stopWatching();
  }
}
