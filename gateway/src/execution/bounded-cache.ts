/** Keeps the entries that were used last. A Map remembers the order in which keys were put into it. */
export class BoundedCache<K, V> {
  private readonly entries = new Map<K, V>();
  private readonly maximum: number;
  hits = 0;
  misses = 0;

  constructor(maximum: number) {
    this.maximum = maximum;
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
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size <= this.maximum) return;
    const oldest = this.entries.keys().next();
    if (!oldest.done) this.entries.delete(oldest.value);
  }

  /** From the one used longest ago to the latest. */
  values(): IterableIterator<V> {
    return this.entries.values();
  }

  get size(): number {
    return this.entries.size;
  }
}
