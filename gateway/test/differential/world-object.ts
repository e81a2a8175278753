import { GraphQLError } from 'graphql';

/** An object of the world: its type's name, and its fields as values or as functions of the arguments. */
export type WorldObject = { __typename: string; [field: string]: unknown };

export type Arguments = Record<string, unknown>;
export type Fields = Record<string, unknown>;
/** Makes an object that subgraphs find by its keys. */
export type MakeEntity = (__typename: string, fields: Fields) => WorldObject;

/** What subgraphs answer from. */
export type World = {
  readonly entities: WorldObject[];
  readonly query: WorldObject;
  readonly mutation: WorldObject;
};

export function fails(): never {
  throw new GraphQLError('It fails on purpose.', { extensions: { code: 'CONFLICT' } });
}

export const firstOf =
  <T>(items: T[], argument: string) =>
  (given: Arguments): T[] =>
    items.slice(0, typeof given[argument] === 'number' ? Math.max(0, given[argument]) : undefined);

/** With keys in order, so that equal values are equal texts. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
