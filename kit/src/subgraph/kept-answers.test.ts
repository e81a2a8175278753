import { buildSchema, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SampleContext } from '../testing/sample-schema.ts';
import { type SampleServer, startSampleServer } from '../testing/sample-server.ts';

const schema = buildSchema(`
  directive @cacheControl(maxAge: Int, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT
  type Query {
    catalogue: String @cacheControl(maxAge: 60)
    wrongly: String @cacheControl(maxAge: 60)
    broken: String @cacheControl(maxAge: 60)
    viewer: String
  }
`);
const query = schema.getQueryType() as GraphQLObjectType<unknown, SampleContext>;
const resolvers: Record<string, (context: SampleContext) => unknown> = {
  catalogue: () => 'for all',
  // Says that it is everybody’s, and then tells who asks.
  wrongly: ({ viewer }) => viewer.citizenId ?? viewer.kind,
  broken: () => Promise.reject(new Error('no catalogue')),
  viewer: ({ viewer }) => viewer.citizenId ?? viewer.kind,
};
for (const [name, field] of Object.entries(query.getFields()))
  field.resolve = (_root, _given, context) => resolvers[name]?.(context);

let server: SampleServer;
let token: string;
beforeAll(async () => {
  server = await startSampleServer({ schema });
  token = await server.identity.token({ subject: 'ann' });
});
afterAll(() => server.stop());

const ask = async (text: string) => {
  const { body, headers } = await server.post(text, { token });
  return { data: body.data, cacheControl: headers.get('cache-control'), vary: headers.get('vary') };
};

test('an answer of public fields says for how long it is everybody’s, in this language', async () => {
  expect(await ask('{ catalogue }')).toEqual({
    data: { catalogue: 'for all' },
    cacheControl: 'public, max-age=60',
    vary: 'accept-language',
  });
});

test('it is made as for nobody: a field that says so wrongly can’t tell who asked', async () => {
  expect((await ask('{ wrongly }')).data).toEqual({ wrongly: 'anonymous' });
});

test.each([
  '{ viewer }',
  '{ catalogue wrongly viewer }',
  '{ broken }',
  '{ catalogue broken }',
  '{ __typename }',
])('%s may not be stored', async (text) => {
  expect(await ask(text)).toMatchObject({ cacheControl: 'no-store', vary: null });
});

test('who asks for the own data beside what is public is answered as who it is (the control)', async () => {
  expect((await ask('{ catalogue wrongly viewer }')).data).toEqual({
    catalogue: 'for all',
    wrongly: 'ann',
    viewer: 'ann',
  });
});

test('a request that is refused may not be stored', async () => {
  expect(await ask('{ catalogue nothing }')).toMatchObject({ cacheControl: 'no-store', vary: null });
});
