import type { Viewer } from '@city/kit/request-identity/viewer';
import type { Revocations } from '../authentication/revocations.ts';

export type LossReason = 'TOKEN_EXPIRED' | 'TOKEN_REVOKED';

type Watched = { viewer: Viewer; onLost: (reason: LossReason) => void };

/** Timers hold 31 bits. No token lives that long. */
const longestTimerMs = 2 ** 31 - 1;

/** For connections that stay open: says, once, when the token that a connection was opened with holds no longer. */
export class CredentialWatch {
  private readonly revocations: Pick<Revocations, 'isRevoked' | 'onChange'>;
  private readonly watched = new Set<Watched>();

  constructor(revocations: Pick<Revocations, 'isRevoked' | 'onChange'>) {
    this.revocations = revocations;
    revocations.onChange(() => this.dismissRevoked());
  }

  /** Returns what ends the watch. */
  watch(viewer: Viewer, onLost: (reason: LossReason) => void): () => void {
    const { expiresAt } = viewer;
    if (!expiresAt) return () => undefined;
    const leftMs = Math.max(0, expiresAt.getTime() - Date.now());
    const entry: Watched = { viewer, onLost: (reason) => lose(reason) };
    const timer = setTimeout(() => lose('TOKEN_EXPIRED'), Math.min(leftMs, longestTimerMs)).unref();
    const end = () => {
      clearTimeout(timer);
      this.watched.delete(entry);
    };
    const lose = (reason: LossReason) => {
      end();
      onLost(reason);
    };
    this.watched.add(entry);
    return end;
  }

  private dismissRevoked(): void {
    for (const { viewer, onLost } of this.watched) {
      if (this.revocations.isRevoked(viewer)) onLost('TOKEN_REVOKED');
    }
  }
}
