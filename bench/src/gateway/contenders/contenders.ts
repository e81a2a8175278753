import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Contender = {
  name: string;
  /** What it is started with, by Node. */
  arguments: (port: number) => string[];
  environment: (port: number) => Record<string, string>;
  folder?: string;
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

type Setting = { supergraphFile: string; contenderFolder: string; ports: Record<string, number> };

export function contenders({ supergraphFile, contenderFolder, ports }: Setting): Contender[] {
  const hive = (name: string, flags: string[]): Contender => ({
    name,
    folder: contenderFolder,
    arguments: (port) => [
      join(contenderFolder, 'node_modules/.bin/hive-gateway'),
      'supergraph',
      supergraphFile,
      '--port',
      String(port),
      '--host',
      '127.0.0.1',
      ...flags,
    ],
    environment: () => ({ NODE_ENV: 'production' }),
  });
  return [
    {
      name: 'Apollo Server + @apollo/gateway',
      folder: contenderFolder,
      arguments: () => [join(contenderFolder, 'apollo-server.mjs')],
      environment: (port) => ({
        NODE_ENV: 'production',
        SUPERGRAPH_FILE: supergraphFile,
        PORT: String(port),
      }),
    },
    hive('Hive Gateway', []),
    hive('Hive Gateway, --hive-router-runtime', ['--hive-router-runtime']),
    {
      name: 'this gateway',
      arguments: () => [here('../../../../gateway/dist/main.js')],
      environment: (port) => ({
        NODE_ENV: 'production',
        SUPERGRAPH_FILE: supergraphFile,
        PORT: String(port),
        // The peers write no line for each operation, and refuse nobody for what a query costs.
        LOG_LEVEL: 'warn',
        TRUSTED_DOCUMENTS: 'off',
        MAX_COST: '1000000000',
        RATE_PER_ADDRESS: '0',
        // They wait as long as it takes, too. An answer that lacks what came late would be no answer here.
        SUBGRAPH_TIMEOUT_MS: '60000',
        REQUEST_TIMEOUT_MS: '60000',
      }),
    },
    {
      name: 'by hand',
      arguments: () => [here('./by-hand.ts')],
      environment: (port) => ({ PORT: String(port), SUBGRAPH_PORTS: JSON.stringify(ports) }),
    },
  ];
}
