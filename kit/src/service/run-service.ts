import { EnvironmentError, exitOnEnvironmentError } from '../environment/environment-error.ts';
import { createLog } from '../log/log.ts';
import { keepCompiled } from './compile-cache.ts';
import { type Observability, observabilityProblems, openObservability } from './observability.ts';

const stopWithinMs = 15_000;
const keepCompiledAfterMs = 10_000;

/**
 * The life of a process: starts, stops once when asked to, and never goes on in a state that nobody foresaw.
 * Read the environment inside `start`, so that its mistakes are told in plain words.
 */
export async function runService(options: {
  name: string;
  start: () => Promise<{ stop(): Promise<void> }>;
  /** False for what the public calls. Its traces are kept by our share, not because the caller says so. */
  isCallerTrusted?: boolean;
}): Promise<void> {
  const log = createLog({ service: options.name });
  let isStopping = false;
  let service: { stop(): Promise<void> } | undefined;
  let observability: Observability | undefined;

  const fail = (error: unknown, message: string) => {
    log.fatal({ err: error }, message);
    process.exit(1);
  };

  const stop = async (signal: NodeJS.Signals) => {
    // The second signal comes from somebody who does not want to wait.
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(
      () => fail(new Error('not stopped in time'), 'The service did not stop.'),
      stopWithinMs,
    ).unref();
    await service?.stop();
    await observability?.stop();
    process.exit(0);
  };

  process.on('unhandledRejection', (error) => fail(error, 'A promise was rejected and nobody was there.'));
  process.on('uncaughtException', (error) => fail(error, 'An exception was thrown and nobody caught it.'));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop(signal).catch((error) => fail(error, 'The service could not stop in order.'));
    });
  }

  try {
    const problems = observabilityProblems();
    if (problems.length === 0) observability = await openObservability(options.name, log, options);
    service = await startOrTell(options.start, problems);
    // Not at once: those who ask first need not wait for it.
    setTimeout(keepCompiled, keepCompiledAfterMs).unref();
  } catch (error) {
    exitOnEnvironmentError(error);
    fail(error, 'The service could not start.');
  }
}

/** What is wrong with the service's own variables and with those that all services have is told together. */
async function startOrTell<T>(start: () => Promise<T>, problems: readonly string[]): Promise<T> {
  if (problems.length === 0) return start();
  try {
    await start();
  } catch (error) {
    if (error instanceof EnvironmentError) throw new EnvironmentError([...error.problems, ...problems]);
    throw error;
  }
  throw new EnvironmentError(problems);
}
