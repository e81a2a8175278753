import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** A new token for the one that the gateway refused; null when there is none to be had. */
export type Renew = () => Promise<string | null>;

/** The name of a request's renewal, for the page that answers it. Only the portal itself sets it. */
export const renewalHeader = 'x-city-renewal';

/** Pages are bundled apart from the server that runs them in one process: both find the renewals by this name. */
const place: unique symbol = Symbol.for('city.portal.token-renewals');
type Place = { [place]?: Map<string, Renew> };

function renewals(): Map<string, Renew> {
  const shared = globalThis as Place;
  shared[place] ??= new Map();
  return shared[place];
}

/** Answers the name under which `renewToken` finds it for as long as the response is open; it is carried out once. */
export function offerRenewal(response: ServerResponse, renew: Renew): string {
  const name = randomUUID();
  let renewed: Promise<string | null> | undefined;
  renewals().set(name, () => {
    renewed ??= renew();
    return renewed;
  });
  response.once('close', () => renewals().delete(name));
  return name;
}

export async function renewToken(name: string | null): Promise<string | null> {
  const renew = name === null ? undefined : renewals().get(name);
  return renew ? renew() : null;
}
