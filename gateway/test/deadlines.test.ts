import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { createLog } from '@city/kit/log/log';
import { Viewer } from '@city/kit/request-identity/viewer';
import { parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readGatewayEnvironment } from '../src/environment.ts';
import { createGraph } from '../src/execution/create-graph.ts';
import type { RequestContext } from '../src/execution/request-context.ts';
import { SubgraphClient } from '../src/execution/subgraph-client.ts';
import { buildSupergraph } from '../src/supergraph/supergraph.ts';
import { TrustedDocuments } from '../src/trusted-documents/trusted-documents.ts';
import { until } from './support/collect.ts';

const log = createLog({ service: 'gateway', level: 'silent' });
const answer = '{"data":{"news":"good"}}';

/** What has come to the subgraph since the test began, in order. Each is answered when the test says so. */
let asked: ServerResponse[] = [];
const subgraph = createServer((request, response) => {
  request.resume();
  asked.push(response);
});
let client: SubgraphClient;
let url: string;
beforeAll(async () => {
  subgraph.listen(0);
  await once(subgraph, 'listening');
  url = `http://localhost:${(subgraph.address() as AddressInfo).port}/graphql`;
});
beforeEach(() => {
  asked = [];
  client = clientWith(60_000);
});
afterAll(() => {
  subgraph.close().closeAllConnections();
});

const clientWith = (timeoutMs: number, maximumAnswerBytes?: number) =>
  new SubgraphClient({
    name: 'papers',
    url,
    title: { vi: 'báo', en: 'papers' },
    secret: undefined,
    timeoutMs,
    ...(maximumAnswerBytes === undefined ? {} : { maximumAnswerBytes }),
  });

const within = (ms: number): RequestContext => ({
  viewer: Viewer.anonymous,
  language: 'en',
  requestId: 'r',
  log,
  deadline: performance.now() + ms,
});

const arrived = (count: number) => until(() => asked.length === count);
/** Whatever comes meanwhile is answered, be it the first request or one that follows it. */
async function answering<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  work.then(end, end);
  await until(() => {
    for (const response of asked) if (!response.writableEnded) response.end(answer);
    return isDone;
  });
  return work;
}

const wasRefused = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: Error) => error.name,
  );

