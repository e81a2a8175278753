import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** What a process and all that it started have used. Read from /proc: where there is none, everything is NaN. */
export class ProcessUsage {
  private readonly pid: number;

  constructor(pid: number) {
    this.pid = pid;
  }

  cpuMs(): number {
    return this.sum((pid) => {
      const fields = statOf(pid);
      return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1_000;
    });
  }

  residentMegabytes(): number {
    return this.sum((pid) => {
      const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
      return Number(line?.[1] ?? 0) / 1024;
    });
  }

  private sum(of: (pid: number) => number): number {
    if (process.platform !== 'linux') return Number.NaN;
    return family(this.pid).reduce((total, pid) => total + of(pid), 0);
  }
}

function family(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      parents.set(Number(name), Number(statOf(Number(name))[1]));
    } catch {
      // It has ended between the two looks.
    }
  }
  const members = [root];
  for (const member of members) for (const [pid, parent] of parents) if (parent === member) members.push(pid);
  return members;
}

/** The fields behind the command's name, which may hold spaces. */
function statOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
