import type { CodegenConfig } from '@graphql-codegen/cli';

const typedDocuments = {
  preset: 'client' as const,
  presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    avoidOptionals: { field: true },
    strictScalars: true,
    defaultScalarType: 'unknown',
    scalars: { DateTime: 'string', Date: 'string', JSON: 'unknown' },
  },
};

// Typed documents for the portal and the journeys, made from the graph that clients see.
// CODEGEN_SCHEMA points at another copy of the graph, for work on a contract that is not built yet.
const config: CodegenConfig = {
  schema: process.env.CODEGEN_SCHEMA ?? 'gateway/api.graphql',
  generates: {
    'portal/src/generated/graphql/': {
      ...typedDocuments,
      documents: ['portal/src/**/*.graphql', '!portal/src/features/air/*.graphql'],
    },
    // On their own, because a bundle takes a file of documents whole and the home page needs these alone.
    'portal/src/generated/air/': { ...typedDocuments, documents: 'portal/src/features/air/*.graphql' },
  },
};

export default config;
