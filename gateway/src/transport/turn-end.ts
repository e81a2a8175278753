type Waiting = { flush: () => void };

/** What is written in one turn of the event loop goes out at its end: one call to the system for each connection. */
let waiting: Waiting[] = [];

export function atTurnEnd(one: Waiting): void {
  if (waiting.length === 0) process.nextTick(flushAll);
  waiting.push(one);
}

function flushAll(): void {
  const all = waiting;
  waiting = [];
  for (const one of all) one.flush();
}
