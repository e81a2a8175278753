import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, generateSources } from './city/build.ts';
import { step } from './city/progress.ts';
import { projectRoot, StartError, subgraphNames } from './city/settings.ts';
import { ensureBrowser } from './testing/browser.ts';

type Report = { numPassedTests: number; numFailedTests: number; success: boolean };

const withoutPages = ['kit', 'client', 'gateway', ...subgraphNames];

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const reports = mkdtempSync(join(tmpdir(), 'city-tests-'));

/** Runs vitest and answers its report. `name` says which half of the tests this is. */
function vitest(name: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Report> {
  const file = join(reports, `${name}.json`);
  return new Promise((resolve, reject) => {
    const child = spawn(
      'vitest',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
      {
        cwd: projectRoot,
        stdio: 'inherit',
        env: { ...process.env, ...env },
      },
    );
    // The terminal sends Ctrl-C to the whole group; a second one would keep the tests from tidying up.
    const pass = (signal: NodeJS.Signals) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of signals) process.on(signal, pass);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const each of signals) process.off(each, pass);
      if (!existsSync(file)) {
        reject(new StartError(`The ${name} tests ended (${signal ?? code}) without a report.`));
        return;
      }
      const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
      resolve({ ...report, success: report.success && code === 0 });
    });
  });
}

async function chosen(args: string[]): Promise<Report> {
  await step('Building what has changed', () => build());
  return vitest('chosen', args, { CHROME_PATH: await step('Finding a browser', ensureBrowser) });
}

/** The journeys run a whole city: they get the machine to themselves, after everything else. */
async function everything(): Promise<Report[]> {
  await step('Building the services', () => build(withoutPages));
  await step('Generating what pages are made of', () => generateSources(['portal']));
  // Only the journeys need the pages built and a browser: both are made while the others mostly wait for PostgreSQL.
  const made = Promise.allSettled([build(), ensureBrowser()]);
  const rooms = await vitest('rooms', []);
  const [pages, browser] = await step('Building pages and finding a browser', () => made);
  if (pages.status === 'rejected') throw pages.reason;
  if (browser.status === 'rejected') throw browser.reason;
  return [rooms, await vitest('journeys', ['--root', 'e2e'], { CHROME_PATH: browser.value })];
}

try {
  const only = process.argv.slice(2);
  const results = only.length > 0 ? [await chosen(only)] : await everything();
  const sum = (pick: (report: Report) => number) =>
    results.reduce((total, report) => total + pick(report), 0);
  console.log(`${sum((r) => r.numPassedTests)} passed, ${sum((r) => r.numFailedTests)} failed`);
  process.exitCode = results.every(({ success }) => success) ? 0 : 1;
} catch (error) {
  console.error(error instanceof StartError ? `\n  ${error.message}\n` : error);
  process.exitCode = 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
