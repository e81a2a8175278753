import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cityProcesses, Supervisor } from './supervisor.ts';

let directory: string;
let supervisor: Supervisor;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'supervisor-'));
  supervisor = new Supervisor(directory);
});

afterEach(async () => {
  await supervisor.stop();
  rmSync(directory, { recursive: true, force: true });
});

const program = (name: string, source: string) => ({
  name,
  command: process.execPath,
  args: ['--eval', source],
  isReady: async () => readFileSync(join(directory, 'logs', `${name}.log`), 'utf8').includes('ready'),
});

const forever = 'console.log("ready"); setInterval(() => {}, 1000)';
const pidOf = (name: string) => cityProcesses(directory).find((one) => one.name === name)?.pid;
const isAlive = (pid: number | undefined) => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a process that is killed is started again', async () => {
  await supervisor.start(program('one', forever));
  const first = pidOf('one');
  process.kill(first ?? 0, 'SIGKILL');
  await vi.waitFor(() => expect(pidOf('one')).not.toBe(first), 5_000);
  expect(isAlive(first)).toBe(false);
});

test('stopping leaves no process behind, one that ignores the signal included', async () => {
  await supervisor.start(program('one', forever));
  await supervisor.start(program('stubborn', `process.on('SIGTERM', () => {}); ${forever}`));
  const pids = [pidOf('one'), pidOf('stubborn')];
  await supervisor.stop();
  expect(pids.map(isAlive)).toEqual([false, false]);
  expect(cityProcesses(directory)).toEqual([]);
}, 20_000);

test('a service that does not start is named with the end of its log', async () => {
  const broken = program('broken', 'console.error("DATABASE_URL is missing"); process.exit(1)');
  await expect(supervisor.start(broken)).rejects.toThrow(
    /broken does not start[\s\S]*DATABASE_URL is missing/,
  );
});
