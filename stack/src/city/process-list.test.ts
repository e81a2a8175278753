import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cityProcesses, describeProcess, endForgottenProcesses, writeProcesses } from './process-list.ts';

let directory: string;
let child: ChildProcess;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'processes-'));
  child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
});
afterEach(() => {
  child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

const pid = () => child.pid ?? 0;
const leave = (list: object) => writeFileSync(join(directory, 'processes.json'), JSON.stringify(list));
const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

test('what a hard stop left running is ended', async () => {
  const ended = once(child, 'exit');
  leave({
    keeper: { name: 'keeper', pid: 1, startedAt: 'long ago' },
    processes: [describeProcess('one', pid())],
  });
  await endForgottenProcesses(directory);
  await ended;
  expect(hasEnded()).toBe(true);
});

test('a city whose keeper is there is left alone and named', async () => {
  const other = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
  leave({ keeper: describeProcess('keeper', pid()), processes: [describeProcess('one', other.pid ?? 0)] });
  await expect(endForgottenProcesses(directory)).rejects.toThrow(
    new RegExp(`already runs from ${directory} \\(process ${pid()}\\)`),
  );
  expect(other.exitCode ?? other.signalCode).toBeNull();
  other.kill('SIGKILL');
});

test('a program that has got the number of one of ours is not ended', async () => {
  leave({ processes: [{ ...describeProcess('one', pid()), startedAt: '1' }] });
  await endForgottenProcesses(directory);
  expect(hasEnded()).toBe(false);
});

test('a city that was stopped has no keeper, and a folder without a list no processes', async () => {
  expect(cityProcesses(directory)).toEqual([]);
  writeProcesses(directory, [], true);
  await endForgottenProcesses(directory);
});
