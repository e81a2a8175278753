import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Not `module`: it is meant for bundlers, and @opentelemetry/api gives under it files that Node cannot load.
const conditions = ['source', 'node', 'development|production'];

// Packages load graphql as CommonJS; its ESM build beside that would be a second copy, and schemas know their own.
const alias = [
  {
    find: /^graphql$/,
    replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)),
  },
];

function project(root: string) {
  return {
    root,
    resolve: { conditions, alias },
    ssr: { resolve: { conditions } },
    test: {
      name: root.replace('subgraphs/', ''),
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      environment: 'node' as const,
      // The first test that needs a database waits for it to be made, on a machine that is busy with others.
      testTimeout: 60_000,
      hookTimeout: 120_000,
      setupFiles: [fileURLToPath(new URL('kit/src/testing/patient-waits.ts', import.meta.url))],
      expect: { poll: { timeout: 30_000 } },
    },
  };
}

export default defineConfig({
  test: {
    // Most tests wait for PostgreSQL more than they compute.
    maxWorkers: 3,
    globalSetup: ['kit/src/testing/global-postgres.ts'],
    projects: [
      ...['kit', 'client', 'gateway', 'stack'].map(project),
      ...['identity', 'procedures', 'accommodation', 'surveillance', 'environment'].map((name) =>
        project(`subgraphs/${name}`),
      ),
      'portal/vitest.config.ts',
    ],
  },
});
