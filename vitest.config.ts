import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const subgraphs = ['identity', 'procedures', 'accommodation', 'surveillance', 'environment'];

// Not `module`: it is meant for bundlers, and @opentelemetry/api gives under it files that Node cannot load.
const conditions = ['source', 'node', 'development|production'];

// Packages load graphql as CommonJS; its ESM build beside that would be a second copy, and schemas know their own.
const alias = [
  {
    find: /^graphql$/,
    replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)),
  },
];

/** Files of a room that keeps no state in its modules share processes: what it imports is read once for many of them. */
function project(root: string, isolate: boolean) {
  return {
    root,
    resolve: { conditions, alias },
    ssr: { resolve: { conditions } },
    test: {
      name: root.replace('subgraphs/', ''),
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      environment: 'node' as const,
      isolate,
      // The first test that needs a database waits for it to be made, on a machine that is busy with others.
      testTimeout: 60_000,
      hookTimeout: 120_000,
      setupFiles: [fileURLToPath(new URL('kit/src/testing/patient-waits.ts', import.meta.url))],
      expect: { poll: { timeout: 30_000 } },
    },
  };
}

/** Only what is drawn needs a document, and making one takes longer than most tests. */
function portal(name: string, include: string, environment: 'node' | 'jsdom') {
  return {
    root: 'portal',
    resolve: { dedupe: ['graphql', 'react', 'react-dom'] },
    test: {
      name,
      include: [include],
      environment,
      environmentOptions: { jsdom: { url: 'http://localhost:3000/vi' } },
      setupFiles: environment === 'jsdom' ? ['test/setup.ts'] : [],
      testTimeout: 60_000,
      hookTimeout: 120_000,
    },
  };
}

export default defineConfig({
  test: {
    // Most tests wait for PostgreSQL more than they compute.
    maxWorkers: 4,
    globalSetup: ['kit/src/testing/global-postgres.ts'],
    projects: [
      ...['kit', 'client', 'stack'].map((root) => project(root, true)),
      ...['gateway', ...subgraphs.map((name) => `subgraphs/${name}`)].map((root) => project(root, false)),
      portal('portal', 'src/**/*.test.ts', 'node'),
      portal('portal-pages', 'src/**/*.test.tsx', 'jsdom'),
    ],
  },
});
