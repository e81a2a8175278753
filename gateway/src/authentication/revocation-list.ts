import type { Viewer } from '@city/kit/request-identity/viewer';
import { z } from 'zod';

const revocationSchema = z.union([
  z.object({ subject: z.string().min(1), minimumEpoch: z.int().min(0) }),
  z.object({ sessionId: z.string().min(1) }),
]);

export const revocationPageSchema = z.object({
  cursor: z.string().min(1),
  revocations: z.array(revocationSchema),
});

export type Revocation = z.infer<typeof revocationSchema>;

type Entry = { minimumEpoch: number; at: number };

/** Longer than any access token lives: what a revocation of before then named has expired by itself. */
const keptMs = 10 * 60_000;
/** Some 20 MB. More people than the city has accounts for in ten minutes are not signed out one by one. */
const mostEntries = 100_000;

/** Which tokens hold no longer, as far as is known, bounded in time and number. The oldest makes way. */
export class RevocationList {
  readonly #subjects = new Map<string, Entry>();
  readonly #sessions = new Map<string, Entry>();
  readonly #now: () => number;
  readonly #mostEntries: number;

  constructor(options: { now?: () => number; mostEntries?: number } = {}) {
    this.#now = options.now ?? Date.now;
    this.#mostEntries = options.mostEntries ?? mostEntries;
  }

  get size(): number {
    return this.#subjects.size + this.#sessions.size;
  }

  names(viewer: Viewer): boolean {
    if (viewer.kind === 'anonymous') return false;
    if (viewer.sessionId !== null && this.#sessions.has(viewer.sessionId)) return true;
    const subject = viewer.kind === 'client' ? viewer.clientId : viewer.citizenId;
    const entry = subject === null ? undefined : this.#subjects.get(subject);
    return entry !== undefined && viewer.epoch < entry.minimumEpoch;
  }

  /** True when it says something that was not known. */
  add(revocations: readonly Revocation[]): boolean {
    const news = revocations.filter((revocation) => this.#put(revocation)).length;
    for (const entries of [this.#subjects, this.#sessions]) this.#forgetOld(entries);
    return news > 0;
  }

  #put(revocation: Revocation): boolean {
    const isSession = 'sessionId' in revocation;
    const [entries, key] = isSession
      ? [this.#sessions, revocation.sessionId]
      : [this.#subjects, revocation.subject];
    const minimumEpoch = isSession ? 0 : revocation.minimumEpoch;
    const before = entries.get(key);
    // Taken out first, so that the order of the map stays that of age.
    entries.delete(key);
    entries.set(key, { minimumEpoch: Math.max(minimumEpoch, before?.minimumEpoch ?? 0), at: this.#now() });
    return before === undefined || before.minimumEpoch < minimumEpoch;
  }

  #forgetOld(entries: Map<string, Entry>): void {
    const oldest = this.#now() - keptMs;
    for (const [key, { at }] of entries) {
      if (at >= oldest && entries.size <= this.#mostEntries) return;
      entries.delete(key);
    }
  }
}
