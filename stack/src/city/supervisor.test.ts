import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cityProcesses } from './process-list.ts';
import { Supervisor } from './supervisor.ts';

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
  await vi.waitFor(() => expect(pidOf('one')).not.toBe(first));
  expect(isAlive(first)).toBe(false);
});

test('stopping leaves no process behind, one that ignores the signal included', async () => {
  await supervisor.start(program('one', forever));
  const stubborn = program('stubborn', `process.on('SIGTERM', () => {}); ${forever}`);
  await supervisor.start({ ...stubborn, stopWithinMs: 500 });
  const pids = [pidOf('one'), pidOf('stubborn')];
  await supervisor.stop();
  expect(pids.map(isAlive)).toEqual([false, false]);
  expect(cityProcesses(directory)).toEqual([]);
});

test('what is about to be started when all is stopped is not started', async () => {
  const starting = supervisor.start({ ...program('one', forever), isReady: async () => false });
  const isToldSo = expect(starting).rejects.toThrow('stopped before it was ready');
  await supervisor.stop();
  await isToldSo;
  await expect(supervisor.start(program('two', forever))).rejects.toThrow('being stopped');
  expect(existsSync(join(directory, 'logs', 'two.log'))).toBe(false);
});

test('the administrator’s address of the database is not handed on', async () => {
  process.env.DATABASE_URL = 'postgresql://admin';
  await supervisor.start(program('one', `console.log('got', process.env.DATABASE_URL); ${forever}`));
  delete process.env.DATABASE_URL;
  expect(readFileSync(join(directory, 'logs', 'one.log'), 'utf8')).toContain('got undefined');
});

test('a service that does not start is named with the end of its log', async () => {
  const broken = program('broken', 'console.error("DATABASE_URL is missing"); process.exit(1)');
  await expect(supervisor.start(broken)).rejects.toThrow(
    /broken does not start[\s\S]*DATABASE_URL is missing/,
  );
});
