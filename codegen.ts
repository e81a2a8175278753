import type { CodegenConfig } from '@graphql-codegen/cli';

// Typed documents for the portal and the journeys, made from the graph that clients see.
// CODEGEN_SCHEMA points at another copy of the graph, for work on a contract that is not built yet.
const config: CodegenConfig = {
  schema: process.env.CODEGEN_SCHEMA ?? 'gateway/api.graphql',
  documents: 'portal/src/**/*.graphql',
  generates: {
    'portal/src/generated/graphql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        avoidOptionals: { field: true },
        strictScalars: true,
        defaultScalarType: 'unknown',
        scalars: {
          DateTime: 'string',
          Date: 'string',
          JSON: 'unknown',
        },
      },
    },
  },
};

export default config;
