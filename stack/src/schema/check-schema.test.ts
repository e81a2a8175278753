import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { checkSchema, isRefused, reportOf } from './check-schema.ts';

const today = new Date('2026-11-22T10:00:00Z');

function supergraph(body: string): string {
  const head = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@requiresScopes"])\n`;
  const { supergraphSdl, errors } = composeServices([
    { name: 'one', url: 'http://one', typeDefs: parse(head + body) },
  ]);
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}

const released = `
  type Query { stay(id: ID!): Stay  named: Named  add(input: Outer): Int }
  interface Named { label: String }
  type Stay implements Named { id: ID! room: String label: String }
  input Outer { inner: Inner }
  input Inner { code: String }`;

function folder(days: Record<string, { client: string; fields: Record<string, number> }[]>): string {
  const directory = mkdtempSync(join(tmpdir(), 'usage-'));
  for (const [day, lines] of Object.entries(days)) {
    writeFileSync(
      join(directory, `usage-${day}.gw1.ndjson`),
      `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`,
    );
  }
  return directory;
}

const used = folder({
  '2026-11-21': [
    { client: 'portal', fields: { 'Stay.room': 5, 'Query.stay': 7 } },
    { client: 'hotel-software', fields: { 'Named.label': 2, Outer: 1 } },
  ],
  '2026-11-20': [{ client: 'portal', fields: { 'Stay.room': 3 } }],
  '2026-09-01': [{ client: 'forgotten', fields: { 'Stay.room': 9 } }],
});

const check = (working: string, usageDirectory = used) =>
  checkSchema({
    released: supergraph(released),
    working: supergraph(working),
    usageDirectory,
    days: 30,
    today,
  });

describe('the check of the schema', () => {
  test('finds nothing where nothing is taken away', async () => {
    const result = await check(released.replace('room: String', 'room: String floor: Int'));
    expect(result.changes).toEqual([]);
    expect(isRefused(result, false)).toBe(false);
  });

  test('names a field that goes, with those who used it in the last 30 days and how often', async () => {
    const result = await check(released.replace('room: String', ''));
    expect(result.changes).toMatchObject([
      { level: 'breaking', coordinates: ['Stay.room'], clients: { portal: 8 } },
    ]);
    expect(isRefused(result, true)).toBe(true);
    expect(reportOf(result)).toContain('used by portal (8) in the last 30 days');
  });

  test('finds who used a field through an interface, and an input inside a variable', async () => {
    const result = await check(
      released
        .replace('implements Named { id: ID! room: String label: String }', '{ id: ID! room: String }')
        .replace('interface Named', 'type Other implements Named { label: String }\n  interface Named')
        .replace('code: String', 'code: String! more: Int!'),
    );
    const of = (coordinate: string) =>
      result.changes.find(({ coordinates }) => coordinates.includes(coordinate));
    expect(of('Stay.label')?.clients).toEqual({ 'hotel-software': 2 });
    expect(of('Inner.more')?.clients).toEqual({ 'hotel-software': 1 });
  });

  test('what nobody used may go when that is allowed, and not where nothing was counted', async () => {
    const working = released.replace('id: ID! room', 'room');
    const counted = await check(working);
    expect(isRefused(counted, false)).toBe(true);
    expect(isRefused(counted, true)).toBe(false);
    const uncounted = await check(working, join(used, 'nowhere'));
    expect(isRefused(uncounted, true)).toBe(true);
    expect(reportOf(uncounted)).toContain('was not counted');
  });

  test('a rule that is new breaks clients although the schema that they see is the same', async () => {
    const result = await check(
      released.replace('room: String', 'room: String @requiresScopes(scopes: [["stays:read"]])'),
    );
    expect(result.changes).toMatchObject([
      { level: 'breaking', coordinates: ['Stay.room'], clients: { portal: 8 } },
    ]);
    expect(result.changes[0]?.message).toContain(
      'stands under @requiresScopes(scopes: [["stays:read"]]) now',
    );
  });
});
