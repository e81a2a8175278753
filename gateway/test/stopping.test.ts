import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { type FileHandle, mkdtemp, open, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { createLog } from '@city/kit/log/log';
import { parse } from 'graphql';
import { expect, it, vi } from 'vitest';
import { readGatewayEnvironment } from '../src/environment.ts';
import { createGraph } from '../src/execution/create-graph.ts';
import { Graph } from '../src/execution/graph.ts';
import { startGateway } from '../src/main.ts';
import { RunningGraph } from '../src/supergraph/running-graph.ts';
import { buildSupergraph } from '../src/supergraph/supergraph.ts';
import { TrustedDocuments } from '../src/trusted-documents/trusted-documents.ts';
import { until } from './support/collect.ts';

const log = createLog({ service: 'gateway', level: 'silent' });

function sdlWith(field: string): string {
  const typeDefs = parse(`type Query { ${field}: String }`);
  return composeServices([{ name: 'papers', url: 'http://localhost:9', typeDefs }]).supergraphSdl ?? '';
}

/** Opens a pipe for writing as soon as somebody waits at its other end; until then it can't be. */
async function openWhenRead(pipe: string): Promise<FileHandle> {
  let handle: FileHandle | undefined;
  await until(async () => {
    try {
      handle = await open(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
    }
    return handle !== undefined;
  });
  if (!handle) throw new Error('The pipe was not opened.');
  return handle;
}

it('a gateway stops also while its supergraph file is being read and does not come', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stopping-'));
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, sdlWith('news'));
  const gateway = await startGateway(
    { ...readGatewayEnvironment({ SUPERGRAPH_FILE: file }), PORT: 0, DRAIN_OVER_MS: 1 },
    log,
  );
  // A pipe that nobody writes to: what a disk that has gone away is like.
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  await rename(pipe, file);
  const silence = await openWhenRead(file);
  await gateway.stop();
  await silence.close();
});

it('a graph that is learning while the gateway stops does not take over, and leaves nothing open', async () => {
  const environment = readGatewayEnvironment({});
  const graphs: Graph[] = [];
  const onReplaced = vi.fn();
  const running = new RunningGraph(buildSupergraph(sdlWith('news')), {
    create: (supergraph) => {
      const graph = createGraph(supergraph, environment, { trusted: TrustedDocuments.none, log });
      graphs.push(graph);
      return graph;
    },
    onReplaced,
    finishWithinMs: 60_000,
    log,
  });
  const [first] = graphs;
  const learnt = Promise.withResolvers<number>();
  const warmLike = vi.spyOn(Graph.prototype, 'warmLike').mockReturnValue(learnt.promise);
  const offered = running.offer(sdlWith('other'));
  await until(() => warmLike.mock.calls.length === 1);
  const close = vi.spyOn(graphs[1]?.subgraphs ?? {}, 'close' as never);
  running.stopTaking();
  expect(warmLike.mock.calls[0]?.[1]?.()).toBe(false);
  learnt.resolve(0);
  await offered;
  expect(running.current).toBe(first);
  expect(close).toHaveBeenCalledTimes(1);
  expect(onReplaced).not.toHaveBeenCalled();
  await running.offer(sdlWith('third'));
  expect(graphs).toHaveLength(2);
  expect(running.refused).toBe(0);
  warmLike.mockRestore();
  await running.close();
});

it('takes over where nobody stops it (the control)', async () => {
  const environment = readGatewayEnvironment({});
  const running = new RunningGraph(buildSupergraph(sdlWith('news')), {
    create: (supergraph) => createGraph(supergraph, environment, { trusted: TrustedDocuments.none, log }),
    onReplaced: async () => undefined,
    finishWithinMs: 60_000,
    log,
  });
  const before = running.current;
  await running.offer(sdlWith('other'));
  expect(running.current).not.toBe(before);
  await running.close();
});
