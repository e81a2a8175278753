import { randomUUID } from 'node:crypto';
import { rateLimited } from '@city/kit/errors/city-error';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { identityKey } from '../live/seating.ts';
import type { EventConnection } from './event-connection.ts';
import type { EventHandler } from './graphql-over-events.ts';

/** A stream of single connection mode: a token names it, and operations are sent to it by requests of their own. */
export type Reservation = {
  token: string;
  connection: EventConnection;
  handler: EventHandler;
  timer: NodeJS.Timeout;
};

const openWithinMs = 10_000;
const maximumReservations = 10_000;

/**
 * The streams that are known by a token. Each has a handler of its own, which goes with it; tokens are made here, so
 * that none can be guessed; and only who made the reservation can use it.
 */
export class Reservations {
  private readonly byToken = new Map<string, Reservation>();

  create(
    connection: EventConnection,
    handlerOf: (token: string) => EventHandler,
    onNotOpened: (reservation: Reservation) => void,
  ): Reservation {
    if (this.byToken.size >= maximumReservations) {
      connection.leaveSeat();
      throw rateLimited(openWithinMs / 1000);
    }
    const token = randomUUID();
    const timer = setTimeout(() => {
      this.drop(reservation);
      onNotOpened(reservation);
    }, openWithinMs).unref();
    const reservation: Reservation = { token, connection, handler: handlerOf(token), timer };
    this.byToken.set(token, reservation);
    return reservation;
  }

  find(token: string, viewer: Viewer): Reservation | undefined {
    const found = this.byToken.get(token);
    // A renewed token is the same person; another hat is not.
    return found && identityKey(found.connection.request.viewer) === identityKey(viewer) ? found : undefined;
  }

  /** Its client has come for it: it lasts until it is dropped. */
  keep({ timer }: Reservation): void {
    clearTimeout(timer);
  }

  drop({ token, timer }: Reservation): void {
    clearTimeout(timer);
    this.byToken.delete(token);
  }
}
