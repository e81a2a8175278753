import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

export const subgraphNames = [
  'identity',
  'procedures',
  'accommodation',
  'surveillance',
  'environment',
] as const;
export type SubgraphName = (typeof subgraphNames)[number];

export type PortName = 'portal' | 'gateway' | 'postgres' | SubgraphName;

const defaultPorts: Record<PortName, number> = {
  portal: 3000,
  gateway: 4000,
  identity: 4001,
  procedures: 4002,
  accommodation: 4003,
  surveillance: 4004,
  environment: 4005,
  postgres: 5433,
};

// The services check this again; here it is named before minutes of building, when kit is not built yet.
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

export const portNames = Object.keys(defaultPorts) as PortName[];

export type CitySettings = {
  ports: Record<PortName, number>;
  dataDirectory: string;
  /** Another PostgreSQL to use, by an administrator's address; null starts the embedded one. */
  databaseUrl: string | null;
  simulator: { enabled: boolean; speed: number };
  logLevel: string;
  /** Whether each service offers metrics, 1000 above its port and on this machine only. */
  hasMetrics: boolean;
  /** Which documents the gateway answers: `off`, `allow` or `required`. */
  trustedDocuments: string;
};

/** A mistake of the person who starts the city; shown without a stack. */
export class StartError extends Error {}

/** Reads how this city is to run from the environment. Throws a StartError that lists all mistakes. */
export function readSettings(environment: NodeJS.ProcessEnv): CitySettings {
  const mistakes: string[] = [];
  const ports = { ...defaultPorts };
  for (const name of portNames) {
    const variable = `${name.toUpperCase()}_PORT`;
    const given = environment[variable];
    if (given === undefined || given === '') continue;
    const port = Number(given);
    if (Number.isInteger(port) && port > 0 && port < 65536) ports[name] = port;
    else mistakes.push(`${variable}: expected a port between 1 and 65535, got '${given}'`);
  }
  const taken = new Map<number, PortName>();
  for (const [name, port] of Object.entries(ports) as [PortName, number][]) {
    const other = taken.get(port);
    if (other) mistakes.push(`${name} and ${other} are both set to port ${port}: give each its own`);
    taken.set(port, name);
  }
  const speed = Number(environment.SIMULATOR_SPEED || '1');
  if (!(speed > 0 && speed <= 1000)) {
    mistakes.push(
      `SIMULATOR_SPEED: expected a number above 0 and up to 1000, got '${environment.SIMULATOR_SPEED}'`,
    );
  }
  const simulator = environment.SIMULATOR || 'on';
  if (simulator !== 'on' && simulator !== 'off') {
    mistakes.push(`SIMULATOR: expected 'on' or 'off', got '${simulator}'`);
  }
  const metrics = environment.METRICS || 'off';
  if (metrics !== 'on' && metrics !== 'off') {
    mistakes.push(`METRICS: expected 'on' or 'off', got '${metrics}'`);
  }
  const trustedDocuments = environment.TRUSTED_DOCUMENTS || 'allow';
  if (!['off', 'allow', 'required'].includes(trustedDocuments)) {
    mistakes.push(`TRUSTED_DOCUMENTS: expected 'off', 'allow' or 'required', got '${trustedDocuments}'`);
  }
  const logLevel = environment.LOG_LEVEL || 'info';
  if (!logLevels.includes(logLevel)) {
    mistakes.push(`LOG_LEVEL: expected one of ${logLevels.join(', ')}, got '${logLevel}'`);
  }
  if (mistakes.length > 0) throw new StartError(`The settings have mistakes:\n  ${mistakes.join('\n  ')}`);
  const directory = environment.DATA_DIR || '.data';
  return {
    ports,
    dataDirectory: isAbsolute(directory) ? directory : join(projectRoot, directory),
    databaseUrl: environment.DATABASE_URL || null,
    simulator: { enabled: simulator === 'on', speed },
    logLevel,
    hasMetrics: metrics === 'on',
    trustedDocuments,
  };
}
