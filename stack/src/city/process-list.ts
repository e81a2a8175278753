import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from './settings.ts';

export type CityProcess = {
  name: string;
  pid: number;
  /** With the number it names one process for all time; null where the system does not tell. */
  startedAt: string | null;
};

/** Who keeps the city of a folder running, and what it has started. */
type ProcessList = { keeper?: CityProcess | null; processes?: CityProcess[] };

const fileOf = (directory: string) => join(directory, 'processes.json');

function readList(directory: string): ProcessList {
  const file = fileOf(directory);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ProcessList) : {};
}

/** When a process began, in ticks of the machine; null when there is none of this number, or only its remains. */
function startOf(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks: fields are counted from behind it.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    // It has ended, or this system has no /proc.
    return null;
  }
}

const isRunning = ({ pid, startedAt }: CityProcess) => startedAt !== null && startOf(pid) === startedAt;

export function describeProcess(name: string, pid: number): CityProcess {
  return { name, pid, startedAt: startOf(pid) };
}

/**
 * The list by which a later start finds a city that still runs, or processes that outlived a hard stop, and tests
 * find whom to kill. It appears whole or not at all.
 */
export function writeProcesses(directory: string, processes: CityProcess[], isStopped = false): void {
  const keeper = isStopped ? null : describeProcess('keeper', process.pid);
  const list: ProcessList = { keeper, processes };
  writeFileSync(`${fileOf(directory)}.new`, JSON.stringify(list));
  renameSync(`${fileOf(directory)}.new`, fileOf(directory));
}

/** The processes of the city in this folder, as they were last started. */
export function cityProcesses(directory: string): CityProcess[] {
  return readList(directory).processes ?? [];
}

/**
 * A city that was killed hard leaves its processes running: they are ended before this one starts. A city whose
 * keeper is there is not ours to end.
 */
export async function endForgottenProcesses(directory: string): Promise<void> {
  const { keeper, processes = [] } = readList(directory);
  if (keeper && keeper.pid !== process.pid && isRunning(keeper)) {
    throw new StartError(
      `A city already runs from ${directory} (process ${keeper.pid}): stop it first, or set DATA_DIR to another folder.`,
    );
  }
  for (const forgotten of processes.filter(isRunning)) {
    process.kill(forgotten.pid, forgotten.name === 'postgres' ? 'SIGINT' : 'SIGKILL');
  }
  for (let waited = 0; processes.some(isRunning); waited += 100) {
    if (waited > 20_000) {
      const names = processes.filter(isRunning).map(({ name, pid }) => `${name} (${pid})`);
      throw new StartError(`Processes of an earlier start do not end: ${names.join(', ')}`);
    }
    await wait(100);
  }
}
