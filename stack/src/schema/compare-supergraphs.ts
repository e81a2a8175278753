import { Supergraph } from '@apollo/federation-internals';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';
import { accessChanges } from './access-changes.ts';

export type SchemaChange = {
  level: 'breaking' | 'dangerous';
  message: string;
  /** Whoever uses one of these notices: `Stay.room`, `Query.stays(first:)`, `StayStatus.LEFT`, or a type. */
  coordinates: string[];
};

export type Comparison = { changes: SchemaChange[]; released: GraphQLSchema };

const levels: Partial<Record<CriticalityLevel, SchemaChange['level']>> = {
  [CriticalityLevel.Breaking]: 'breaking',
  [CriticalityLevel.Dangerous]: 'dangerous',
};

/** What a client of the released graph would notice in the working one: in its schema, and in who may see what. */
export async function compareSupergraphs(releasedSdl: string, workingSdl: string): Promise<Comparison> {
  const released = apiSchemaOf(releasedSdl);
  const differences = await diff(released, apiSchemaOf(workingSdl));
  const changes = differences.flatMap(({ type, path = '', criticality, message }) => {
    const level = levels[criticality.level];
    return level ? [{ level, message, coordinates: [coordinateOf(type, path)] }] : [];
  });
  return { changes: [...changes, ...accessChanges(releasedSdl, workingSdl)], released };
}

function apiSchemaOf(supergraphSdl: string): GraphQLSchema {
  // Only read here: the gateway, which runs it, is what has to support the security rules.
  return Supergraph.build(supergraphSdl, { supportedFeatures: null }).apiSchema().toGraphQLJSSchema();
}

function coordinateOf(type: string, path: string): string {
  const [parent = '', member, argument] = path.split('.');
  if (member === undefined) return parent;
  // Whoever uses the field lacks an argument that is asked for from now on; one that goes is missed by its users.
  if (argument === undefined || type === 'FIELD_ARGUMENT_ADDED') return `${parent}.${member}`;
  return `${parent}.${member}(${argument}:)`;
}
