import { rmSync } from 'node:fs';
import { addressesOf } from '@city/stack/city/addresses';
import { freePorts } from '@city/stack/city/ports';
import { prepareToRun, runCity } from '@city/stack/city/run-city';
import type { CitySecrets } from '@city/stack/city/secrets';
import { type CitySettings, readSettings } from '@city/stack/city/settings';
import type { Supervisor } from '@city/stack/city/supervisor';
import { temporaryFolder } from '@city/stack/city/temporary-folder';

export type BenchCity = {
  settings: CitySettings;
  secrets: CitySecrets;
  addresses: ReturnType<typeof addressesOf>;
  supervisor: Supervisor;
};

export async function benchSettings(): Promise<CitySettings> {
  const directory = temporaryFolder('city-bench-');
  const base = readSettings({ ...process.env, DATA_DIR: directory, SIMULATOR: 'off', LOG_LEVEL: 'warn' });
  return { ...base, ports: await freePorts() };
}

// What is measured is how fast the city is, not how much one caller may ask of it.
const limits = [
  'RATE_PER_ADDRESS',
  'RATE_PER_CITIZEN',
  'RATE_PER_CLIENT',
  'REGISTRATIONS_PER_NETWORK',
  'MAX_SOCKETS_PER_ADDRESS',
  'MAX_SOCKETS_PER_PERSON',
  'MAX_SOCKETS_PER_CLIENT',
];
Object.assign(process.env, Object.fromEntries(limits.map((name) => [name, '0'])));

let current: Supervisor | null = null;

// A bench that is broken off leaves no city behind.
process.on('exit', () => current?.abandon());

export async function startBenchCity(settings: CitySettings): Promise<BenchCity> {
  const supervisor = await prepareToRun(settings);
  current = supervisor;
  try {
    const secrets = await runCity(settings, supervisor);
    return { settings, secrets, addresses: addressesOf(settings), supervisor };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}

/** Runs one measurement in a city of its own, without the field simulator, and takes the city away again. */
export async function inBenchCity<T>(work: (city: BenchCity) => Promise<T>): Promise<T> {
  const settings = await benchSettings();
  try {
    const city = await startBenchCity(settings);
    try {
      return await work(city);
    } finally {
      await city.supervisor.stop();
    }
  } finally {
    rmSync(settings.dataDirectory, { recursive: true, force: true });
  }
}
