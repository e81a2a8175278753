import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Policies, readPolicies } from '../src/access/policies.ts';
import { openRaw } from './support/raw-socket.ts';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
let staff: string;
let citizen: string;
beforeAll(async () => {
  stage = await setStage({
    POLICIES: JSON.stringify({
      staff: ['scope:people:staff', 'role:CAPTAIN'],
      night: ['organization:GUARD'],
    }),
  });
  staff = await stage.identity.token({ subject: 'sam', scopes: ['people:staff'] });
  citizen = await stage.identity.token({ subject: 'cid' });
});
afterAll(() => stage.strike());

const membership = (parts: object) => ({
  organizationId: 'o1',
  kind: 'TEAM',
  roles: [],
  scopes: [],
  commune: null,
  ...parts,
});
const tokenOf = (...memberships: object[]) =>
  stage.identity.token({ claims: { city: { kind: 'citizen', memberships: memberships.map(membership) } } });
const deniedPaths = async (query: string, token?: string) => {
  const { body } = await stage.ask(query, { token });
  return {
    data: body.data,
    denied: body.errors?.map(({ path, extensions }) => `${path?.join('.')} ${extensions.code}`),
  };
};

describe('@policy', () => {
  it.each([
    ['a scope that is named for the policy', () => tokenOf({ scopes: ['people:staff'] }), true],
    ['a role that is named for it', () => tokenOf({ roles: ['CAPTAIN'] }), true],
    ['all policies of another set', () => tokenOf({ kind: 'GUARD' }, { scopes: ['doors'] }), true],
    ['one policy of that set', () => tokenOf({ kind: 'GUARD' }), false],
    ['a scope called as the policy, which means something else', () => tokenOf({ scopes: ['staff'] }), false],
    ['nothing', () => tokenOf(), false],
  ])('with %s', async (_name, token, isAllowed) => {
    const { data, denied } = await deniedPaths('{ person(id: "1") { name rank } }', await token());
    expect(data).toEqual({ person: { name: 'Person 1', rank: isAllowed ? 'captain' : null } });
    expect(denied).toEqual(isAllowed ? undefined : ['person.rank FORBIDDEN']);
  });

  it('asks who is nobody to sign in', async () => {
    const { denied } = await deniedPaths('{ person(id: "1") { rank } }');
    expect(denied).toEqual(['person.rank UNAUTHENTICATED']);
  });

  it('of a type holds wherever the type is reached, of a scalar and an enum too', async () => {
    const query = '{ safe { content } person(id: "1") { safe { id content } badge mood } }';
    expect(await deniedPaths(query, staff)).toEqual({
      data: {
        safe: { content: 'gold' },
        person: { safe: { id: 's', content: 'gold' }, badge: 'B-7', mood: 'GOOD' },
      },
      denied: undefined,
    });
    expect(await deniedPaths(query, citizen)).toEqual({
      data: { safe: null, person: { safe: null, badge: null, mood: 'GOOD' } },
      denied: ['safe FORBIDDEN', 'person.safe FORBIDDEN', 'person.badge FORBIDDEN'],
    });
    expect((await deniedPaths(query)).denied).toContain('person.mood UNAUTHENTICATED');
  });

  it('holds in fragments, under aliases, and is left alone where it is skipped', async () => {
    const query = `query($with: Boolean! = true) { person(id: "1") { ...P } }
      fragment P on Person { a: rank @include(if: $with) ... on Person { b: rank } ... { c: name } }`;
    expect(await deniedPaths(query, citizen)).toEqual({
      data: { person: { a: null, b: null, c: 'Person 1' } },
      denied: ['person.a FORBIDDEN', 'person.b FORBIDDEN'],
    });
    const skipped = await stage.ask(query, { token: citizen, variables: { with: false } });
    expect(skipped.body.errors?.map(({ path }) => path)).toEqual([['person', 'b']]);
  });

  it('of one object of an interface becomes the interface’s own, as composition decides for every router', async () => {
    for (const query of [
      '{ places { id label } }',
      '{ places { ... on Hall { id } ... on Vault { id } } }',
    ]) {
      expect(await deniedPaths(query, citizen)).toEqual({ data: null, denied: ['places FORBIDDEN'] });
      expect((await deniedPaths(query, staff)).denied).toBeUndefined();
    }
  });

  it('of one object of a union is asked of it alone', async () => {
    const query = '{ things { ... on Hall { label } ... on Vault { label } } }';
    expect(await deniedPaths(query, citizen)).toEqual({
      data: { things: [{ label: 'a hall' }, { label: null }] },
      denied: ['things.1.label FORBIDDEN'],
    });
    expect((await deniedPaths(query, staff)).data).toEqual({
      things: [{ label: 'a hall' }, { label: 'a vault' }],
    });
  });

  it('of a field holds whatever the field returns', async () => {
    const { data, denied } = await deniedPaths('{ lockedPlace { __typename } }', citizen);
    expect({ data, denied }).toEqual({ data: { lockedPlace: null }, denied: ['lockedPlace FORBIDDEN'] });
    expect((await deniedPaths('{ lockedPlace { __typename } }', staff)).data).toEqual({
      lockedPlace: { __typename: 'Hall' },
    });
  });

  it('of what a mutation returns keeps the mutation from being executed', async () => {
    const query = 'mutation { openVault { id } addNote(text: "x") { id } }';
    expect(await deniedPaths(query, citizen)).toEqual({
      data: { openVault: null, addNote: { id: '9' } },
      denied: ['openVault FORBIDDEN'],
    });
    expect((await deniedPaths(query, staff)).data).toMatchObject({ openVault: { id: 'v' } });
  });

  it('of a subscription keeps it from being opened, and holds again on each event', async () => {
    const raw = await openRaw(stage.address);
    await raw.initialise({ authorization: `Bearer ${citizen}` });
    const fields = '{ eventCursor note { id author { rank } } }';
    raw.subscribe('1', `subscription { guarded ${fields} }`);
    raw.subscribe('2', `subscription { noteAdded ${fields} }`);
    await raw.has('complete');
    expect(JSON.stringify(raw.messages)).toContain('FORBIDDEN');
    await stage.listening(1, 1);
    stage.world.events.append('1');
    stage.world.events.append('2');
    await raw.has('next', 3);
    const next = raw.messages.filter(({ type, id }) => type === 'next' && id === '2');
    expect(next).toHaveLength(2);
    for (const { payload } of next)
      expect(payload).toMatchObject({
        data: { noteAdded: { note: { author: { rank: null } } } },
        errors: [{ path: ['noteAdded', 'note', 'author', 'rank'], extensions: { code: 'FORBIDDEN' } }],
      });
    raw.socket.close();

    const allowed = await openRaw(stage.address);
    await allowed.initialise({ authorization: `Bearer ${staff}` });
    allowed.subscribe('1', `subscription { guarded ${fields} }`);
    await stage.listening(1, 1);
    stage.world.privateEvents.append('1');
    await allowed.has('next');
    expect(JSON.stringify(allowed.messages)).toContain('captain');
    allowed.socket.close();
  });
});

describe('the meaning of policies', () => {
  it('is read from the configuration, or refused', () => {
    expect(readPolicies('{"staff":["scope:a:b","kind:client"]}')).toEqual({
      staff: ['scope:a:b', 'kind:client'],
    });
    for (const wrong of ['', '[]', '{"a":"scope:x"}', '{"a":[]}', '{"a":["anything"]}', '{"a":["scope:"]}'])
      expect(readPolicies(wrong)).toBeUndefined();
    expect(() => new Policies({ a: ['toString:x'] })).toThrow('is no condition');
  });
});
