import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../src/trusted-documents/manifest.ts';
import { until } from './support/collect.ts';
import { openEvents } from './support/raw-events.ts';
import { openRaw } from './support/raw-socket.ts';
import { type Stage, setStage } from './support/stage.ts';

const who = 'query Who { whoAmI }';
const named = 'query Named($id: ID!) { person(id: $id) { name email } }';
const add = 'mutation Add { addNote(text: "x") { id } }';
const added = 'subscription Added { noteAdded { eventCursor } }';
/** More than strangers may ask for: 20 aliases, 7 root fields. */
const long = `query Long { ${Array.from({ length: 20 }, (_, index) => `a${index}: whoAmI`).join(' ')} }`;
const gone = 'query Gone { thisFieldIsGone }';

const listOf = (...documents: string[]) =>
  JSON.stringify(Object.fromEntries(documents.map((document) => [hashOf(document), document])));
const apollo = (document: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(document) } },
});
const appendix = (document: string) => ({ documentId: `sha256:${hashOf(document)}` });

let file: string;
let stage: Stage;
let open: Stage;
beforeAll(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'documents-')), 'trusted.json');
  await writeFile(file, listOf(who, named, add, added, long, gone));
  stage = await setStage({ TRUSTED_DOCUMENTS_FILE: file, TRUSTED_DOCUMENTS: 'required' });
  open = await setStage({ TRUSTED_DOCUMENTS_FILE: file });
});
afterAll(() => Promise.all([stage.strike(), open.strike()]));

const ask = (to: Stage, body: object, token?: string) => to.send(JSON.stringify(body), { token });
const reasonOf = (answer: { body: { errors?: { extensions: Record<string, unknown> }[] } }) =>
  answer.body.errors?.[0]?.extensions.reason;

describe('a trusted document', () => {
  it.each([
    ['as Apollo’s clients write it', apollo(who)],
    ['as GraphQL over HTTP writes it', appendix(who)],
    ['with an empty text', { query: '', ...apollo(who) }],
    ['with its whole text', { query: who, ...apollo(who) }],
    ['by its text alone', { query: who }],
  ])('is answered by its hash %s', async (_name, body) => {
    expect((await ask(stage, body)).body).toEqual({ data: { whoAmI: 'anonymous' } });
  });

  it('is followed by server-sent events, by POST and GET, and what is not trusted is not', async () => {
    const refused = await openEvents(stage.address, { query: 'subscription { noteAdded { note { id } } }' });
    await until(() => refused.hasEnded());
    expect(refused.text()).toContain('"reason":"DOCUMENT_NOT_ALLOWED"');
    const address = `${stage.address}?${new URLSearchParams(appendix(added))}`;
    const streams = [
      await openEvents(stage.address, appendix(added)),
      await openEvents(stage.address, apollo(added)),
      await openEvents(address, undefined, { 'sec-fetch-site': 'same-origin' }),
    ];
    await stage.listening(3, 1);
    const cursor = stage.world.events.append('1');
    for (const stream of streams) await until(() => stream.text().includes(`id: ${cursor}\n`));
    for (const stream of streams) stream.leave();
  });

  it('is answered by GET, and a mutation is not', async () => {
    const get = (search: Record<string, string>) =>
      fetch(`${stage.address}?${new URLSearchParams(search)}`, {
        headers: { 'graphql-require-preflight': '1' },
      });
    const byId = await get({ documentId: `sha256:${hashOf(named)}`, variables: '{"id":"1"}' });
    expect(await byId.json()).toMatchObject({ data: { person: { name: 'Person 1' } } });
    const byHash = await get({ extensions: JSON.stringify(apollo(who).extensions) });
    expect(await byHash.json()).toEqual({ data: { whoAmI: 'anonymous' } });
    expect((await get(appendix(add))).status).toBe(405);
    expect((await get({ documentId: 'sha256:junk' })).status).toBe(400);
  });

  it('is answered on a socket, by query and by subscription, with a text or without one', async () => {
    const raw = await openRaw(stage.address);
    await raw.initialise();
    raw.send({ id: '1', type: 'subscribe', payload: { query: '', ...apollo(who) } });
    raw.send({ id: '2', type: 'subscribe', payload: appendix(who) });
    raw.send({ id: '3', type: 'subscribe', payload: { query: '', ...apollo(added) } });
    raw.send({ id: '4', type: 'subscribe', payload: { query: '{ me { name } }' } });
    await raw.has('complete', 2);
    await stage.listening(1, 1);
    stage.world.events.append('1');
    await raw.has('next', 3);
    await raw.has('error');
    expect(raw.messages.find(({ id }) => id === '4')).toMatchObject({
      type: 'error',
      payload: [{ extensions: { reason: 'DOCUMENT_NOT_ALLOWED' } }],
    });
    raw.socket.close();
  });

  it('is not measured again: its shape was decided by who wrote it', async () => {
    expect((await ask(stage, apollo(long))).body.errors).toBeUndefined();
    const other = long.replace('Long', 'Other');
    expect(reasonOf(await ask(open, { query: other }))).toBe('QUERY_TOO_COMPLEX');
  });

  it('stands under the same access rules, and its variables are checked', async () => {
    const answer = await ask(stage, { ...apollo(named), variables: { id: '1' } });
    expect(answer.body).toMatchObject({
      data: { person: { email: null } },
      errors: [{ path: ['person', 'email'] }],
    });
    expect((await ask(stage, { ...apollo(named), variables: { id: 'a\0' } })).status).toBe(400);
    expect((await ask(stage, apollo(named))).status).toBe(400);
  });

  it('that does not fit the graph is told in the log at the start, and refused', async () => {
    expect(stage.logged().find(({ hash }) => hash === hashOf(gone))).toMatchObject({ level: 'warn' });
    expect(reasonOf(await ask(stage, apollo(gone)))).toBe('QUERY_INVALID');
  });
});

