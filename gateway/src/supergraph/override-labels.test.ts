import { composeServices } from '@apollo/composition';
import { Viewer } from '@city/kit/request-identity/viewer';
import { parse } from 'graphql';
import { afterEach, expect, it, vi } from 'vitest';
import { OperationPlans } from '../execution/operation-plans.ts';
import { OperationStore } from '../execution/operation-store.ts';
import { TrustedDocuments } from '../trusted-documents/trusted-documents.ts';
import { buildSupergraph } from './supergraph.ts';

const head = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@override"])`;

/** A graph in which `x` of a thing moves from `old` to `new`. */
function graphWith(label: string) {
  const sdls = {
    new: `${head} type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! x: Int ${label} }`,
    old: `${head} type Thing @key(fields: "id") { id: ID! x: Int }`,
  };
  const { supergraphSdl, errors } = composeServices(
    Object.entries(sdls).map(([name, sdl]) => ({ name, url: 'http://localhost', typeDefs: parse(sdl) })),
  );
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  const supergraph = buildSupergraph(supergraphSdl);
  const limits = { tokens: 100, depth: 10, aliases: 15, directives: 5, rootFields: 5, cost: 1_000 };
  const trusted = TrustedDocuments.none;
  const store = new OperationStore({ supergraph, limits, isIntrospectionAllowed: false, trusted });
  return { plans: new OperationPlans(supergraph), operation: store.find({ query: '{ thing { x } }' }) };
}

const askedAt = (plan: unknown) => (JSON.stringify(plan).includes('"serviceName":"old"') ? 'old' : 'new');

afterEach(() => void vi.restoreAllMocks());

it.each([
  ['@override(from: "old", label: "percent(25)")', 0.24, 'new'],
  ['@override(from: "old", label: "percent(25)")', 0.25, 'old'],
  ['@override(from: "old", label: "percent(0)")', 0, 'old'],
  ['@override(from: "old", label: "percent(100)")', 0.999, 'new'],
  ['@override(from: "old", label: "percent(0.5)")', 0.004, 'new'],
  ['@override(from: "old", label: "percent(0.5)")', 0.006, 'old'],
  ['@override(from: "old", label: "when_ready")', 0, 'old'],
  ['@override(from: "old")', 0.999, 'new'],
])('%s, where %d is drawn: asked of the %s', (label, drawn, place) => {
  vi.spyOn(Math, 'random').mockReturnValue(drawn);
  const { plans, operation } = graphWith(label);
  expect(askedAt(plans.find(operation, Viewer.anonymous).plan)).toBe(place);
});

it('each request draws for itself, and each outcome is planned once', () => {
  const { plans, operation } = graphWith('@override(from: "old", label: "percent(50)")');
  const drawn = vi.spyOn(Math, 'random');
  const outcomes = [0.1, 0.9, 0.2, 0.8].map((number) => {
    drawn.mockReturnValue(number);
    return plans.find(operation, Viewer.anonymous);
  });
  expect(outcomes.map(({ plan }) => askedAt(plan))).toEqual(['new', 'old', 'new', 'old']);
  expect(outcomes[2]).toBe(outcomes[0]);
  expect(plans.plans.size).toBe(2);
});

it.each([
  ['percent(99)', 'old'],
  ['percent(100)', 'new'],
])('a stream, which lasts, follows %s to the %s', (label, place) => {
  const { plans, operation } = graphWith(`@override(from: "old", label: "${label}")`);
  expect(askedAt(plans.plan(operation.document, undefined))).toBe(place);
});
