import { rateLimited, unauthenticated } from '@city/kit/errors/city-error';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collect, until } from './support/collect.ts';
import { openEvents } from './support/raw-events.ts';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ LIVE_LINGER_MS: '600000' });
});
afterAll(() => stage.strike());
beforeEach(() => {
  stage.world.resolvedAs = [];
  stage.world.subscribedAs = [];
});
afterEach(() => {
  stage.world.refusal = undefined;
});

const privateAdded =
  'subscription($after: String) { privateNoteAdded(after: $after) { eventCursor note { author { name } } } }';
const added = 'subscription($after: String) { noteAdded(after: $after) { eventCursor } }';

describe('an event that comes while nobody listens', () => {
  it('is made ready with the token that was there last, and is there when its client comes back', async () => {
    const token = await stage.identity.token({ subject: 'ann', scopes: ['notes:read'] });
    const first = collect(stage.connect({ token }), privateAdded);
    await stage.listening(1, 1);
    stage.world.privateEvents.append('1');
    await first.has(1);
    first.unsubscribe();
    await until(() => stage.gateway.live.counts.clients === 0);
    stage.world.privateEvents.append('2');
    await until(() => stage.world.resolvedAs.length === 2);
    expect(stage.world.resolvedAs).toEqual(['ann', 'ann']);
    const renewed = await stage.identity.token({ subject: 'ann', scopes: ['notes:read'] });
    const back = collect(stage.connect({ token: renewed }), privateAdded, { after: 'c1' });
    await back.has(1);
    expect(back.results).toMatchObject([
      { data: { privateNoteAdded: { eventCursor: 'c2', note: { author: { name: 'Person p2' } } } } },
    ]);
    // Nobody asked the subgraph for it a second time.
    expect(stage.world.subscribedAs).toEqual(['ann']);
  });

  it('waits at its subgraph when that token was taken back, and is never made ready as nobody', async () => {
    const scopes = ['notes:read'];
    const token = await stage.identity.token({ subject: 'bob', scopes, sessionId: 'bob 1' });
    const first = collect(stage.connect({ token }), privateAdded);
    await stage.listening(2, 2);
    const before = stage.world.privateEvents.append('3');
    await first.has(1);
    stage.identity.revocations.add({ sessionId: 'bob 1' });
    await until(() => stage.gateway.live.counts.clients === 1);
    stage.world.resolvedAs = [];
    const missed = stage.world.privateEvents.append('4');
    // Ann's stream, which goes on, has it.
    await until(() => stage.world.resolvedAs.length > 0);
    const back = collect(
      stage.connect({ token: await stage.identity.token({ subject: 'bob', scopes, sessionId: 'bob 2' }) }),
      privateAdded,
      { after: before },
    );
    await back.has(1);
    expect(back.results).toMatchObject([{ data: { privateNoteAdded: { eventCursor: missed } } }]);
    expect(stage.world.resolvedAs).not.toContain(null);
  });
});

describe('a subgraph that refuses a stream', () => {
  it.each([
    ['that is public', added, undefined],
    ['of somebody whose token holds', privateAdded, 'cas'],
  ])(
    '%s, because of the token, or for want of one, has its clients told so',
    async (_whom, query, subject) => {
      stage.world.refusal = unauthenticated();
      const token = subject && (await stage.identity.token({ subject, scopes: ['notes:read'] }));
      const refused = collect(stage.connect(token ? { token } : {}), query);
      await until(() => refused.isComplete());
      expect(refused.results).toMatchObject([{ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }]);
    },
  );

  it('because it is busy is asked again until it is not (the control)', async () => {
    stage.world.refusal = rateLimited(1);
    const waiting = collect(stage.connect(), added);
    await until(() => stage.world.subscribedAs.length > 3);
    stage.world.refusal = undefined;
    await until(() => stage.world.events.readerCount > 0);
    stage.world.events.append('1');
    await waiting.has(1);
    expect(waiting.results).toMatchObject([{ data: { noteAdded: { eventCursor: 'c1' } } }]);
  });
});

it('the cursor that a browser sends back is newer than that of the address it repeats', async () => {
  const cursors = ['5', '6', '7'].map((id) => stage.world.events.append(id));
  const [first, second, third] = cursors;
  const search = new URLSearchParams({ query: added, variables: JSON.stringify({ after: first }) });
  const headers = { 'sec-fetch-site': 'same-origin' };
  const fresh = await openEvents(`${stage.address}?${search}`, undefined, headers);
  await until(() => fresh.text().includes(`id: ${third}\n`));
  expect(fresh.text()).toContain(`id: ${second}\n`);
  fresh.leave();
  const again = await openEvents(`${stage.address}?${search}`, undefined, {
    ...headers,
    'last-event-id': String(second),
  });
  await until(() => again.text().includes(`id: ${third}\n`));
  expect(again.text()).not.toContain(`id: ${second}\n`);
  again.leave();
});
