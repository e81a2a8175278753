import { exitOnEnvironmentError } from '../environment/environment-error.ts';
import { createLog } from '../log/log.ts';

const stopWithinMs = 15_000;

/**
 * The life of a process: starts, stops once when asked to, and never goes on in a state that nobody foresaw.
 * Read the environment inside `start`, so that its mistakes are told in plain words.
 */
export async function runService(options: {
  name: string;
  start: () => Promise<{ stop(): Promise<void> }>;
}): Promise<void> {
  const log = createLog({ service: options.name });
  let isStopping = false;
  let service: { stop(): Promise<void> } | undefined;

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
    service = await options.start();
  } catch (error) {
    exitOnEnvironmentError(error);
    fail(error, 'The service could not start.');
  }
}
