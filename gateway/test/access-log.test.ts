import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collect, until } from './support/collect.ts';
import { openEvents } from './support/raw-events.ts';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());
beforeEach(() => stage.reset());

const added = 'subscription Added { noteAdded { eventCursor } }';
const linesOf = (operationName: string, msg = 'operation') =>
  stage.logged().filter((line) => line.msg === msg && line.operationName === operationName);

describe('the line of an operation', () => {
  it('tells who by pseudonym and program, what by name and hash, its cost, its time; never a variable', async () => {
    const token = await stage.identity.token();
    const answer = await stage.ask('query Told($t: String) { whoAmI inputs(text: $t) }', {
      token,
      variables: { t: 'my secret' },
      headers: { 'x-request-id': 'told-by-the-client' },
    });
    expect(answer.headers.get('x-request-id')).toBe('told-by-the-client');
    expect(linesOf('Told')).toMatchObject([
      {
        transport: 'http',
        operation: 'query',
        operationHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        cost: 0,
        viewer: 'citizen',
        subject: 'ann',
        clientId: 'portal',
        durationMs: expect.any(Number),
        requestId: 'told-by-the-client',
      },
    ]);
    expect(JSON.stringify(stage.logged())).not.toContain('my secret');
  });

  it('is there for what was refused and for what failed in part, with the codes', async () => {
    await stage.ask('query Failing { whoAmI broken refused }');
    await stage.ask('query Nonsense { nothing }', { headers: { 'x-request-id': 'nonsense-1' } });
    expect(linesOf('Failing')).toMatchObject([{ codes: ['INTERNAL', 'FORBIDDEN'] }]);
    const refused = stage
      .logged()
      .filter((line) => line.requestId === 'nonsense-1' && line.msg === 'operation');
    expect(refused).toMatchObject([{ codes: ['BAD_USER_INPUT'], transport: 'http' }]);
  });
});

describe('the lines of a subscription', () => {
  it('tell by socket when it begins and, with its events, when it ends', async () => {
    const stream = collect(stage.connect(), added);
    await stage.listening(1, 1);
    expect(linesOf('Added')).toMatchObject([{ transport: 'socket', operation: 'subscription' }]);
    stage.world.events.append('1');
    stage.world.events.append('2');
    await stream.has(2);
    stream.unsubscribe();
    await until(() => linesOf('Added', 'stream ended').length === 1);
    expect(linesOf('Added', 'stream ended')).toMatchObject([{ transport: 'socket', events: 2 }]);
  });

  it('tell by server-sent events the same', async () => {
    const stream = await openEvents(stage.address, { query: added.replace('Added', 'Sent') });
    await stage.listening(1, 1);
    stage.world.events.append('3');
    await until(() => stream.text().includes('eventCursor'));
    stream.leave();
    await until(() => linesOf('Sent', 'stream ended').length === 1);
    expect(linesOf('Sent')).toMatchObject([{ transport: 'sse' }]);
    expect(linesOf('Sent', 'stream ended')).toMatchObject([{ transport: 'sse', events: 1 }]);
  });
});
