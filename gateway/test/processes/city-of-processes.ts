import { mkdtemp, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { until } from '../support/collect.ts';
import { startIdentity } from '../support/identity.ts';
import { composedSupergraph } from '../support/stage.ts';
import { signingSecret } from '../support/subgraphs.ts';
import { Child } from './child.ts';
import type { GatewayReport, SubgraphCommand, SubgraphReport } from './messages.ts';

type Subgraph = Child<SubgraphReport>;
type GatewayChild = Child<GatewayReport>;
type Ready = Record<string, unknown> & { status: string; liveClients: number; liveUpstreams: number };

/** A gateway and its subgraphs, each a process of its own, as they run in earnest. The test itself is the issuer. */
export async function startProcesses(variables: Record<string, string> = {}) {
  const identity = await startIdentity();
  /** What the subgraphs' database would hold. */
  const history: string[] = [];
  const startSubgraph = (name: 'notes' | 'people', port = 0): Promise<Subgraph> =>
    new Child<SubgraphReport>('./subgraph-process.ts', [
      name,
      identity.issuer,
      identity.jwksUrl,
      String(port),
      ...(name === 'notes' ? history : []),
    ]).started();
  let [notes, people] = await Promise.all([startSubgraph('notes'), startSubgraph('people')]);
  const file = join(await mkdtemp(join(tmpdir(), 'gateway-')), 'supergraph.graphql');
  await writeFile(file, composedSupergraph(people.port, notes.port));
  const children: Child<{ port?: number }>[] = [];
  const clients: Client[] = [];

  function startGateway(port = 0): Promise<GatewayChild> {
    const child = new Child<GatewayReport>('./gateway-process.ts', [], {
      SUPERGRAPH_FILE: file,
      ISSUER_URL: identity.issuer,
      REVOCATIONS_URL: identity.revocationsUrl,
      GATEWAY_SIGNING_SECRET: signingSecret,
      // All of a test comes from one address.
      RATE_PER_ADDRESS: '0',
      MAX_SOCKETS_PER_ADDRESS: '0',
      MAX_SOCKETS_PER_PERSON: '0',
      // Slow is not yet down, except where a test is about that.
      SUBGRAPH_TIMEOUT_MS: '30000',
      REQUEST_TIMEOUT_MS: '60000',
      LIVE_LINGER_MS: '200',
      TEST_PORT: String(port),
      ...variables,
    });
    children.push(child);
    return child.started();
  }
  let gateway = await startGateway();

  const tell = (child: Subgraph, command: SubgraphCommand) => child.process.send(command);
  const address = () => `http://localhost:${gateway.port}/graphql`;

  async function ready(): Promise<Ready> {
    const response = await fetch(`http://localhost:${gateway.port}/health/ready`, {
      signal: AbortSignal.timeout(30_000),
    });
    return (await response.json()) as Ready;
  }

  return {
    identity,
    file,
    address,
    ready,
    gateway: () => gateway,
    notes: () => notes,
    people: () => people,
    startSubgraph,
    async restartGateway(signal: NodeJS.Signals): Promise<void> {
      const { port } = gateway;
      await gateway.end(signal);
      gateway = await startGateway(port);
    },
    async restartNotes(signal: NodeJS.Signals): Promise<void> {
      const { port } = notes;
      await notes.end(signal);
      notes = await startSubgraph('notes', port);
    },
    /** Another process takes the place of the notes', under another address. Returns the one before. */
    async moveNotes(): Promise<Subgraph> {
      const before = notes;
      notes = await startSubgraph('notes');
      return before;
    },
    /** As the subgraphs are now, or as the notes' would be with another schema. */
    supergraph: (notesTypes?: string) => composedSupergraph(people.port, notes.port, notesTypes),
    /** Puts another file in the place of the supergraph's, in one step. */
    async publish(sdl: string): Promise<void> {
      await writeFile(`${file}.next`, sdl);
      await rename(`${file}.next`, file);
    },
    /** An event is committed: every process of the notes sees it. Answers its cursor. */
    append(noteId: string, ...alsoTo: Subgraph[]): string {
      history.push(noteId);
      for (const child of new Set([notes, ...alsoTo])) tell(child, { events: [noteId] });
      return `c${history.length}`;
    },
    tellNotes: (command: SubgraphCommand) => tell(notes, command),
    tellPeople: (command: SubgraphCommand) => tell(people, command),
    async askSubgraph(child: Subgraph): Promise<Required<Omit<SubgraphReport, 'port' | 'answer'>>> {
      const number = child.reports.length + 1;
      tell(child, { ask: number });
      const find = () => child.reports.find(({ answer }) => answer === number);
      await until(() => find() !== undefined);
      const { people: asked = [], subscribedAs = [], slowRequests = 0 } = find() ?? {};
      return { people: asked, subscribedAs, slowRequests };
    },
    /** What the gateway holds after it has collected its garbage. */
    async heapBytes(): Promise<number> {
      const before = gateway.reports.length;
      gateway.process.send({});
      await until(() => gateway.reports.length > before);
      return gateway.reports.at(-1)?.heapBytes ?? 0;
    },
    async ask(query: string, token?: string) {
      const headers = { 'content-type': 'application/json', 'accept-language': 'en' };
      const response = await fetch(address(), {
        method: 'POST',
        body: JSON.stringify({ query }),
        headers: token ? { ...headers, authorization: `Bearer ${token}` } : headers,
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    connect(options: { token?: string; retryAttempts?: number } = {}): Client {
      const client = createClient({
        url: `ws://localhost:${gateway.port}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: options.retryAttempts ?? 0,
        connectionParams: {
          'accept-language': 'en',
          ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        },
      });
      clients.push(client);
      return client;
    },
    /** So many clients listen, over so many upstream streams. */
    async listening(count: number, upstreams: number): Promise<void> {
      await untilAsync(async () => {
        const { liveClients, liveUpstreams, liveResumable } = await ready();
        return liveClients === count && liveUpstreams === upstreams && liveResumable === upstreams;
      });
    },
    async leaveAll(): Promise<void> {
      await Promise.all(clients.splice(0).map((client) => client.dispose()));
      await this.listening(0, 0);
    },
    async strike(): Promise<void> {
      await Promise.all(clients.map((client) => client.dispose()));
      await Promise.all([...children, notes, people].map((child) => child.end()));
      identity.stop();
    },
  };
}

export type Processes = Awaited<ReturnType<typeof startProcesses>>;

export async function untilAsync(condition: () => Promise<boolean>, withinMs = 30_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('The condition did not become true.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
