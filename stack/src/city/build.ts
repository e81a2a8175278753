import { runCommand } from './run-command.ts';

function turbo(task: string, packages: string[]): Promise<string> {
  const filters = packages.flatMap((name) => ['--filter', `@city/${name}`]);
  return runCommand('turbo', ['run', task, '--output-logs=errors-only', '--no-update-notifier', ...filters], {
    env: { FORCE_COLOR: '0', TURBO_CONCURRENCY: '2' },
  });
}

/** Builds what has changed since the last time: Prisma clients, typed documents, services, portal. */
export async function build(packages: string[] = []): Promise<void> {
  await turbo('build', packages);
}

/** Makes the sources that are not committed and that types need: Prisma clients and typed documents. */
export async function generateSources(packages: string[] = []): Promise<void> {
  await turbo('generate', packages);
}
