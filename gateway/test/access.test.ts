import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

describe('a field that is not allowed', () => {
  it('is null with an error at its path, and the rest is there', async () => {
    const query = '{ person(id: "1") { name mail: email } whoAmI }';
    const anonymous = await stage.ask(query);
    expect(anonymous.body).toEqual({
      data: { person: { name: 'Person 1', mail: null }, whoAmI: 'anonymous' },
      errors: [
        {
          message: 'Please sign in to continue.',
          path: ['person', 'mail'],
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    });
    const signedIn = await stage.ask(query, { token: await stage.identity.token() });
    expect(signedIn.body.errors).toMatchObject([
      { path: ['person', 'mail'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('is answered to who holds the scope (the control)', async () => {
    const token = await stage.identity.token({ scopes: ['people:email'] });
    const answer = await stage.ask('{ person(id: "1") { email } }', { token });
    expect(answer.body).toEqual({ data: { person: { email: '1@example.org' } } });
  });

  it('that may not be null takes its object with it, as in one server', async () => {
    const answer = await stage.ask('{ person(id: "1") { name salary } whoAmI }');
    expect(answer.body).toMatchObject({
      data: { person: null, whoAmI: 'anonymous' },
      errors: [{ path: ['person', 'salary'] }],
    });
    const list = await stage.ask('{ notes { totalCount nodes { secret } } }');
    expect(list.body).toMatchObject({ data: null, errors: [{ path: ['notes', 'nodes', 0, 'secret'] }] });
  });

  it.each([
    [['people:email'], false],
    [['people:salary'], false],
    [['people:email', 'people:salary'], true],
    [['people:all'], true],
  ])('scopes %j of (salary and email, or all)', async (scopes, isAllowed) => {
    const answer = await stage.ask('{ person(id: "1") { salary } }', {
      token: await stage.identity.token({ scopes }),
    });
    expect(answer.body.data).toEqual({ person: isAllowed ? { salary: 100 } : null });
  });

  it('is found in fragments, under aliases, over subgraphs and in lists', async () => {
    const query = `query { notes(first: 2) { nodes { ...N } } }
      fragment N on Note { id ... on Note { writer: author { ...P } } }
      fragment P on Person { name contact: email }`;
    const answer = await stage.ask(query);
    expect(answer.body.data).toEqual({
      notes: { nodes: ['1', '2'].map((id) => ({ id, writer: { name: `Person p${id}`, contact: null } })) },
    });
    expect(answer.body.errors?.map(({ path }) => path)).toEqual([
      ['notes', 'nodes', 0, 'writer', 'contact'],
      ['notes', 'nodes', 1, 'writer', 'contact'],
    ]);
  });

  it('on an interface is decided by the strictest of its objects, and by the object where it is named', async () => {
    const answer = await stage.ask('{ items { id label } }');
    expect(answer.body.data).toEqual({
      items: [
        { id: 'b', label: null },
        { id: 'd', label: null },
      ],
    });
    const named = await stage.ask('{ items { id ... on Book { label } ... on Diary { label } } }');
    expect(named.body).toMatchObject({
      data: {
        items: [
          { id: 'b', label: 'a book' },
          { id: 'd', label: null },
        ],
      },
      errors: [{ path: ['items', 1, 'label'], extensions: { code: 'UNAUTHENTICATED' } }],
    });
    const direct = await stage.ask('{ books { label } }');
    expect(direct.body).toEqual({ data: { books: [{ label: 'a book' }] } });
  });

  it('left out by @include costs nothing and is no error', async () => {
    const query = 'query($with: Boolean! = false) { person(id: "1") { name email @include(if: $with) } }';
    expect((await stage.ask(query)).body).toEqual({ data: { person: { name: 'Person 1' } } });
    const answer = await stage.ask(query, { variables: { with: true } });
    expect(answer.body.errors).toMatchObject([{ path: ['person', 'email'] }]);
  });

  it('is all that was asked for: its object is still there', async () => {
    const answer = await stage.ask('{ person(id: "1") { email } }');
    expect(answer.body).toMatchObject({ data: { person: { email: null } } });
    expect(answer.text).not.toContain('_gateway');
  });

  it('of a mutation is not executed', async () => {
    const answer = await stage.ask('mutation { removeAll addNote(text: "x") { id } }');
    expect(answer.body).toMatchObject({
      data: { removeAll: null, addNote: { id: '9' } },
      errors: [{ path: ['removeAll'], extensions: { code: 'UNAUTHENTICATED' } }],
    });
    const token = await stage.identity.token({ scopes: ['notes:remove'] });
    expect((await stage.ask('mutation { removeAll }', { token })).body).toEqual({
      data: { removeAll: true },
    });
  });

  it('is told in Vietnamese to who does not ask for English', async () => {
    const answer = await stage.ask('{ person(id: "1") { email } }', { headers: { 'accept-language': 'vi' } });
    expect(answer.body.errors?.[0]?.message).toBe('Vui lòng đăng nhập để tiếp tục.');
  });

  it('a plan made for one set of rights is never used for another', async () => {
    const query = '{ person(id: "7") { email } }';
    const token = await stage.identity.token({ scopes: ['people:email'] });
    for (let round = 0; round < 3; round += 1) {
      expect((await stage.ask(query, { token })).body.data).toEqual({ person: { email: '7@example.org' } });
      expect((await stage.ask(query)).body.data).toEqual({ person: { email: null } });
    }
  });
});
