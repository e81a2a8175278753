import type { TypedDocumentNode } from '@urql/core';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { Locale } from '#language/locale.ts';
import { readPortalEnvironment } from '#server/environment.ts';
import { forwardedForHeader } from '#server/forwarded-for.ts';
import { type Problem, toProblem, unreachable } from './problem.ts';
import { requestOf } from './trusted-document.ts';

/** `data` is what the graph could say, `problems` what it could not: a page shows the one and says the other. */
export type Answer<Data> = { data: Data | null; problems: readonly Problem[] };

const timeoutMs = 8_000;

/**
 * Asks the gateway from a server component, as the person whose session the request carries. Never throws for the
 * graph; where the token was taken back, the page is left to have it renewed and comes again.
 */
export async function queryGraph<Data, Variables extends Record<string, unknown>>(
  locale: Locale,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  const sent = await headers();
  const authorization = sent.get('authorization');
  const forwardedFor = sent.get(forwardedForHeader);
  const answer = await ask(locale, document, variables, {
    ...(authorization === null ? {} : { authorization }),
    ...(forwardedFor === null ? {} : { [forwardedForHeader]: forwardedFor }),
  });
  if (authorization !== null && answer.problems.some(({ reason }) => reason === 'TOKEN_REVOKED'))
    redirect(`/auth/renew?returnTo=${encodeURIComponent(sent.get('x-city-path') ?? `/${locale}`)}`);
  return answer;
}

async function ask<Data, Variables extends Record<string, unknown>>(
  locale: Locale,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  ofPerson: Record<string, string>,
): Promise<Answer<Data>> {
  try {
    const response = await fetch(readPortalEnvironment().GATEWAY_URL, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': locale,
        ...ofPerson,
      },
      body: JSON.stringify({ ...requestOf(document), variables }),
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