describe('two who ask a subgraph the same at the same time', () => {
  it('are one request', async () => {
    const both = [client.query('{}', within(50_000)), client.query('{}', within(60_000))];
    await arrived(1);
    asked[0]?.end(answer);
    expect((await Promise.all(both)).map(({ text }) => text)).toEqual([answer, answer]);
    expect(asked).toHaveLength(1);
  });

  it('of whom the first has no more time: the other asks again, once for all who joined', async () => {
    const first = client.query('{}', within(100));
    const others = [client.query('{}', within(60_000)), client.query('{}', within(60_000))];
    expect(await wasRefused(first)).toBe('NoAnswerInTime');
    for (const { text } of await answering(Promise.all(others))) expect(text).toBe(answer);
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('of whom the second has less time: it leaves, and the first goes on', async () => {
    const first = client.query('{}', within(60_000));
    await arrived(1);
    expect(await wasRefused(client.query('{}', within(50)))).toBe('NoAnswerInTime');
    asked[0]?.end(answer);
    expect((await first).text).toBe(answer);
    expect(asked).toHaveLength(1);
  });

  it('share the refusal of a subgraph that was slow by itself: nobody waits for it twice', async () => {
    const slow = clientWith(100);
    const both = [slow.query('{}', within(50_000)), slow.query('{}', within(60_000))].map(wasRefused);
    expect(await Promise.all(both)).toEqual(['NoAnswerInTime', 'NoAnswerInTime']);
    expect(asked.length).toBeLessThanOrEqual(1);
  });
});

describe('a request', () => {
  it('whose connection broke is tried again in the time that is left, and no longer', async () => {
    const timeoutMs = 1_500;
    const hasEnded = wasRefused(clientWith(timeoutMs).query('{}', within(60_000)));
    setTimeout(() => asked[0]?.destroy(), timeoutMs * 0.6);
    await arrived(2);
    // Timers of one process fire in their order, however busy it is: were it given its whole time again, this would be first.
    const wholeTimeAgain = new Promise((resolve) =>
      setTimeout(resolve, timeoutMs * 0.9, 'another whole time'),
    );
    expect(await Promise.race([hasEnded, wholeTimeAgain])).toBe('NoAnswerInTime');
  });

  it('whose connection broke is tried again (the control)', async () => {
    const work = client.query('{}', within(60_000));
    await arrived(1);
    asked[0]?.destroy();
    await arrived(2);
    asked[1]?.end(answer);
    expect((await work).text).toBe(answer);
  });

  it('that is a mutation is never sent twice: it may have happened although its connection broke', async () => {
    const work = wasRefused(client.mutate('{}', within(60_000)));
    await arrived(1);
    asked[0]?.destroy();
    await until(() => asked[0]?.closed === true);
    // Were it sent again, it would be answered now.
    expect(await answering(work)).not.toBe('answered');
    expect(asked).toHaveLength(1);
  });

  it('whose time is over is not sent: a mutation least of all', async () => {
    expect(await wasRefused(client.mutate('{}', within(-1)))).toBe('NoAnswerInTime');
    expect(await wasRefused(client.query('{}', within(-1)))).toBe('NoAnswerInTime');
    expect(asked).toHaveLength(0);
    const control = client.mutate('{}', within(60_000));
    await arrived(1);
    asked[0]?.end(answer);
    await control;
  });
});

describe('an answer', () => {
  it('that does not end is let go at the size that is allowed, and is not asked for again', async () => {
    const small = clientWith(60_000, 10_000);
    const work = wasRefused(small.query('{}', within(60_000)));
    await arrived(1);
    const pouring = setInterval(() => asked[0]?.write('x'.repeat(1_000)), 1);
    expect(await work).toBe('SubgraphUnavailable');
    clearInterval(pouring);
    expect(asked).toHaveLength(1);
    const whole = small.query('{}', within(60_000));
    await arrived(2);
    asked[1]?.end('x'.repeat(10_000));
    expect((await whole).text).toHaveLength(10_000);
  });
});

describe('operations that several ask for at the same time', () => {
  const typeDefs = parse('type Query { news: String }');
  const open = () => {
    const { supergraphSdl = '' } = composeServices([{ name: 'papers', url, typeDefs }]);
    const environment = { ...readGatewayEnvironment({}), SUBGRAPH_TIMEOUT_MS: 60_000 };
    return createGraph(buildSupergraph(supergraphSdl), environment, { trusted: TrustedDocuments.none, log });
  };

  it('are one request to a subgraph, whatever their clients call them, and two where they ask something else', async () => {
    const graph = open();
    const ask = (query: string) => graph.answer(graph.prepare({ query }), within(60_000));
    const same = [ask('query Morning { news }'), ask('query Evening { news }')];
    await arrived(1);
    const other = ask('query Morning { news __typename more: news }');
    await arrived(2);
    await answering(Promise.all([...same, other]));
    expect(asked).toHaveLength(2);
    await graph.subgraphs.close();
  });

  it('are executed again for who has more time than the first', async () => {
    const graph = open();
    const prepared = graph.prepare({ query: '{ news }' });
    const first = graph.answer(prepared, within(100));
    const second = graph.answer(prepared, within(60_000));
    expect((await first).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(await answering(second)).toMatchObject({ errors: [] });
    await graph.subgraphs.close();
  });

  it('are executed for themselves for who has less time than the first', async () => {
    const graph = open();
    const prepared = graph.prepare({ query: '{ news }' });
    const first = graph.answer(prepared, within(60_000));
    await arrived(1);
    const second = await graph.answer(prepared, within(50));
    expect(second.errors).toMatchObject([{ path: ['news'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    asked[0]?.end(answer);
    expect(await first).toMatchObject({ errors: [] });
    await graph.subgraphs.close();
  });
});
