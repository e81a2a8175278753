import type { Viewer } from '@city/kit/request-identity/viewer';

/** How many connections may stay open at once; 0 is without limit. */
export type SeatLimits = { person: number; client: number; address: number };

export type Seat = {
  /** Who it is that sits there. False when they have as many as they may. */
  identify: (viewer: Viewer) => boolean;
  leave: () => void;
};

/**
 * Counts connections that stay open: by address until somebody says who they are, then by person or program. So a house
 * full of people behind one address is many, and who never says anything is one.
 */
export class ConnectionSeats {
  private readonly limits: SeatLimits;
  private readonly taken = new Map<string, number>();

  constructor(limits: SeatLimits) {
    this.limits = limits;
  }

  /** Undefined when the address has as many as it may. */
  open(address: string | undefined): Seat | undefined {
    let key = address === undefined ? undefined : `address ${address}`;
    if (!this.take(key, this.limits.address)) return undefined;
    let hasLeft = false;
    return {
      identify: (viewer) => {
        const known = this.keyOf(viewer);
        if (hasLeft || known === undefined) return true;
        if (!this.take(known.key, known.limit)) return false;
        this.release(key);
        key = known.key;
        return true;
      },
      leave: () => {
        if (!hasLeft) this.release(key);
        hasLeft = true;
      },
    };
  }

  /** How many keys are remembered: none when nobody is connected. */
  get size(): number {
    return this.taken.size;
  }

  private keyOf({ kind, citizenId, clientId }: Viewer): { key: string; limit: number } | undefined {
    if (kind === 'citizen') return { key: `person ${citizenId}`, limit: this.limits.person };
    if (kind === 'client') return { key: `client ${clientId}`, limit: this.limits.client };
    return undefined;
  }

  private take(key: string | undefined, limit: number): boolean {
    if (key === undefined) return true;
    const count = this.taken.get(key) ?? 0;
    if (limit > 0 && count >= limit) return false;
    this.taken.set(key, count + 1);
    return true;
  }

  private release(key: string | undefined): void {
    if (key === undefined) return;
    const count = (this.taken.get(key) ?? 0) - 1;
    if (count > 0) this.taken.set(key, count);
    else this.taken.delete(key);
  }
}
