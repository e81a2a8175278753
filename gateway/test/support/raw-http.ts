import { connect, type Socket } from 'node:net';

/** A connection on which a test writes what no HTTP client would. */
export function openConnection(address: string) {
  const { hostname, port } = new URL(address);
  const socket: Socket = connect(Number(port), hostname);
  let received = '';
  let isClosed = false;
  socket.setEncoding('latin1').on('data', (text) => {
    received += text;
  });
  socket.on('close', () => {
    isClosed = true;
  });
  // A connection that the gateway resets is one of the answers that a test looks for.
  socket.on('error', () => undefined);
  return {
    socket,
    write: (text: string | Buffer) => socket.write(text),
    received: () => received,
    isClosed: () => isClosed,
    status: () => Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 0),
  };
}

export type Connection = ReturnType<typeof openConnection>;
