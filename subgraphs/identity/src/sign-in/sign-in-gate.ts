export type GateLimits = {
  /** Attempts that are worked on at the same time. Hashing fills a core, and each needs a database connection. */
  working: number;
  waiting: number;
  /** Waiting and worked on, for one network: a flood from one place leaves room for the others. */
  perNetwork: number;
};

export const defaultGateLimits: GateLimits = { working: 4, waiting: 200, perNetwork: 30 };

/** Keeps a flood of sign-ins from taking the processor and the database from everything else. */
export class SignInGate {
  readonly #limits: GateLimits;
  readonly #inside = new Map<string, number>();
  readonly #waiting: (() => void)[] = [];
  #working = 0;

  constructor(limits: GateLimits = defaultGateLimits) {
    this.#limits = limits;
  }

  hasRoom(network: string): boolean {
    if ((this.#inside.get(network) ?? 0) >= this.#limits.perNetwork) return false;
    return this.#working < this.#limits.working || this.#waiting.length < this.#limits.waiting;
  }

  /** What `work` gives, or null at once where there is no room for it. */
  async pass<T>(network: string, work: () => Promise<T>): Promise<T | null> {
    if (!this.hasRoom(network)) return null;
    this.#inside.set(network, (this.#inside.get(network) ?? 0) + 1);
    await this.#turn();
    try {
      return await work();
    } finally {
      this.#leave(network);
    }
  }

  async #turn(): Promise<void> {
    if (this.#working < this.#limits.working) {
      this.#working += 1;
      return;
    }
    // Whoever leaves hands the place over, so that nobody who comes later gets in between.
    const turn = Promise.withResolvers<void>();
    this.#waiting.push(turn.resolve);
    await turn.promise;
  }

  #leave(network: string): void {
    const inside = (this.#inside.get(network) ?? 1) - 1;
    if (inside === 0) this.#inside.delete(network);
    else this.#inside.set(network, inside);
    const next = this.#waiting.shift();
    if (next) next();
    else this.#working -= 1;
  }
}
