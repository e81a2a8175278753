import { GraphQLScalarType } from 'graphql';

// The defaults of graphql-js already take and give any value, also inside literals.
export const GraphQLJSON = new GraphQLScalarType({ name: 'JSON', description: 'Any JSON value.' });
