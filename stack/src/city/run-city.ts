import { accessSync, constants, mkdirSync } from 'node:fs';
import { requireServer } from '../postgres/server-answer.ts';
import { requireFreePorts } from './ports.ts';
import { endForgottenProcesses } from './process-list.ts';
import { step } from './progress.ts';
import { type CitySecrets, ensureSecrets } from './secrets.ts';
import { gatewayService, portalService, simulatorService, subgraphServices } from './services.ts';
import { type CitySettings, StartError } from './settings.ts';
import { Supervisor } from './supervisor.ts';

function makeDataDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `The data folder ${directory} can't be made or written to (${(error as Error).message}): set DATA_DIR to a folder you may write to.`,
    );
  }
}

/** Starts the whole city on this machine. Whatever has been started is in the supervisor, also when this throws. */
export async function runCity(settings: CitySettings, supervisor: Supervisor): Promise<CitySecrets> {
  const { prepareDatabase, seedDatabase, startDatabase } = await import('./database.ts');
  const secrets = ensureSecrets(settings.dataDirectory);
  const adminUrl = await step('Starting PostgreSQL', () => startDatabase(settings, secrets, supervisor));
  const databaseUrls = await step('Bringing the tables up to date', () => prepareDatabase(adminUrl, secrets));
  const city = { settings, secrets, databaseUrls };
  await step('Seeding', () => seedDatabase(city));
  await step('Starting the subgraphs', async () => {
    await Promise.all(subgraphServices(city).map((service) => supervisor.start(service)));
  });
  await step('Starting the gateway and the portal', async () => {
    await Promise.all(
      [gatewayService(city), portalService(city)].map((service) => supervisor.start(service)),
    );
  });
  if (settings.simulator.enabled) {
    await step('Starting the field simulator', () => supervisor.start(simulatorService(city)));
  }
  return secrets;
}

/** Folder, ports and database are looked at first, so that a mistake is named before minutes of building. */
export async function prepareToRun(settings: CitySettings): Promise<Supervisor> {
  makeDataDirectory(settings.dataDirectory);
  await endForgottenProcesses(settings.dataDirectory);
  await requireFreePorts(settings);
  if (settings.databaseUrl) await requireServer(settings.databaseUrl);
  return new Supervisor(settings.dataDirectory);
}
