/** What the entries of a cache may take together, as far as can be told. */
export type Weighed<V> = { bytesOf: (value: V) => number; maximumBytes: number };

/** Keeps the entries that were used last. A Map remembers the order in which keys were put into it. */
export class BoundedCache<K, V> {
  private readonly entries = new Map<K, V>();
  private readonly maximum: number;
  private readonly weighed: Weighed<V> | undefined;
  private bytes = 0;
  hits = 0;
  misses = 0;

  constructor(maximum: number, weighed?: Weighed<V>) {
    this.maximum = maximum;
    this.weighed = weighed;
  }

  get(key: K): V | undefined {
    const value = this.entries.get(key);
    if (value === undefined) {
      this.misses += 1;
      return undefined;
    }
    this.hits += 1;
    this.entries.delete(key);
    this.entries.set(key, value);
    return value;
  }

  set(key: K, value: V): void {
    this.forget(key);
    this.entries.set(key, value);
    this.bytes += this.weighed?.bytesOf(value) ?? 0;
    for (const oldest of this.entries.keys()) {
      const isTooHeavy = this.weighed !== undefined && this.bytes > this.weighed.maximumBytes;
      if (this.entries.size === 1 || (this.entries.size <= this.maximum && !isTooHeavy)) return;
      this.forget(oldest);
    }
  }

  /** From the one used longest ago to the latest. */
  values(): IterableIterator<V> {
    return this.entries.values();
  }

  get size(): number {
    return this.entries.size;
  }

  private forget(key: K): void {
    const value = this.entries.get(key);
    if (value === undefined) return;
    this.bytes -= this.weighed?.bytesOf(value) ?? 0;
    this.entries.delete(key);
  }
}
