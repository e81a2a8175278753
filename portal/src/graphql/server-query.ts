import type { TypedDocumentNode } from '@urql/core';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { Locale } from '#language/locale.ts';
import { readPortalEnvironment } from '#server/environment.ts';
import { forwardedForHeader } from '#server/forwarded-for.ts';
import { renewalHeader, renewToken } from '#server/token-renewal.ts';
import { type Problem, toProblem, unreachable } from './problem.ts';
import { requestOf } from './trusted-document.ts';

/** `data` is what the graph could say, `problems` what it could not: a page shows the one and says the other. */
export type Answer<Data> = { data: Data | null; problems: readonly Problem[] };

const timeoutMs = 8_000;

/**
 * Asks the gateway from a server component, as the person whose session the request carries. Never throws for the
 * graph. Where the token was taken back, a form that was sent is carried out with a new one, or hears that the sign-in
 * has ended and keeps what was typed; a page is left to have it renewed and comes again.
 */
export async function queryGraph<Data, Variables extends Record<string, unknown>>(
  locale: Locale,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  const ofPerson = await headersOfPerson();
  const answer = await ask(locale, document, variables, ofPerson);
  if (!ofPerson.authorization || !isRevoked(answer)) return answer;
  // Refused before anything was done, so that asking again does it once.
  const renewal = (await headers()).get(renewalHeader);
  const token = await renewToken(renewal);
  const again =
    token && (await ask(locale, document, variables, { ...ofPerson, authorization: `Bearer ${token}` }));
  if (again && !isRevoked(again)) return again;
  if (renewal !== null) return answer;
  const path = (await headers()).get('x-city-path') ?? `/${locale}`;
  redirect(`/auth/renew?returnTo=${encodeURIComponent(path)}`);
}

const isRevoked = ({ problems }: Answer<unknown>): boolean =>
  problems.some(({ reason }) => reason === 'TOKEN_REVOKED');

export type GraphAsker = <Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
) => Promise<Answer<Data>>;

/**
 * For answers that are longer than the request that asked: as the person who asked, until they end. With a new token,
 * which lasts longest: once the answer has begun, no cookie can be sent with another.
 */
export async function graphAsker(locale: Locale): Promise<GraphAsker> {
  const token = await renewToken((await headers()).get(renewalHeader));
  const ofPerson = { ...(await headersOfPerson()), ...(token && { authorization: `Bearer ${token}` }) };
  return (document, variables) => ask(locale, document, variables, ofPerson);
}

async function headersOfPerson(): Promise<Record<string, string>> {
  const sent = await headers();
  const authorization = sent.get('authorization');
  const forwardedFor = sent.get(forwardedForHeader);
  return {
    ...(authorization === null ? {} : { authorization }),
    ...(forwardedFor === null ? {} : { [forwardedForHeader]: forwardedFor }),
  };
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
