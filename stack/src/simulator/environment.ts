import { readEnvironment } from '@city/kit/environment/environment';
import { httpUrl, logLevel, secret, variable } from '@city/kit/environment/variables';

export type SimulatorSettings = ReturnType<typeof readSimulatorSettings>;

export function readSimulatorSettings(source: NodeJS.ProcessEnv = process.env) {
  return readEnvironment(
    {
      GATEWAY_URL: httpUrl('http://localhost:4000/graphql'),
      ISSUER_URL: httpUrl('http://localhost:4001'),
      DEMO_CLIENT_KEY: secret(16),
      // How many times faster than in life guests come and go and devices report. Timestamps stay those of the clock.
      SIMULATOR_SPEED: variable('a number above 0 and up to 1000', speedOf).default(1),
      LOG_LEVEL: logLevel(),
    },
    source,
  );
}

function speedOf(text: string): number | undefined {
  const speed = Number(text);
  return speed > 0 && speed <= 1_000 ? speed : undefined;
}
