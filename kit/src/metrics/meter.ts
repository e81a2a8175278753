export type Labels = Record<string, string>;
export type Sample = { labels?: Labels; value: number };
export type MetricKind = 'counter' | 'gauge' | 'histogram';

export type MetricDefinition = {
  name: string;
  help: string;
  labels?: readonly string[];
  /** Of a histogram: the upper bounds of its buckets, in the metric's unit. */
  buckets?: readonly number[];
};

/** Where counts go once somebody wants to see them. */
export type MeterBackend = {
  counter(definition: MetricDefinition): (value: number, labels?: Labels) => void;
  histogram(definition: MetricDefinition): (value: number, labels?: Labels) => void;
  figure(kind: 'counter' | 'gauge', definition: MetricDefinition, read: () => Sample[]): void;
};

type Instrument = (value: number, labels?: Labels) => void;
type Figure = {
  kind: 'counter' | 'gauge';
  definition: MetricDefinition;
  readers: Set<() => Sample[] | number>;
};

/** What takes milliseconds up to the ten seconds after which a request is given up. */
export const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * What a process counts. Anyone may declare a metric at any time; until a backend is attached, which happens only
 * where `METRICS_PORT` is set, counting is a call that does nothing and no library is loaded.
 */
export class Meter {
  private backend: MeterBackend | undefined;
  private readonly instruments = new Map<
    string,
    { attach: (backend: MeterBackend) => void; use: Instrument }
  >();
  private readonly figures = new Map<string, Figure>();

  get isOn(): boolean {
    return this.backend !== undefined;
  }

  counter(definition: MetricDefinition): Instrument {
    return this.instrument(definition, (backend) => backend.counter(definition));
  }

  histogram(definition: MetricDefinition): Instrument {
    return this.instrument(definition, (backend) => backend.histogram(definition));
  }

  /**
   * A number that somebody keeps anyway and that is read when metrics are asked for. Several readers of one name add
   * up. Answers how to take the reader out again.
   */
  figure(kind: 'counter' | 'gauge', definition: MetricDefinition, read: () => Sample[] | number): () => void {
    let figure = this.figures.get(definition.name);
    if (!figure) {
      figure = { kind, definition, readers: new Set() };
      this.figures.set(definition.name, figure);
      if (this.backend) attachFigure(this.backend, figure);
    }
    const { readers } = figure;
    readers.add(read);
    return () => readers.delete(read);
  }

  attach(backend: MeterBackend): void {
    if (this.backend) throw new Error('The meter has a backend already.');
    this.backend = backend;
    for (const { attach } of this.instruments.values()) attach(backend);
    for (const figure of this.figures.values()) attachFigure(backend, figure);
  }

  private instrument({ name }: MetricDefinition, make: (backend: MeterBackend) => Instrument): Instrument {
    const known = this.instruments.get(name);
    if (known) return known.use;
    let target: Instrument | undefined;
    const attach = (backend: MeterBackend) => {
      target = make(backend);
    };
    const use: Instrument = (value, labels) => target?.(value, labels);
    this.instruments.set(name, { attach, use });
    if (this.backend) attach(this.backend);
    return use;
  }
}

function attachFigure(backend: MeterBackend, { kind, definition, readers }: Figure): void {
  backend.figure(kind, definition, () => {
    const sums = new Map<string, Sample>();
    for (const read of readers) {
      const given = read();
      for (const { labels = {}, value } of typeof given === 'number' ? [{ value: given }] : given) {
        const key = JSON.stringify(labels);
        sums.set(key, { labels, value: value + (sums.get(key)?.value ?? 0) });
      }
    }
    return [...sums.values()];
  });
}

/** One for each process, as the metrics of a process are one page. */
export const meter = new Meter();
