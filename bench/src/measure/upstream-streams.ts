import type { BenchCity } from './bench-city.ts';

/** How many subscriptions the accommodation subgraph serves now: the gateway's upstream streams. */
export async function upstreamStreams(city: BenchCity): Promise<number> {
  const response = await fetch(`http://localhost:${city.settings.ports.accommodation}/health/ready`);
  const { openStreams } = (await response.json()) as { openStreams?: number };
  if (openStreams === undefined) throw new Error('The subgraph does not say how many streams it serves');
  return openStreams;
}
