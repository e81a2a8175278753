import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
let ann: string;
let bob: string;
beforeAll(async () => {
  stage = await setStage();
  ann = await stage.identity.token({ subject: 'ann' });
  bob = await stage.identity.token({ subject: 'bob' });
});
afterAll(() => stage.strike());
beforeEach(() => {
  stage.world.mottoRequests = 0;
});

let lastName = 0;
/** An operation that nobody has asked before. */
const newly = (selections: string) => `query Q${++lastName} { ${selections} }`;
const askAs = async (token: string | undefined, query: string) => (await stage.ask(query, { token })).body;

describe('@cacheControl on a field of a subgraph', () => {
  it('lets whoever asks be answered by what another has asked', async () => {
    const query = newly('motto');
    for (const token of [ann, bob, undefined, ann])
      expect(await askAs(token, query)).toEqual({ data: { motto: 'for all' } });
    expect(stage.world.mottoRequests).toBe(1);
  });

  it('keeps nothing of who asked, even where the field tells it', async () => {
    const query = newly('wrongMotto');
    for (const token of [ann, bob, undefined])
      expect(await askAs(token, query)).toEqual({ data: { wrongMotto: 'anonymous' } });
  });

  it('does not keep what stands beside the own data of who asks, of the same subgraph or another', async () => {
    const query = newly('motto whoAmI');
    for (const token of [ann, bob, ann])
      expect(await askAs(token, query)).toEqual({
        data: { motto: 'for all', whoAmI: token === ann ? 'ann' : 'bob' },
      });
    const beside = newly('motto note(id: "1") { text }');
    const before = stage.world.mottoRequests;
    await askAs(ann, beside);
    await askAs(ann, beside);
    expect(stage.world.mottoRequests - before).toBe(2);
  });

  it('does not keep what stands beside a field under a rule', async () => {
    const query = newly('motto note(id: "1") { secret }');
    expect((await askAs(ann, query)).data).toEqual({ motto: 'for all', note: { secret: 'secret 1' } });
    expect((await askAs(undefined, query)).data).toEqual({ motto: 'for all', note: null });
  });

  it('tells nobody on the way to keep it as well', async () => {
    const { headers } = await stage.ask(newly('motto'));
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is not said of others: each is asked each time (the control)', async () => {
    const query = newly('slow');
    const before = stage.world.slowRequests;
    for (const token of [ann, ann, undefined]) await askAs(token, query);
    expect(stage.world.slowRequests - before).toBe(3);
  });
});
