/** Milliseconds that this process computes meanwhile, on all its threads. What else the machine does is not in them. */
export async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of a few, since the collector of garbage also computes: no more than it takes to come under the bound. */
export async function leastCpuMs(work: () => unknown, bound: number, rounds = 5): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds && least >= bound; round += 1)
    least = Math.min(least, await cpuMs(work));
  return least;
}
