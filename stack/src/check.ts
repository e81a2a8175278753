import { generateSources } from './city/build.ts';
import { step } from './city/progress.ts';
import { exitOnSignals, runCommand } from './city/run-command.ts';
import { StartError, subgraphNames } from './city/settings.ts';

const packages = [
  'kit',
  'client',
  ...subgraphNames.map((name) => `subgraphs/${name}`),
  'gateway',
  'portal',
  'stack',
  'e2e',
  'bench',
];

const checks: [string, () => Promise<unknown>][] = [
  ['Format and lint', () => runCommand('biome', ['check', '--error-on-warnings', '.'])],
  ['Generating what types need', () => generateSources()],
  [
    'Types',
    async () => {
      for (const name of packages) await runCommand('tsc', ['-p', `${name}/tsconfig.json`]);
    },
  ],
  [
    'Boundaries',
    () =>
      runCommand('depcruise', [
        '--config',
        '.dependency-cruiser.mjs',
        'kit',
        'client',
        'subgraphs',
        'gateway',
        'portal',
        'stack',
      ]),
  ],
  [
    'Generated files',
    () => runCommand(process.execPath, ['--no-warnings', 'stack/src/generate.ts', '--check']),
  ],
];

exitOnSignals();
let failures = 0;
for (const [title, run] of checks) {
  try {
    await step(title, run);
  } catch (error) {
    failures += 1;
    console.error(error instanceof StartError ? error.message : error);
  }
}
if (failures > 0) process.exit(1);
