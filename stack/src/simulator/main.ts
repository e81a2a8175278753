import { createLog } from '@city/kit/log/log';
import { runService } from '@city/kit/service/run-service';
import { runStations } from './air/run-stations.ts';
import { createGraphClient } from './api/graph-client.ts';
import { createTokenSource, type TokenSource } from './api/token-source.ts';
import { runDevices } from './devices/run-devices.ts';
import { readSimulatorSettings } from './environment.ts';
import { runHotels } from './hotels/run-hotels.ts';
import type { Simulation } from './simulation.ts';

const name = 'simulator';

async function start() {
  const settings = readSimulatorSettings();
  const log = createLog({ service: name, level: settings.LOG_LEVEL });
  const stopping = new AbortController();
  const tokens = new Map<string, TokenSource>();

  const tokenOf = (clientId: string) => {
    const known = tokens.get(clientId);
    if (known) return known;
    const { ISSUER_URL: issuerUrl, DEMO_CLIENT_KEY: demoClientKey } = settings;
    const source = createTokenSource({ issuerUrl, clientId, demoClientKey });
    tokens.set(clientId, source);
    return source;
  };

  const simulation: Simulation = {
    api: createGraphClient(settings.GATEWAY_URL),
    tokenOf,
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
