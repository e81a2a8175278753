import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire that can be cut: connections end in the middle of whatever they carry, as when a process is killed. */
export async function startCutProxy(targetPort: () => number) {
  const pairs = new Set<Socket>();
  let isFrozen = false;
  const server = createServer((near) => {
    const far = connect(targetPort(), 'localhost');
    for (const socket of [near, far]) {
      pairs.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (chunk) => {
      if (!isFrozen) near.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));

  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      for (const socket of pairs) socket.resetAndDestroy();
    },
    /** Connections stay open and carry nothing back, as when a process is stopped. */
    freeze(frozen: boolean) {
      isFrozen = frozen;
    },
    stop() {
      server.close();
      for (const socket of pairs) socket.destroy();
    },
  };
}
