/** A subgraph of the stage as a process of its own: `subgraph-process.ts notes|people`, told what to do by its parent. */
import { startNotes, startPeople, World } from '../support/subgraphs.ts';
import type { SubgraphCommand, SubgraphReport } from './messages.ts';

const [name, issuer = '', jwksUrl = '', port = '0', ...history] = process.argv.slice(2);
const world = new World();
// What a database would still hold.
for (const noteId of history) world.events.append(noteId);

process.on('message', (command: SubgraphCommand) => {
  for (const noteId of command.events ?? []) world.events.append(noteId);
  for (const noteId of command.privateEvents ?? []) world.privateEvents.append(noteId);
  for (const [id, delayMs] of Object.entries(command.delayMs ?? {})) world.delayMs.set(id, delayMs);
  world.slowMs = command.slowMs ?? world.slowMs;
  if (command.release) world.released.resolve();
  if (command.ask) {
    const { personRequests, subscribedAs, slowRequests } = world;
    tell({ answer: command.ask, people: personRequests.flat(), subscribedAs, slowRequests });
  }
});
// Nobody is left to tell it to stop.
process.on('disconnect', () => process.exit());

const start = name === 'notes' ? startNotes : startPeople;
const server = await start({ issuer, jwksUrl }, world, Number(port));
process.on('SIGTERM', () => {
  server.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
tell({ port: server.port });

function tell(report: SubgraphReport): void {
  process.send?.(report);
}
