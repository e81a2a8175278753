import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@city/kit/log/log';
import { Viewer } from '@city/kit/request-identity/viewer';
import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { PreparedOperation } from '../execution/graph.ts';
import { FieldUsage } from './field-usage.ts';
import { UsageFiles } from './usage-files.ts';
import { usedCoordinates } from './used-coordinates.ts';

const schema = buildSchema(`
  type Query { stays(first: Int, kind: Kind, where: Filter): [Stay!]! thing: Thing }
  type Stay implements Thing { id: ID! room: String }
  interface Thing { id: ID! }
  input Filter { room: String inner: Filter }
  enum Kind { OPEN CLOSED }`);

/** Of a prepared operation, only what is counted by is needed. */
function prepared(query: string): PreparedOperation {
  const operation = { document: parse(query) };
  return { operation, graph: { supergraph: { schema } } } as unknown as PreparedOperation;
}

const hotel = new Viewer({ kind: 'client', clientId: 'hotel-software' });
const citizen = new Viewer({ kind: 'citizen', citizenId: 'ann', clientId: 'portal' });

describe('the coordinates of a document', () => {
  it('are its fields by the type they are asked of, its arguments, inputs and enum values', () => {
    const document = parse(`query($w: Filter) {
      all: stays(first: 3, kind: OPEN, where: { inner: { room: "1" } }) { ...Part __typename }
      stays(where: $w) { id }
      thing { id ... on Stay { room @include(if: true) } }
    } fragment Part on Stay { room }`);
    expect(usedCoordinates(document, schema).sort()).toEqual(
      [
        'Filter',
        'Filter.inner',
        'Filter.room',
        'Kind.OPEN',
        'Query.stays',
        'Query.stays(first:)',
        'Query.stays(kind:)',
        'Query.stays(where:)',
        'Query.thing',
        'Stay.id',
        'Stay.room',
        'Thing.id',
      ].sort(),
    );
  });
});

describe('usage', () => {
  it('is counted by program, never by person, and taken once', () => {
    const usage = new FieldUsage();
    const rooms = prepared('{ stays { room } }');
    usage.count(rooms, hotel);
    usage.count(rooms, hotel);
    usage.count(rooms, citizen);
    usage.count(prepared('{ stays { id } }'), Viewer.anonymous);
    const taken = usage.take();
    expect([...taken.keys()]).toEqual(['hotel-software', 'portal', 'anonymous']);
    expect(Object.fromEntries(taken.get('hotel-software') ?? [])).toEqual({
      'Query.stays': 2,
      'Stay.room': 2,
    });
    expect(JSON.stringify([...taken].map(([client, fields]) => [client, [...fields]]))).not.toContain('ann');
    expect(usage.take().size).toBe(0);
  });

  it('stays small, however many documents a client invents and however many clients there are', () => {
    const usage = new FieldUsage();
    for (let n = 0; n < 1_200; n += 1) usage.count(prepared(`{ a${n}: stays { room } }`), hotel);
    for (let n = 0; n < 1_200; n += 1) {
      usage.count(prepared('{ thing { id } }'), new Viewer({ kind: 'client', clientId: `client-${n}` }));
    }
    const taken = usage.take();
    expect(taken.get('hotel-software')?.get('Stay.room')).toBe(1_200);
    expect(taken.size).toBe(1_001);
    expect(taken.get('others')?.get('Thing.id')).toBe(201);
  });
});

describe('the files of usage', () => {
  const log = createLog({ service: 'test', level: 'silent' });

  it('hold a day each, go on within it, and are given up when they are too old', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'usage-'));
    await writeFile(join(directory, 'usage-2026-09-01.other.ndjson'), '{}\n');
    await writeFile(join(directory, 'notes.txt'), 'not ours');
    const usage = new FieldUsage();
    let now = new Date('2026-11-22T23:59:00Z');
    const files = new UsageFiles({ directory, days: 35, usage, log, now: () => now });
    files.start();
    const rooms = prepared('{ stays { room } }');
    usage.count(rooms, hotel);
    await files.flush();
    usage.count(rooms, hotel);
    await files.flush();
    now = new Date('2026-11-23T00:00:30Z');
    usage.count(rooms, citizen);
    await files.stop();
    const names = (await readdir(directory)).sort();
    expect(names).toHaveLength(3);
    expect(names[0]).toBe('notes.txt');
    const contents = await Promise.all(names.slice(1).map((name) => readFile(join(directory, name), 'utf8')));
    expect(contents).toEqual([
      '{"client":"hotel-software","fields":{"Query.stays":2,"Stay.room":2}}\n',
      '{"client":"portal","fields":{"Query.stays":1,"Stay.room":1}}\n',
    ]);
  });

  it('lose nothing where the folder can not be made, or was away for a while, and tell it at once', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'usage-'));
    const directory = join(parent, 'not yet', 'there');
    await writeFile(join(parent, 'not yet'), 'a file in its way');
    const usage = new FieldUsage();
    const told: string[] = [];
    const files = new UsageFiles({
      directory,
      days: 35,
      usage,
      log: createLog({ service: 'test', destination: { write: (line) => void told.push(line) } }),
    });
    files.start();
    usage.count(prepared('{ stays { id } }'), hotel);
    await files.flush();
    expect(told[0]).toContain('What clients use could not be written');
    await rm(join(parent, 'not yet'));
    await files.flush();
    usage.count(prepared('{ stays { id } }'), hotel);
    await rm(directory, { recursive: true });
    await files.stop();
    const [name = ''] = await readdir(directory);
    expect(await readFile(join(directory, name), 'utf8')).toContain('"Stay.id":2');
  });
});
