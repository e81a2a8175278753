import { connect } from 'node:net';
import { percentile, round } from '../../measure/statistics.ts';
import { ResponseReader } from './response-reader.ts';

/** What to send, over how many connections, how long. A connection sends its own text again and again. */
export type LoadOrder = {
  port: number;
  path: string;
  bodies: string[];
  connections: number;
  warmUpMs: number;
  measureMs: number;
};

export type LoadReport = { requests: number; perSecond: number; p50: number; p99: number; bytes: number };

/** Asks as fast as it is answered. Written on plain sockets: the client shares a core with the subgraphs. */
async function load(order: LoadOrder): Promise<LoadReport> {
  const { port, path, bodies, connections, warmUpMs, measureMs } = order;
  const times: number[] = [];
  let bytes = 0;
  let isMeasuring = false;
  let hasEnded = false;

  const runs = Array.from({ length: connections }, (_, index) => {
    const body = Buffer.from(bodies[index % bodies.length] ?? '');
    const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    const request = Buffer.concat([Buffer.from(head), body]);
    return new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let sentAt = 0;
      let firstLength: number | undefined;
      const send = () => {
        sentAt = performance.now();
        socket.write(request);
      };
      const reader = new ResponseReader((status, length) => {
        if (status !== 200) {
          socket.destroy(new Error(`Answered with status ${status}.`));
          return;
        }
        // Who answers less under load than before does not answer.
        firstLength ??= length;
        if (length !== firstLength) {
          socket.destroy(new Error(`An answer of ${length} bytes came after one of ${firstLength}.`));
          return;
        }
        if (isMeasuring) {
          times.push(performance.now() - sentAt);
          bytes += length;
        }
        if (hasEnded) socket.end();
        else send();
      });
      socket.setNoDelay(true);
      socket.on('connect', send);
      socket.on('data', (chunk) => reader.read(chunk));
      socket.on('error', reject);
      socket.on('close', () => (hasEnded ? resolve() : reject(new Error('The connection was closed.'))));
    });
  });
  const finished = Promise.all(runs);
  finished.catch(() => undefined);

  await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, warmUpMs))]);
  isMeasuring = true;
  process.send?.({ phase: 'begin' });
  const startedAt = performance.now();
  await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, measureMs))]);
  const seconds = (performance.now() - startedAt) / 1_000;
  isMeasuring = false;
  process.send?.({ phase: 'end' });
  hasEnded = true;
  await finished;
  return {
    requests: times.length,
    perSecond: round(times.length / seconds),
    p50: round(percentile(times, 0.5), 2),
    p99: round(percentile(times, 0.99), 2),
    bytes: Math.round(bytes / Math.max(1, times.length)),
  };
}

process.on('message', (order: LoadOrder) => {
  load(order).then(
    (report) => process.send?.({ report }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
