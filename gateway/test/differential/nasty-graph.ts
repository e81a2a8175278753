import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { composeServices } from '@apollo/composition';
import { createLog } from '@city/kit/log/log';
import { Viewer } from '@city/kit/request-identity/viewer';
import {
  type DocumentNode,
  execute,
  type FormattedExecutionResult,
  type GraphQLSchema,
  Kind,
  parse,
  validate,
} from 'graphql';
import { Graph } from '../../src/execution/graph.ts';
import type { RequestContext } from '../../src/execution/request-context.ts';
import { Subgraphs } from '../../src/execution/subgraphs.ts';
import { buildSupergraph } from '../../src/supergraph/supergraph.ts';
import type { MakePlanner } from './bare-planner.ts';
import { nastySubgraphSchema } from './nasty-subgraph.ts';
import type { World } from './world-object.ts';

export type Question = { query: string; variables?: Record<string, unknown> };

const folder = new URL('schemas/', import.meta.url);

export function nastySchemas(): Map<string, string> {
  return new Map(
    readdirSync(folder).map((file) => [
      file.replace('.graphql', ''),
      readFileSync(new URL(file, folder), 'utf8'),
    ]),
  );
}

/** The gateway's graph over subgraphs that answer by HTTP on loopback, all out of one world. */
export async function startNastyGraph(
  sdls: ReadonlyMap<string, string>,
  world: () => World,
  planner?: MakePlanner,
  edit: (supergraphSdl: string) => string = (sdl) => sdl,
) {
  const documents = new Map([...sdls].map(([name, sdl]) => [name, parse(sdl)]));
  const overridden = overriddenFields(documents);
  const requests: { subgraph: string; query: string }[] = [];
  const servers: Server[] = [];
  const services = [];
  for (const [name, sdl] of sdls) {
    const server = serve(nastySubgraphSchema(name, sdl, world, overridden), (query) =>
      requests.push({ subgraph: name, query }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    const { port } = server.address() as AddressInfo;
    services.push({ name, url: `http://127.0.0.1:${port}/`, typeDefs: parse(sdl) });
  }
  const composed = composeServices(services);
  if (!composed.supergraphSdl) throw new Error(composed.errors?.map(({ message }) => message).join('\n'));
  const supergraphSdl = edit(composed.supergraphSdl);
  const supergraph = buildSupergraph(supergraphSdl);
  if (planner) Object.assign(supergraph, { planner: planner(supergraphSdl, supergraph) });
  const subgraphs = new Subgraphs({
    subgraphs: supergraph.subgraphs,
    urls: new Map(),
    titles: new Map(),
    secret: 'a secret that these subgraphs do not check',
    timeoutMs: 5_000,
  });
  const unlimited = 1_000_000;
  const graph = new Graph({
    supergraph,
    subgraphs,
    limits: {
      tokens: unlimited,
      depth: unlimited,
      aliases: unlimited,
      directives: unlimited,
      rootFields: unlimited,
      cost: unlimited * 1_000,
    },
    isIntrospectionAllowed: true,
  });
  const log = createLog({ service: 'gateway', level: 'silent' });
  const request = (): RequestContext => ({
    viewer: Viewer.anonymous,
    address: '127.0.0.1',
    language: 'en',
    requestId: 'r',
    log,
    deadline: performance.now() + 10_000,
  });

  return {
    supergraph,
    graph,
    requests,
    /** As a socket answers: an object. */
    async ask({ query, variables = {} }: Question): Promise<FormattedExecutionResult> {
      return graph.execute(graph.prepare({ query, variables }), request());
    },
    /** As HTTP answers: a text that is written in another way. */
    async askText({ query, variables = {} }: Question): Promise<FormattedExecutionResult> {
      const { text } = await graph.answer(graph.prepare({ query, variables }), request());
      return JSON.parse(String(text)) as FormattedExecutionResult;
    },
    async stop(): Promise<void> {
      await subgraphs.close();
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

export type NastyGraph = Awaited<ReturnType<typeof startNastyGraph>>;

function serve(schema: GraphQLSchema, onRequest: (query: string) => void): Server {
  return createServer(async (request, response) => {
    const { query, variables } = (await json(request)) as {
      query: string;
      variables: Record<string, unknown>;
    };
    onRequest(query);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(await answer(schema, query, variables)));
  });
}

async function answer(schema: GraphQLSchema, query: string, variableValues: Record<string, unknown>) {
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    return errors.length > 0 ? { errors } : await execute({ schema, document, variableValues });
  } catch (error) {
    return { errors: [{ message: String(error) }] };
  }
}

/** `subgraph.Type.field` of each field that another subgraph has taken over. */
function overriddenFields(documents: ReadonlyMap<string, DocumentNode>): Set<string> {
  const found = new Set<string>();
  for (const document of documents.values()) {
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      for (const field of definition.fields ?? []) {
        const override = field.directives?.find(({ name }) => name.value === 'override');
        const from = override?.arguments?.find(({ name }) => name.value === 'from')?.value;
        if (from?.kind === Kind.STRING)
          found.add(`${from.value}.${definition.name.value}.${field.name.value}`);
      }
    }
  }
  return found;
}
