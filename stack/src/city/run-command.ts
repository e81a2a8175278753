import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { projectRoot, StartError } from './settings.ts';

type CommandOptions = { env?: NodeJS.ProcessEnv };

const running = new Set<ChildProcess>();

// Whoever ends this process, in whatever way it still notices, ends what it was waiting for.
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});

/** Ends what is being run and comes back when it is gone. */
export async function stopCommands(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }),
  );
}

/** For commands that have nothing else to stop: without it a signal would end them unnoticed. */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(128 + constants.signals[signal]));
  }
}

/** Runs a program to its end and answers its standard output. Throws a StartError with all it said when it fails. */
export function runCommand(command: string, args: string[], options: CommandOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      errors += chunk;
    });
    // One that could not be run at all has no exit.
    for (const event of ['exit', 'error']) child.on(event, () => running.delete(child));
    child.on('error', (error) => reject(new StartError(`${command} could not be run: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else
        reject(
          new StartError(`${command} ${args.join(' ')} ended with ${code ?? signal}\n${output}${errors}`),
        );
    });
  });
}
