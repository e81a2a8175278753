import { expect, test } from 'vitest';
import { runCommand, stopCommands } from './run-command.ts';

test('a command answers what it wrote, and one that fails says all that it said', async () => {
  expect(await runCommand('sh', ['-c', 'echo fine'])).toBe('fine\n');
  await expect(runCommand('sh', ['-c', 'echo out; echo err >&2; exit 3'])).rejects.toThrow(
    /ended with 3[\s\S]*out[\s\S]*err/,
  );
  await expect(runCommand('no-such-program', [])).rejects.toThrow('no-such-program could not be run');
});

test('what is being run ends when all is stopped', async () => {
  const ending = expect(runCommand('sleep', ['300'])).rejects.toThrow('SIGTERM');
  await stopCommands();
  await ending;
});
