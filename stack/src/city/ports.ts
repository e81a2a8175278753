import { type AddressInfo, createServer, type Server } from 'node:net';
import { type CitySettings, type PortName, portNames, StartError } from './settings.ts';

/** What keeps us from a port: the system's code of the error, or null. */
function obstacleAt(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'))
      .once('listening', () => server.close(() => resolve(null)));
    server.listen(port);
  });
}

/** Throws a StartError that names every port that another program has or that this user may not open. */
export async function requireFreePorts(settings: CitySettings): Promise<void> {
  const problems: string[] = [];
  for (const [name, port] of Object.entries(settings.ports) as [PortName, number][]) {
    if (name === 'postgres' && settings.databaseUrl) continue;
    const obstacle = await obstacleAt(port);
    if (obstacle === null) continue;
    const why =
      obstacle === 'EADDRINUSE'
        ? 'another program uses it (another city?)'
        : obstacle === 'EACCES'
          ? 'this user may not open it'
          : obstacle;
    problems.push(`port ${port} (${name}), ${why}: set ${name.toUpperCase()}_PORT to another`);
  }
  if (problems.length > 0) {
    throw new StartError(`The city can't have the ports that it needs:\n  ${problems.join('\n  ')}`);
  }
}

/** Ports that nothing listens on now. All are held until all are known, so that none is given twice. */
export async function freePorts(): Promise<CitySettings['ports']> {
  const servers = await Promise.all(
    portNames.map(
      (name) =>
        new Promise<[PortName, Server]>((resolve) => {
          const server = createServer().listen(0, () => resolve([name, server]));
        }),
    ),
  );
  const ports = servers.map(([name, server]) => [name, (server.address() as AddressInfo).port] as const);
  await Promise.all(servers.map(([, server]) => new Promise((resolve) => server.close(resolve))));
  return Object.fromEntries(ports) as CitySettings['ports'];
}
