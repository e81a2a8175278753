import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '@city/stack/city/ports';
import { type CitySecrets, readSecrets } from '@city/stack/city/secrets';
import { type CitySettings, projectRoot, readSettings } from '@city/stack/city/settings';
import { temporaryFolder } from '@city/stack/city/temporary-folder';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    settings: CitySettings;
    secrets: CitySecrets;
  }
}

type Start = { stop: () => Promise<void> };

/** Starts a city as `npm start` does and waits until it says that it is ready. */
function start(env: NodeJS.ProcessEnv): Promise<Start> {
  const child = spawn(process.execPath, ['--no-warnings', join(projectRoot, 'stack', 'src', 'start.ts')], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    // The city stops when the line to it breaks: also when this run is killed.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      if (output.includes('Ready in')) {
        resolve({
          stop: async () => {
            child.kill('SIGTERM');
            await ended;
          },
        });
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`The city did not start (${code}):\n${output}`)));
  });
}

/** One whole city for all journeys, in a folder of its own. The field simulator is off: tests say what happens. */
export default async function setup(project: TestProject) {
  const directory = temporaryFolder('city-');
  const ports = await freePorts();
  const portVariables = Object.entries(ports).map(([name, port]) => [
    `${name.toUpperCase()}_PORT`,
    String(port),
  ]);
  const env = {
    DATA_DIR: directory,
    SIMULATOR: 'off',
    NODE_ENV: 'production',
    // Two cores run the city, a browser and the tests at once: slow is not yet down.
    SUBGRAPH_TIMEOUT_MS: '8000',
    ...Object.fromEntries(portVariables),
  };
  const city = await start(env);
  const secrets = readSecrets(directory);
  if (!secrets) throw new Error(`The city in ${directory} has no secrets`);
  project.provide('settings', readSettings(env));
  project.provide('secrets', secrets);
  return async () => {
    await city.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
