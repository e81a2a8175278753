import { createServer } from 'node:http';
import next from 'next';
import { EnvironmentError, readPortalEnvironment } from './environment.ts';
import { createLog } from './log.ts';
import { type Pages, startPortalServer } from './portal-server.ts';

async function main(): Promise<void> {
  const environment = readPortalEnvironment();
  const log = createLog(environment.LOG_LEVEL);
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  // Next answers every upgrade on the server that it finds, `/graphql` too. It gets this one, which hears only the others.
  const upgrades = createServer();
  const app = next({
    dev: environment.NODE_ENV === 'development',
    dir: new URL('../..', import.meta.url).pathname,
    quiet: true,
    // Where Next fetches the page that an action leads to: this portal, not whichever listens on its usual port.
    hostname: 'localhost',
    port: environment.PORT,
    httpServer: upgrades,
  });
  await app.prepare();
  const render = app.getRequestHandler();
  const upgrade: Pages['upgrade'] = (request, socket, head) => {
    if (!upgrades.emit('upgrade', request, socket, head)) socket.destroy();
  };
  const server = await startPortalServer(environment, { render, upgrade }, log);
  server.health.markReady();
  log.info({ port: server.port, address: environment.PORTAL_URL }, 'The portal is ready.');

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    log.info('The portal is stopping.');
    // Whatever still hangs on after this is cut off by the end of the process.
    setTimeout(() => process.exit(0), 1_800).unref();
    await server.stop();
    await app.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof EnvironmentError ? error.message : String(error)}\n`);
  process.exit(1);
});
