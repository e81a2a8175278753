/** Many listening clients in one process of their own. */
import { LeanSocket } from './lean-socket.ts';
import { clock, type ListenCommand, type ListenerCommand, type ListenerReport } from './listener-messages.ts';

type Client = {
  query: string;
  variables: Record<string, unknown>;
  socket: LeanSocket | undefined;
  events: number;
  cursor: string | null;
  attempts: number;
};

const connectingAtOnce = 100;
const mostAttempts = 5;
const retryWithinMs = 2_000;
let asked: ListenCommand | undefined;
const clients: Client[] = [];
/** Each event, counted from the first, by its cursor, and when it reached each client. */
const arrivals: { cursor: string; times: number[] }[] = [];

process.on('message', (command: ListenerCommand) => {
  if (command.kind === 'listen') void listen(command);
  else drop(command.count, command.withinMs);
});
process.on('disconnect', () => process.exit());

async function listen(command: ListenCommand): Promise<void> {
  asked = command;
  for (let start = 0; start < command.variables.length; start += connectingAtOnce) {
    const some = command.variables.slice(start, start + connectingAtOnce).map((variables, index): Client => {
      const query = typeof command.query === 'string' ? command.query : command.query[start + index];
      return { query: query ?? '', variables, socket: undefined, events: 0, cursor: null, attempts: 0 };
    });
    clients.push(...some);
    await Promise.all(some.map(open));
  }
  tell({ kind: 'listening' });
}

/** Resolves once its subscription is on its way. Who is turned away tries again, after a pause by chance. */
async function open(client: Client): Promise<void> {
  for (;;) {
    const failure = await attempt(client);
    if (failure === undefined) return;
    client.attempts += 1;
    if (client.attempts > mostAttempts) tell({ kind: 'failed', reason: failure });
    await new Promise((resolve) => setTimeout(resolve, Math.random() * retryWithinMs));
  }
}

function attempt(client: Client): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { port = 0, token = '' } = asked ?? {};
    let isReady = false;
    const socket: LeanSocket = new LeanSocket({
      port,
      token,
      query: client.query,
      variables: { ...client.variables, after: client.cursor },
      onReady: () => {
        isReady = true;
        resolve(undefined);
      },
      onEvent: (text) => note(client, text),
      onEnd: (reason) => {
        // One that was dropped ends too, and has been replaced.
        if (isReady && client.socket === socket) tell({ kind: 'failed', reason });
        resolve(reason);
      },
    });
    client.socket = socket;
  });
}

const cursorField = Buffer.from('"eventCursor":"');

function note(client: Client, text: Buffer): void {
  const at = clock();
  const start = text.indexOf(cursorField);
  if (start < 0) {
    tell({ kind: 'failed', reason: text.toString() });
    return;
  }
  const from = start + cursorField.length;
  const cursor = text.toString('latin1', from, text.indexOf('"', from));
  client.cursor = cursor;
  const arrival = arrivals[client.events] ?? { cursor, times: [] };
  arrivals[client.events] = arrival;
  if (arrival.cursor !== cursor)
    tell({ kind: 'failed', reason: `${cursor} came instead of ${arrival.cursor}` });
  arrival.times.push(at);
  if (arrival.times.length === clients.length) tell({ kind: 'reached', event: client.events, ...arrival });
  client.events += 1;
}

function drop(count: number, withinMs: number): void {
  const back: number[] = [];
  const dropped = clients.slice(0, count);
  for (const client of dropped) {
    const { socket } = client;
    client.socket = undefined;
    socket?.drop();
  }
  for (const client of dropped) {
    setTimeout(async () => {
      await open(client);
      back.push(clock());
      if (back.length === count) tell({ kind: 'back', times: back });
    }, Math.random() * withinMs);
  }
}

function tell(report: ListenerReport): void {
  process.send?.(report);
}
