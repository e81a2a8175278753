import { cityProcesses } from '@city/stack/city/process-list';
import { ProcessUsage } from '../gateway/process-usage.ts';
import type { BenchCity } from '../measure/bench-city.ts';
import {
  type Ask,
  type Declared,
  declareStays,
  firstEstablishment,
  graphClient,
  hotelToken,
  personToken,
} from '../measure/graph-client.ts';
import { stayRow } from '../measure/stay-rows.ts';
import { CommitClock } from './commit-clock.ts';
import { clock } from './listener-messages.ts';

/** A field of another subgraph is in it: each event is filled in before it goes out. */
export const board = /* GraphQL */ `
  subscription Board($after: String) {
    stayChanged(after: $after) { eventCursor kind stay { id establishment { name operator { name { vi } } } } }
  }
`;

/** In milliseconds since 1970. */
export type Declaration = { sentAt: number; committedAt: number };
type GatewayCounts = { liveClients: number; liveUpstreams: number; liveResumable: number };

/** A city with a program that declares guests, and people who follow them. */
export class LiveCity {
  readonly gatewayPort: number;
  readonly usage: ProcessUsage;
  readonly establishment: string;
  private readonly city: BenchCity;
  private readonly ask: Ask;
  private readonly commits: CommitClock;

  private constructor(city: BenchCity, ask: Ask, commits: CommitClock, establishment: string) {
    this.city = city;
    this.ask = ask;
    this.commits = commits;
    this.establishment = establishment;
    this.gatewayPort = city.settings.ports.gateway;
    const gateway = cityProcesses(city.settings.dataDirectory).find(({ name }) => name === 'gateway');
    if (!gateway) throw new Error('The city has no gateway');
    this.usage = new ProcessUsage(gateway.pid);
  }

  static async open(city: BenchCity): Promise<LiveCity> {
    const ask = graphClient(city, await hotelToken(city));
    return new LiveCity(city, ask, await CommitClock.start(city), await firstEstablishment(ask));
  }

  close(): Promise<void> {
    return this.commits.stop();
  }

  inspectorToken(): Promise<string> {
    return personToken(this.city, 'inspector');
  }

  async otherEstablishments(): Promise<string[]> {
    const answer = await this.ask<{ establishments: { nodes: { id: string }[] } }>(
      '{ establishments(first: 100) { nodes { id } } }',
      {},
    );
    return answer.establishments.nodes.map(({ id }) => id).filter((id) => id !== this.establishment);
  }

  async declare(): Promise<Declaration> {
    const sentAt = clock();
    const input = [stayRow(this.establishment)];
    const { declareStays: results } = await this.ask<Declared>(declareStays, { input });
    if (!results[0]?.stay) throw new Error(`A row was refused: ${JSON.stringify(results)}`);
    return { sentAt, committedAt: await this.commits.last() };
  }

  async counts(): Promise<GatewayCounts> {
    const response = await fetch(`http://localhost:${this.gatewayPort}/health/ready`);
    return (await response.json()) as GatewayCounts;
  }

  /** All of them listen, over so many streams, and each stream knows from where on. */
  async listening(clients: number, streams: number): Promise<void> {
    const deadline = performance.now() + 60_000;
    for (;;) {
      const { liveClients, liveUpstreams, liveResumable } = await this.counts();
      if (liveClients === clients && liveUpstreams === streams && liveResumable === streams) return;
      if (performance.now() > deadline)
        throw new Error(`${liveClients} clients listen over ${liveUpstreams} streams`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
