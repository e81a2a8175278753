import { type AddressInfo, createServer, type Server } from 'node:net';
import { type CitySettings, type PortName, portNames, StartError } from './settings.ts';

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => server.close(() => resolve(true)));
    server.listen(port);
  });
}

/** Throws a StartError that names every port another program has. */
export async function requireFreePorts(settings: CitySettings): Promise<void> {
  const busy: string[] = [];
  for (const [name, port] of Object.entries(settings.ports) as [PortName, number][]) {
    if (name === 'postgres' && settings.databaseUrl) continue;
    if (!(await isFree(port))) busy.push(`port ${port} (${name}): set ${name.toUpperCase()}_PORT to another`);
  }
  if (busy.length > 0) {
    throw new StartError(
      `Another program uses a port that the city needs. Is a city already running?\n  ${busy.join('\n  ')}`,
    );
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
