import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './support/collect.ts';
import { type Stage, setStage } from './support/stage.ts';
import { startPeople } from './support/subgraphs.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

describe('an error of a subgraph', () => {
  it('passes with its code, and without the name of the subgraph', async () => {
    const answer = await stage.ask('{ refused }');
    expect(answer.body.errors).toEqual([
      { message: expect.any(String), path: ['refused'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('that is not meant for clients is masked, under the id of the request', async () => {
    const answer = await stage.ask('{ broken whoAmI }');
    expect(answer.body.data).toEqual({ broken: null, whoAmI: 'anonymous' });
    expect(answer.body.errors).toMatchObject([
      { path: ['broken'], extensions: { code: 'INTERNAL', requestId: answer.headers.get('x-request-id') } },
    ]);
    expect(answer.text).not.toMatch(/postgres|hunter2|10\.0\.0|stack/);
  });
});

describe('a subgraph that is down', () => {
  it('costs only its own fields, at their path, by its public name', async () => {
    await stage.people.stop();
    const answer = await stage.ask(
      '{ notes(first: 2) { nodes { text author { name } } } note(id: "1") { text } }',
    );
    expect(answer.body.data).toBeNull();
    const english = await stage.ask('{ me { name } note(id: "1") { text author { id email } } }', {
      token: await stage.identity.token({ scopes: ['people:email'] }),
    });
    expect(english.body.data).toEqual({
      me: null,
      note: { text: 'Note 1', author: { id: 'p1', email: null } },
    });
    expect(english.body.errors).toEqual([
      {
        message: 'The service Staff does not answer at the moment. Try again in a few minutes.',
        path: ['me'],
        extensions: { code: 'UPSTREAM_UNAVAILABLE' },
      },
      {
        message: 'The service Staff does not answer at the moment. Try again in a few minutes.',
        path: ['note', 'author', 'email'],
        extensions: { code: 'UPSTREAM_UNAVAILABLE' },
      },
    ]);
    const vietnamese = await stage.ask('{ me { name } }', { headers: { 'accept-language': 'vi-VN' } });
    expect(vietnamese.body.errors?.[0]?.message).toContain('Nhân sự');
  });
});

describe('a subgraph that is slow', () => {
  it('is waited for no longer than its time-out, and the rest is there', async () => {
    // The request as a whole has far more time, so that it is the subgraph's time-out which ends the wait.
    const slow = await setStage({ SUBGRAPH_TIMEOUT_MS: '1000', REQUEST_TIMEOUT_MS: '600000' });
    slow.world.slowMs = 3_600_000;
    const answer = await slow.ask('{ slow note(id: "1") { text } }');
    expect(answer.body).toMatchObject({
      data: { slow: null, note: { text: 'Note 1' } },
      errors: [{ path: ['slow'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    });
    slow.world.released.resolve();
    await slow.strike();
  });
});

describe('a subgraph that is frozen', () => {
  it('costs its time-out once, then nothing, and is asked again when it answers', async () => {
    const timeoutMs = 2_000;
    const stuck = await setStage({ SUBGRAPH_TIMEOUT_MS: String(timeoutMs) });
    const openCircuits = async () => {
      const ready = await fetch(new URL('/health/ready', stuck.address));
      return ((await ready.json()) as { openCircuits: number }).openCircuits;
    };
    const ask = () => stuck.ask('{ me { name } note(id: "1") { text author { name } } }');
    await until(async () => (await ask()).body.errors === undefined);
    const { port } = stuck.people;
    await stuck.people.stop();
    // Takes requests and never answers, as a process that was stopped does.
    let askedFor = 0;
    const frozen = createServer(() => {
      askedFor += 1;
    }).listen(port);
    await once(frozen, 'listening');

    const startedAt = performance.now();
    const first = await ask();
    expect(performance.now() - startedAt).toBeGreaterThan(timeoutMs - 10);
    expect(first.body.data).toEqual({ me: null, note: null });
    expect(first.body.errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code])).toEqual([
      ['me', 'UPSTREAM_UNAVAILABLE'],
      ['note.author.name', 'UPSTREAM_UNAVAILABLE'],
    ]);
    // Both fetches wait, side by side: neither is tried again.
    expect(askedFor).toBeGreaterThan(0);
    expect(askedFor).toBeLessThanOrEqual(2);
    expect(await openCircuits()).toBe(1);

    // Whoever comes while the circuit rests does not reach it. The first rest is short: on a slow machine it may be
    // over by then, and the next ones are longer.
    let before = 0;
    let second = first;
    for (let attempt = 0; attempt < 5 && askedFor > before; attempt += 1) {
      before = askedFor;
      second = await ask();
    }
    expect(askedFor).toBe(before);
    expect(second.body).toEqual(first.body);
    expect(second.body.errors?.[0]?.message).toContain('Staff');
    const rest = await stuck.ask('{ note(id: "1") { text } }');
    expect(rest.body).toEqual({ data: { note: { text: 'Note 1' } } });

    frozen.closeAllConnections();
    frozen.close();
    await once(frozen, 'close');
    const woken = await startPeople(stuck.identity, stuck.world, port);
    await until(async () => (await ask()).body.errors === undefined);
    expect(await openCircuits()).toBe(0);
    await woken.stop();
    await stuck.strike();
  });
});

describe('a query that does not fit the schema', () => {
  it.each([
    ['a field', '{ whoAmIx }'],
    ['an argument', '{ person(ix: "1") { name } }'],
    ['a value', '{ inputs(kind: LONGG) }'],
    ['a type', '{ items { ... on Bookk { id } } }'],
    ['the syntax', '{ whoAmI'],
  ])('in %s is refused without a hint of what else there is', async (_name, query) => {
    const answer = await stage.ask(query);
    expect(answer.body.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'QUERY_INVALID',
    });
    expect(answer.text).not.toMatch(/did you mean/i);
    expect(answer.body.data).toBeUndefined();
  });

  it('in a variable too', async () => {
    const answer = await stage.ask('query($k: Kind) { inputs(kind: $k) }', { variables: { k: 'LONGG' } });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ field: 'k', code: 'INVALID_VALUE', message: expect.any(String) }],
    });
    expect(answer.text).not.toMatch(/did you mean|LONGG/i);
  });

  it('the federation fields of subgraphs are not in reach', async () => {
    for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }']) {
      expect((await stage.ask(query)).body.errors?.[0]?.extensions).toMatchObject({
        reason: 'QUERY_INVALID',
      });
    }
  });
});
