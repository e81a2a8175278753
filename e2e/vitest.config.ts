import { defineConfig } from 'vitest/config';

const conditions = ['source', 'node', 'development|production'];

function project(
  name: string,
  folders: string[],
  { maxWorkers, order }: { maxWorkers: number; order: number },
) {
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      name,
      include: folders.map((folder) => `src/${folder}/**/*.test.ts`),
      testTimeout: 240_000,
      hookTimeout: 240_000,
      // A page says what it will say when the machine has time for it; a second is too little on a busy one.
      expect: { poll: { timeout: 30_000 } },
      maxWorkers,
      sequence: { groupOrder: order },
    },
  };
}

/** One whole city for all of them. Journeys leave it as it is for the next; what kills parts of it comes last, alone. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    globalSetup: ['src/city/global-city.ts'],
    projects: [
      project('journeys', ['journeys', 'bad-input'], { maxWorkers: 3, order: 0 }),
      project('faults', ['faults'], { maxWorkers: 1, order: 1 }),
    ],
  },
});
