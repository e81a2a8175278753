import { type Problem, toProblem } from '#graphql/problem.ts';

type GraphqlError = Parameters<typeof toProblem>[0];

export type LiveSink = {
  open: () => void;
  next: (result: { data: unknown; errors: readonly GraphqlError[] }) => void;
  /** Errors of the graph, or none when the line broke. */
  error: (errors: readonly GraphqlError[]) => void;
  complete: () => void;
};

export type LiveRequest = {
  query: string;
  /** Names the document by its hash; then there is no text. */
  extensions?: Record<string, unknown> | undefined;
  variables: Record<string, unknown>;
};

export type LiveConnection = {
  subscribe: (request: LiveRequest, sink: LiveSink) => () => void;
  /** Closes the socket, so that the next one is opened with a fresh token. */
  restart: () => void;
};

export type LiveState =
  | { kind: 'connecting' | 'live' | 'catching-up' }
  | { kind: 'stale'; since: Date }
  | { kind: 'refused'; problem: Problem };

export type LiveFeedOptions<Data> = {
  connection: LiveConnection;
  query: LiveRequest['query'];
  extensions?: LiveRequest['extensions'];
  variables: LiveRequest['variables'];
  after: string | null;
  cursorOf: (data: Data) => string;
  onEvent: (data: Data) => void;
  /** What is on screen may lack something that no cursor can bring back: read it again. */
  onReadAfresh: () => void;
  onState: (state: LiveState) => void;
};

const quietMs = 700;
const longestCatchUpMs = 5_000;
const firstDelayMs = 250;
const longestDelayMs = 15_000;
const rememberedCursors = 5_000;
const attemptsBeforeRefusal = 3;

/**
 * One live view's thread through breaks: comes back with the cursor of the last event it saw, so that nothing is
 * missed, and knows the cursors it has seen, so that nothing counts twice. It tries for ever, ever more patiently.
 */
export class LiveFeed<Data> {
  readonly #options: LiveFeedOptions<Data>;
  readonly #seen = new Set<string>();
  #cursor: string | null;
  #attempt = 0;
  #failures = 0;
  #unsubscribe: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #openedAt = 0;
  #lastContact: Date | null = null;
  #isRunning = false;

  constructor(options: LiveFeedOptions<Data>) {
    this.#options = options;
    this.#cursor = options.after;
  }

  start(): void {
    this.#isRunning = true;
    this.#options.onState({ kind: 'connecting' });
    this.#subscribe();
  }

  stop(): void {
    this.#isRunning = false;
    this.#drop();
  }

  /** The network is back or the tab is looked at again: no need to wait out the delay. */
  wake(): void {
    if (!this.#isRunning || this.#unsubscribe !== null) return;
    this.#failures = 0;
    this.#subscribe();
  }

  #subscribe(): void {
    this.#drop();
    const attempt = ++this.#attempt;
    const guarded =
      <A extends unknown[]>(act: (...values: A) => void) =>
      (...values: A) => {
        if (this.#isRunning && attempt === this.#attempt) act(...values);
      };
    const hadCursor = this.#cursor !== null;
    const { connection, query, extensions, variables } = this.#options;
    this.#unsubscribe = connection.subscribe(
      { query, extensions, variables: { ...variables, after: this.#cursor } },
      {
        open: guarded(() => this.#opened(hadCursor)),
        next: guarded(({ data, errors }) => this.#received(data as Data | null, errors)),
        error: guarded((errors) => this.#failed(errors)),
        complete: guarded(() => this.#failed([])),
      },
    );
  }

  #opened(hadCursor: boolean): void {
    this.#lastContact = new Date();
    this.#openedAt = Date.now();
    if (!hadCursor) this.#options.onReadAfresh();
    this.#catchUp();
  }

  /** Nobody says where the replay ends; a moment of silence does, or, where it is never silent, some seconds. */
  #catchUp(): void {
    this.#options.onState({ kind: 'catching-up' });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#failures = 0;
        this.#timer = undefined;
        this.#options.onState({ kind: 'live' });
      },
      Math.min(quietMs, Math.max(0, this.#openedAt + longestCatchUpMs - Date.now())),
    );
  }

  #received(data: Data | null, errors: readonly GraphqlError[]): void {
    this.#lastContact = new Date();
    if (data === null) {
      this.#failed(errors);
      return;
    }
    const cursor = this.#options.cursorOf(data);
    if (this.#timer !== undefined) this.#catchUp();
    if (this.#seen.has(cursor)) return;
    this.#remember(cursor);
    this.#options.onEvent(data);
  }

  #remember(cursor: string): void {
    this.#cursor = cursor;
    this.#seen.add(cursor);
    if (this.#seen.size <= rememberedCursors) return;
    const [oldest] = this.#seen;
    if (oldest !== undefined) this.#seen.delete(oldest);
  }

  #failed(errors: readonly GraphqlError[]): void {
    this.#drop();
    const problems = errors.map((error) => toProblem(error));
    if (problems.some(isLostCursor)) this.#cursor = null;
    const denied = problems.find(({ code }) => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED');
    // An old token on an old socket is refused too: only a fresh socket tells whether the person may still listen.
    if (denied?.code === 'UNAUTHENTICATED') this.#options.connection.restart();
    this.#failures += 1;
    if (denied && (denied.code === 'FORBIDDEN' || this.#failures >= attemptsBeforeRefusal)) {
      this.#options.onState({ kind: 'refused', problem: denied });
      return;
    }
    this.#options.onState({ kind: 'stale', since: this.#lastContact ?? new Date() });
    this.#timer = setTimeout(() => this.#subscribe(), this.#delayMs());
  }

  /** Jittered, so that a thousand boards do not come back in the same instant after a restart. */
  #delayMs(): number {
    const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** (this.#failures - 1));
    return ceiling / 2 + Math.random() * (ceiling / 2);
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const unsubscribe = this.#unsubscribe;
    this.#unsubscribe = null;
    this.#attempt += 1;
    unsubscribe?.();
  }
}

function isLostCursor(problem: Problem): boolean {
  const codes = [problem.code, ...problem.fields.map(({ code }) => code)];
  return codes.includes('CURSOR_EXPIRED') || codes.includes('CURSOR_INVALID');
}
