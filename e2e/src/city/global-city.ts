import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@city/stack/city/ports';
import { prepareToRun, runCity } from '@city/stack/city/run-city';
import type { CitySecrets } from '@city/stack/city/secrets';
import { type CitySettings, readSettings } from '@city/stack/city/settings';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    settings: CitySettings;
    secrets: CitySecrets;
  }
}

/** One whole city for all journeys, in a folder of its own. The field simulator is off: tests say what happens. */
export default async function setup(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'city-'));
  const base = readSettings({ ...process.env, DATA_DIR: directory, SIMULATOR: 'off', LOG_LEVEL: 'info' });
  const settings = { ...base, ports: await freePorts() };
  const supervisor = await prepareToRun(settings);
  try {
    project.provide('secrets', await runCity(settings, supervisor));
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  project.provide('settings', settings);
  return async () => {
    await supervisor.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
