/** A command kept to one core, where there is a command for that: two processes then never share one. */
export function pinned(core: string, command: string, args: string[]): [string, string[]] {
  return process.platform === 'linux' ? ['taskset', ['-c', core, command, ...args]] : [command, args];
}
