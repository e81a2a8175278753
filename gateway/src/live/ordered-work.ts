/**
 * Runs a few pieces of work at a time and hands their results on in the order in which the work came, so that one
 * slow event holds others back but never lets them overtake it.
 */
export class OrderedWork<T, R> {
  private readonly work: (item: T) => Promise<R>;
  private readonly deliver: (result: R) => void;
  private readonly waiting: T[] = [];
  private readonly running: { result: R | undefined }[] = [];
  private readonly maximumRunning: number;

  constructor(options: {
    work: (item: T) => Promise<R>;
    deliver: (result: R) => void;
    maximumRunning: number;
  }) {
    this.work = options.work;
    this.deliver = options.deliver;
    this.maximumRunning = options.maximumRunning;
  }

  /** What was taken and not yet handed on. */
  get size(): number {
    return this.waiting.length + this.running.length;
  }

  add(item: T): void {
    this.waiting.push(item);
    this.advance();
  }

  private advance(): void {
    while (this.running.length < this.maximumRunning) {
      const item = this.waiting.shift();
      if (item === undefined) return;
      const place: { result: R | undefined } = { result: undefined };
      this.running.push(place);
      void this.work(item).then((result) => {
        place.result = result;
        this.handOn();
        this.advance();
      });
    }
  }

  private handOn(): void {
    for (;;) {
      const result = this.running[0]?.result;
      if (result === undefined) return;
      this.running.shift();
      this.deliver(result);
    }
  }
}
