import { runCommand } from './run-command.ts';

/** Builds everything that has changed since the last time: Prisma clients, services, portal. */
export async function build(packages: string[] = []): Promise<void> {
  const filters = packages.flatMap((name) => ['--filter', `@city/${name}`]);
  await runCommand(
    'turbo',
    ['run', 'build', '--output-logs=errors-only', '--no-update-notifier', ...filters],
    {
      env: { FORCE_COLOR: '0', TURBO_CONCURRENCY: '2' },
    },
  );
}
