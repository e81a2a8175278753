import type { CodegenConfig } from '@graphql-codegen/cli';
import { TrustedDocuments } from './portal/codegen/trusted-documents.ts';

const trusted = new TrustedDocuments();
const folder = 'portal/src/generated';
const folders = [`${folder}/graphql/`, `${folder}/air/`];

const typedDocuments = {
  preset: 'client' as const,
  presetConfig: {
    fragmentMasking: { unmaskFunctionName: 'readFragment' },
    // Each document carries the hash under which the gateway knows it (TRUSTED_DOCUMENTS_FILE).
    persistedDocuments: { hashAlgorithm: trusted.hashOf, mode: 'embedHashInDocument' as const },
  },
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
    [`${folder}/graphql/`]: {
      ...typedDocuments,
      documents: ['portal/src/**/*.graphql', '!portal/src/features/air/*.graphql'],
    },
    // On their own, because a bundle takes a file of documents whole and the home page needs these alone.
    [`${folder}/air/`]: { ...typedDocuments, documents: 'portal/src/features/air/*.graphql' },
  },
  hooks: {
    afterAllFileWrite: async () => {
      await trusted.write(folder);
      await trusted.removeOthers(folders);
    },
  },
};

export default config;
