import { CityClient } from '@city/client/city-client';
import { createLog } from '@city/kit/log/log';
import { demoClientSecret } from '@city/kit/seed/demo-secret';
import { runService } from '@city/kit/service/run-service';
import { runStations } from './air/run-stations.ts';
import { runDevices } from './devices/run-devices.ts';
import { readSimulatorSettings } from './environment.ts';
import { runHotels } from './hotels/run-hotels.ts';
import type { Simulation } from './simulation.ts';

const name = 'simulator';

async function start() {
  const settings = readSimulatorSettings();
  const log = createLog({ service: name, level: settings.LOG_LEVEL });
  const stopping = new AbortController();
  const { GATEWAY_URL: graphUrl, ISSUER_URL: issuerUrl, DEMO_CLIENT_KEY: demoClientKey } = settings;
  const programs = new Map<string, CityClient>();

  const programOf = (clientId: string) => {
    const known = programs.get(clientId);
    if (known) return known;
    const clientSecret = demoClientSecret(demoClientKey, clientId);
    // One attempt each: every part of the field has its own way of waiting.
    const program = new CityClient({
      graphUrl,
      credentials: { issuerUrl, clientId, clientSecret },
      attempts: 1,
    });
    programs.set(clientId, program);
    return program;
  };

  const simulation: Simulation = {
    visitor: new CityClient({ graphUrl, attempts: 1 }),
    programOf,
    speed: settings.SIMULATOR_SPEED,
    signal: stopping.signal,
    log,
  };
  const parts = [runStations, runHotels, runDevices].map((run) => run(simulation));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(parts);
    },
  };
}

await runService({ name, start });
