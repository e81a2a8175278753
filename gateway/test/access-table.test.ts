import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { accessTable } from '../src/access/access-table.ts';
import { composedSupergraph } from './support/stage.ts';

const roles = { CLERK: ['people:email'], HEAD: ['people:all', 'staff'] };
const lines = accessTable(composedSupergraph(1, 2), roles).split('\n');

it('has a line for each field, with what it asks for and who is let through', () => {
  expect(lines[0]).toBe('field,asks for,anonymous,citizen,CLERK,HEAD');
  expect(lines).toContain('Query.whoAmI,,yes,yes,yes,yes');
  expect(lines).toContain('Note.secret,signed in,-,yes,yes,yes');
  expect(lines).toContain('Person.email,people:email,-,-,yes,-');
  expect(lines).toContain('Person.salary,people:salary+people:email or people:all,-,-,-,yes');
  expect(lines).toContain('Person.rank,policy staff or night+doors,-,-,-,yes');
  expect(lines).toContain('Mutation.removeAll,notes:remove,-,-,-,-');
});

it('is sorted, so that a change shows as the lines that changed', () => {
  const fields = lines.slice(1, -1);
  expect(fields).toEqual([...fields].sort((a, b) => (a < b ? -1 : 1)));
});

it('as it is committed has a line for each field of the graph that clients see', () => {
  const committed = readFileSync(new URL('../../docs/access.csv', import.meta.url), 'utf8');
  const graph = readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8');
  const listed = (table: string) => table.split('\n').map((line) => line.split(',').slice(0, 2).join());
  expect(listed(committed)).toEqual(listed(accessTable(graph, {})));
});
