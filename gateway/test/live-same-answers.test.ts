import { createClient as createEventClient } from 'graphql-sse';
import type { Client } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Processes, startProcesses } from './processes/city-of-processes.ts';

let city: Processes;
let token: string;
beforeAll(async () => {
  city = await startProcesses();
  token = await city.identity.token({ subject: 'ann', scopes: ['people:email'] });
});
afterAll(() => city.strike());

type Answer = {
  data?: unknown;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
};
type Subscribing = Pick<Client, 'subscribe'>;

/** The one answer of a query, or of a subscription that is refused; errors as a socket tells them are errors too. */
function onlyAnswer(client: Subscribing, query: string): Promise<Answer> {
  return new Promise((resolve) => {
    let answer: Answer = {};
    client.subscribe(
      { query },
      {
        next: (result) => {
          answer = result as Answer;
        },
        error: (error) => resolve(Array.isArray(error) ? { errors: error } : { errors: [error as Error] }),
        complete: () => resolve(answer),
      },
    );
  });
}

const byEvents = (withToken: string | undefined): Subscribing =>
  createEventClient({
    url: city.address(),
    retryAttempts: 0,
    headers: { 'accept-language': 'en', ...(withToken ? { authorization: `Bearer ${withToken}` } : {}) },
  }) as unknown as Subscribing;

/** What is different by its nature: who asked when, and where in the text. */
function comparable({ data, errors }: Answer) {
  return {
    data: data ?? null,
    errors: errors?.map(({ message, extensions }) => {
      const { requestId, ...others } = extensions ?? {};
      return { message, extensions: { ...others, hasRequestId: requestId !== undefined } };
    }),
  };
}

const deep = `{ note(id: "1") ${'{ parent '.repeat(12)} { id } ${'}'.repeat(12)} }`;
const many = `{ ${Array.from({ length: 20 }, (_, index) => `a${index}: whoAmI`).join(' ')} }`;

describe('the same answer by HTTP, on a socket and by server-sent events', () => {
  it.each([
    ['what somebody may see', '{ me { name email } }'],
    ['a field that somebody may not see', '{ person(id: "1") { name email salary } }'],
    ['a mutation that somebody may not make', 'mutation { removeAll }'],
    ['an error that holds a secret', '{ broken }'],
    ['a refusal of a subgraph', '{ refused }'],
    ['an operation that goes too deep', deep],
    ['an operation with too many names', many],
    [
      'an operation that costs too much',
      '{ notes(first: 1000) { nodes { replies(first: 1000) { totalCount } } } }',
    ],
    ['an operation that does not fit the graph', '{ nothing }'],
    ['no operation at all', '{ broken'],
  ])('%s', async (_name, query) => {
    for (const asWhom of [undefined, token]) {
      const byHttp = comparable((await city.ask(query, asWhom)).body as Answer);
      const client = city.connect({ token: asWhom });
      expect(comparable(await onlyAnswer(client, query))).toEqual(byHttp);
      expect(comparable(await onlyAnswer(byEvents(asWhom), query))).toEqual(byHttp);
      await client.dispose();
    }
  });

  it('a subscription that somebody may not have, and one that is too deep', async () => {
    const privateAdded = 'subscription { privateNoteAdded { eventCursor } }';
    const tooDeep = `subscription { noteAdded { note ${'{ parent '.repeat(12)} { id } ${'}'.repeat(12)} } }`;
    for (const [query, expected] of [
      [privateAdded, { code: 'FORBIDDEN' }],
      [tooDeep, { reason: 'QUERY_TOO_COMPLEX' }],
    ] as const) {
      for (const client of [city.connect({ token }), byEvents(token)]) {
        const { errors } = comparable(await onlyAnswer(client, query));
        expect(errors).toMatchObject([{ extensions: expected }]);
      }
    }
  });
});