describe('a document that is not trusted', () => {
  const own = '{ me { name } }';

  it('is refused to strangers and to citizens, in their language', async () => {
    const anonymous = await ask(stage, { query: own });
    expect(anonymous.status).toBe(400);
    expect(anonymous.body.errors).toMatchObject([
      {
        message: expect.stringContaining('Use the portal'),
        extensions: { code: 'BAD_USER_INPUT', reason: 'DOCUMENT_NOT_ALLOWED' },
      },
    ]);
    const citizen = await ask(stage, { query: own }, await stage.identity.token());
    expect(reasonOf(citizen)).toBe('DOCUMENT_NOT_ALLOWED');
    const introspection = await ask(stage, { query: '{ __schema { queryType { name } } }' });
    expect(reasonOf(introspection)).toBe('DOCUMENT_NOT_ALLOWED');
  });

  it('is refused before it is parsed', async () => {
    expect(reasonOf(await ask(stage, { query: '{ this is (no document' }))).toBe('DOCUMENT_NOT_ALLOWED');
  });

  it('may be sent by a registered program', async () => {
    const token = await stage.identity.token({ claims: { city: { kind: 'client', memberships: [] } } });
    expect((await ask(stage, { query: own }, token)).body).toEqual({ data: { me: null } });
    const tooMuch = '{ notes(first: 99999999) { nodes { id } } }';
    expect(reasonOf(await ask(stage, { query: tooMuch }, token))).toBe('QUERY_TOO_COMPLEX');
  });

  it('is answered where nothing else is said (the control)', async () => {
    expect((await ask(open, { query: own })).body).toEqual({ data: { me: null } });
    expect((await ask(open, apollo(who))).body).toEqual({ data: { whoAmI: 'anonymous' } });
  });

  it.each([
    ['unknown', apollo(own), 'PERSISTED_QUERY_NOT_FOUND'],
    ['unknown', appendix(own), 'PERSISTED_QUERY_NOT_FOUND'],
    ['of another document', { query: own, ...apollo(who) }, 'PERSISTED_QUERY_HASH_INVALID'],
    ['no hash', { documentId: 'sha256:../../etc/passwd' }, 'PERSISTED_QUERY_HASH_INVALID'],
    ['a number', { documentId: 7 }, 'PERSISTED_QUERY_HASH_INVALID'],
    ['__proto__', { documentId: '__proto__' }, 'PERSISTED_QUERY_HASH_INVALID'],
    ['an object', { extensions: { persistedQuery: { sha256Hash: {} } } }, 'PERSISTED_QUERY_HASH_INVALID'],
  ])('whose hash is %s is refused', async (_name, body, reason) => {
    for (const each of [stage, open]) {
      const answer = await ask(each, body);
      expect(answer.status).toBe(400);
      expect(reasonOf(answer)).toBe(reason);
    }
  });

  it('with its right hash does not become trusted by being sent', async () => {
    expect(reasonOf(await ask(stage, { query: own, ...apollo(own) }))).toBe('DOCUMENT_NOT_ALLOWED');
    expect((await ask(open, { query: own, ...apollo(own) })).body).toEqual({ data: { me: null } });
    expect(reasonOf(await ask(open, apollo(own)))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});

describe('the list', () => {
  it('is read again when it changes, and the last good one stays when it is broken', async () => {
    const late = 'query Late { whoAmI }';
    expect(reasonOf(await ask(stage, apollo(late)))).toBe('PERSISTED_QUERY_NOT_FOUND');
    await writeFile(file, listOf(who, late));
    await until(() => stage.logged().some(({ documents }) => documents === 2));
    expect((await ask(stage, apollo(late))).body).toEqual({ data: { whoAmI: 'anonymous' } });
    expect(reasonOf(await ask(stage, apollo(named)))).toBe('PERSISTED_QUERY_NOT_FOUND');
    await writeFile(file, '{ broken');
    await until(() => stage.logged().some(({ msg }) => String(msg).includes('the last ones stay')));
    expect((await ask(stage, apollo(late))).body.errors).toBeUndefined();
  });

  it('with a hash that is not its document’s keeps a gateway from starting', async () => {
    const forged = join(await mkdtemp(join(tmpdir(), 'documents-')), 'trusted.json');
    await writeFile(forged, JSON.stringify({ [hashOf(who)]: named }));
    await expect(setStage({ TRUSTED_DOCUMENTS_FILE: forged })).rejects.toThrow('is not the SHA-256');
  });
});
