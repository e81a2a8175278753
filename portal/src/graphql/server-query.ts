import { stringifyDocument, type TypedDocumentNode } from '@urql/core';
import { headers } from 'next/headers';
import type { Locale } from '#language/locale.ts';
import { readPortalEnvironment } from '#server/environment.ts';
import { type Problem, toProblem, unreachable } from './problem.ts';

/** `data` is what the graph could say, `problems` what it could not: a page shows the one and says the other. */
export type Answer<Data> = { data: Data | null; problems: readonly Problem[] };

const timeoutMs = 8_000;

/** Asks the gateway from a server component, as the person whose session the request carries. Never throws for the graph. */
export async function queryGraph<Data, Variables extends Record<string, unknown>>(
  locale: Locale,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  const authorization = (await headers()).get('authorization');
  try {
    const response = await fetch(readPortalEnvironment().GATEWAY_URL, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': locale,
        ...(authorization === null ? {} : { authorization }),
      },
      body: JSON.stringify({ query: stringifyDocument(document), variables }),
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = (await response.json()) as {
      data?: Data | null;
      errors?: Parameters<typeof toProblem>[0][];
    };
    return {
      data: answer.data ?? null,
      problems: (answer.errors ?? []).map((error) => toProblem(error, locale)),
    };
  } catch (error) {
    return { data: null, problems: [unreachable(error instanceof Error ? error.message : String(error))] };
  }
}
