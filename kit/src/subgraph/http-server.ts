import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EnvironmentError } from '../environment/environment-error.ts';

/** Clients that come back all at once wait here until they are taken. The system may allow less. */
const backlog = 4_096;

/** Resolves with the port. What an operator can mend is said as such, not as a crash. */
export function listen(
  server: Server,
  port: number,
  { host, variable = 'PORT' }: { host?: string; variable?: string } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new EnvironmentError([
            `${variable}: ${port} is taken by another program, stop it or choose another`,
          ]),
        );
      } else if (error.code === 'EACCES') {
        reject(
          new EnvironmentError([
            `${variable}: ${port} may not be opened by this user, choose one above 1023`,
          ]),
        );
      } else {
        reject(error);
      }
    });
    server.listen({ port, backlog, ...(host === undefined ? {} : { host }) }, () =>
      resolve((server.address() as AddressInfo).port),
    );
  });
}

/** Takes no new connections, lets requests finish, and cuts what has not finished in time. */
export async function closeWithin(server: Server, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  await within(timeoutMs, closed);
  server.closeAllConnections();
  await closed;
}

/** Waits for the work, and no longer than this. */
export async function within(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  const timeout = Promise.withResolvers<void>();
  const timer = setTimeout(timeout.resolve, timeoutMs);
  await Promise.race([work, timeout.promise]);
  clearTimeout(timer);
}
