import { addresses, tokenOf } from './city.ts';

export type GraphError = {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; fields?: { field: string; code: string; message: string }[] };
};
export type Answer<T> = { status: number; data?: T | null; errors?: GraphError[] };

export type AskOptions = {
  /** A demonstration person or client; nobody when left out. */
  as?: string;
  /** A token as it is, in place of `as`. */
  token?: string;
  language?: 'vi' | 'en';
  variables?: Record<string, unknown>;
};

/** Asks the gateway as any client does. Errors of the graph are in the answer; a broken connection throws. */
export async function ask<T = Record<string, unknown>>(
  query: string,
  options: AskOptions = {},
): Promise<Answer<T>> {
  const token = options.token ?? (options.as ? await tokenOf(options.as) : null);
  const response = await fetch(addresses.gateway, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': options.language ?? 'en',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables: options.variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer<T>, 'status'>) };
}

/** The data of an answer that must have no errors. */
export async function data<T>(query: string, options: AskOptions = {}): Promise<T> {
  const answer = await ask<T>(query, options);
  if (!answer.data || answer.errors) throw new Error(`${query.slice(0, 80)}: ${JSON.stringify(answer)}`);
  return answer.data;
}
