import { setImmediate } from 'node:timers/promises';
import { composeServices } from '@apollo/composition';
import { createLog } from '@city/kit/log/log';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import type { Graph } from '../execution/graph.ts';
import { RunningGraph } from './running-graph.ts';
import { buildSupergraph, type Supergraph } from './supergraph.ts';

function withField(name: string): string {
  const typeDefs = parse(`type Query { ${name}: Int }`);
  const { supergraphSdl = '' } = composeServices([{ name: 'one', url: 'http://localhost', typeDefs }]);
  return supergraphSdl;
}

it('of two graphs that are offered at once, the later one stays, however long the other takes', async () => {
  const warmed = Promise.withResolvers<number>();
  const graphOf = (supergraph: Supergraph): Graph =>
    ({
      supergraph,
      subgraphs: { close: async () => undefined },
      warmLike: () =>
        supergraph.schema.getQueryType()?.getFields().slow ? warmed.promise : Promise.resolve(0),
    }) as unknown as Graph;
  const running = new RunningGraph(buildSupergraph(withField('first')), {
    create: graphOf,
    onReplaced: async () => undefined,
    finishWithinMs: 1,
    log: createLog({ service: 'gateway', level: 'silent' }),
  });
  const offers = [running.offer(withField('slow')), running.offer(withField('last'))];
  await setImmediate();
  warmed.resolve(0);
  await Promise.all(offers);
  expect(Object.keys(running.current.supergraph.schema.getQueryType()?.getFields() ?? {})).toEqual(['last']);
  await running.close();
});
