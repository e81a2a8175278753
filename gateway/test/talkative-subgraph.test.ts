// Row H14 for subgraphs that are not built with the kit, which masks its errors itself: here only the gateway does.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRaw } from './support/raw-socket.ts';
import type { Stage } from './support/stage.ts';
import { setStageAnswering } from './support/stage-answering.ts';

const told = 'connect postgresql://admin:hunter2@10.0.0.7/db failed';
const inside = { stacktrace: ['at query (/srv/db.js:7)'], sql: 'select hunter2', serviceName: 'people' };
let errors: object[];
let stage: Stage;
beforeAll(async () => {
  stage = await setStageAnswering(() => ({ data: { whoAmI: null }, errors }));
});
afterAll(() => stage.strike());

const secrets = /hunter2|postgres|10\.0\.0|srv|serviceName|people|stack/;

async function answerOnSocket(): Promise<unknown> {
  const raw = await openRaw(stage.address);
  await raw.initialise();
  raw.subscribe('1', '{ whoAmI }');
  await raw.has('next');
  raw.socket.close();
  return raw.messages.find(({ type }) => type === 'next')?.payload;
}

describe('what a subgraph tells of its inside', () => {
  it.each([
    ['without a code', { message: told, path: ['whoAmI'] }],
    [
      'under a code that it invented',
      { message: told, extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...inside } },
    ],
    ['under the code for it', { message: told, extensions: { code: 'INTERNAL', ...inside } }],
    ['with a code that is no text', { message: told, extensions: { code: { hunter2: true } } }],
    ['in no form at all', { message: { text: told }, extensions: told }],
  ])('%s stays inside, by HTTP and on sockets', async (_name, error) => {
    errors = [error];
    const { status, text, body, headers } = await stage.ask('{ whoAmI }');
    expect([status, body.data]).toEqual([200, { whoAmI: null }]);
    expect(text).not.toMatch(secrets);
    expect(body.errors).toMatchObject([
      { extensions: { code: 'INTERNAL', requestId: headers.get('x-request-id') } },
    ]);
    const payload = await answerOnSocket();
    expect(payload).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL' } }] });
    expect(JSON.stringify(payload)).not.toMatch(secrets);
    // Who has to mend it reads it in the log.
    const lines = stage.logged().filter(({ msg }) => msg === 'An operation failed.');
    expect(lines.length).toBeGreaterThan(0);
  });

  it('beside a code that clients know is left out, and the code and the message pass (the control)', async () => {
    errors = [
      { message: 'No.', path: ['whoAmI'], extensions: { code: 'FORBIDDEN', reason: 'NOT_YOURS', ...inside } },
    ];
    const expected = [
      { message: 'No.', path: ['whoAmI'], extensions: { code: 'FORBIDDEN', reason: 'NOT_YOURS' } },
    ];
    expect((await stage.ask('{ whoAmI }')).body.errors).toEqual(expected);
    expect(await answerOnSocket()).toMatchObject({ errors: expected });
  });
});
