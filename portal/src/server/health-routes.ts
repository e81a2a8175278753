import type { ServerResponse } from 'node:http';

/** Alive as long as it answers; ready once pages can be drawn and until it is told to stop. */
export class HealthRoutes {
  #isReady = false;

  markReady(): void {
    this.#isReady = true;
  }

  markDraining(): void {
    this.#isReady = false;
  }

  handle(response: ServerResponse, path: string): void {
    const isUp = path === '/health/live' || this.#isReady;
    response.writeHead(isUp ? 200 : 503, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(JSON.stringify({ status: isUp ? 'up' : 'down' }));
  }
}
