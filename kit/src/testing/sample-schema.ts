import {
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import { forbidden, notFound } from '../errors/city-error.ts';
import { GraphQLDate } from '../graphql/date.ts';
import type { Viewer } from '../request-identity/viewer.ts';
import { HandFedSource } from './hand-fed-source.ts';

export type SampleContext = { viewer: Viewer; number: number; isRevoked: () => boolean };

export type SampleControls = {
  sources: HandFedSource<number>[];
  /** What the field `slow` waits for. */
  gate: PromiseWithResolvers<string>;
  isSlowAsked: boolean;
  isRevoked: boolean;
};

export const secretText =
  'connect postgresql://city:hunter2@db.internal/city failed for {"nationalId":"099123456789"}';

const text = GraphQLString;

/** The smallest schema in which everything can go wrong that a server has to answer for. */
export function sampleSchema(controls: SampleControls): GraphQLSchema {
  const node: GraphQLObjectType = new GraphQLObjectType({
    name: 'Node',
    fields: () => ({
      name: { type: text, resolve: () => 'node' },
      next: { type: node, resolve: () => ({}) },
    }),
  });
  const query = new GraphQLObjectType<unknown, SampleContext>({
    name: 'Query',
    fields: {
      hello: { type: text, args: { name: { type: text } }, resolve: (_root, { name }) => `hello ${name}` },
      viewer: { type: text, resolve: (_root, _args, { viewer }) => viewer.citizenId ?? viewer.kind },
      missing: { type: text, resolve: () => Promise.reject(notFound()) },
      broken: { type: text, resolve: () => Promise.reject(new Error(secretText)) },
      slow: {
        type: text,
        resolve() {
          controls.isSlowAsked = true;
          return controls.gate.promise;
        },
      },
      node: { type: node, resolve: () => ({}) },
      days: {
        type: text,
        args: { on: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLDate))) } },
        resolve: (_root, { on }) => on.join(),
      },
    },
  });
  const subscription = new GraphQLObjectType<number, SampleContext>({
    name: 'Subscription',
    fields: {
      ticks: {
        type: text,
        args: { every: { type: GraphQLInt } },
        subscribe(_root, _args, { viewer }) {
          viewer.requireAuthenticated();
          const source = new HandFedSource<number>();
          controls.sources.push(source);
          return source;
        },
        resolve(tick, _args, context) {
          if (context.isRevoked()) throw forbidden();
          return `tick ${tick} in context ${context.number}`;
        },
      },
    },
  });
  return new GraphQLSchema({ query, subscription });
}
