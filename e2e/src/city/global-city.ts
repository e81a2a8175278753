import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareToRun, runCity } from '@city/stack/city/run-city';
import type { CitySecrets } from '@city/stack/city/secrets';
import { type CitySettings, type PortName, readSettings } from '@city/stack/city/settings';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    settings: CitySettings;
    secrets: CitySecrets;
  }
}

/** Ports that nothing listens on now; all are held until all are known, so that none is given twice. */
async function freePorts(names: PortName[]): Promise<Record<PortName, number>> {
  const servers = await Promise.all(
    names.map(
      (name) =>
        new Promise<[PortName, ReturnType<typeof createServer>]>((resolve) => {
          const server = createServer().listen(0, () => resolve([name, server]));
        }),
    ),
  );
  const ports = servers.map(([name, server]) => {
    const address = server.address();
    return [name, typeof address === 'object' && address ? address.port : 0] as const;
  });
  await Promise.all(servers.map(([, server]) => new Promise((resolve) => server.close(resolve))));
  return Object.fromEntries(ports) as Record<PortName, number>;
}

/** One whole city for all journeys, in a folder of its own. The field simulator is off: tests say what happens. */
export default async function setup(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'city-'));
  const base = readSettings({ ...process.env, DATA_DIR: directory, SIMULATOR: 'off', LOG_LEVEL: 'info' });
  const settings = { ...base, ports: await freePorts(Object.keys(base.ports) as PortName[]) };
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
