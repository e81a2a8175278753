'use client';

import type { TypedDocumentNode } from '@urql/core';
import { useRef, useState } from 'react';
import { type AnyVariables, useClient } from 'urql';
import { type Problem, toProblem, unreachable } from '#graphql/problem.ts';
import { useLocale } from '#language/language-provider.tsx';
import { administrationMessages } from './administration.messages.ts';

type Asked = 'query' | 'mutation';

/**
 * Asks the graph for one thing at a time, whatever is pressed meanwhile, and keeps what was wrong with the last one.
 * By POST, never from a cache.
 */
export function useChange<D, V extends AnyVariables>(kind: Asked, document: TypedDocumentNode<D, V>) {
  const client = useClient();
  const locale = useLocale();
  const isUnderWay = useRef(false);
  const [state, setState] = useState<{ isBusy: boolean; problem: Problem | null }>({
    isBusy: false,
    problem: null,
  });

  async function run(variables: V): Promise<D | null> {
    if (isUnderWay.current) return null;
    isUnderWay.current = true;
    setState({ isBusy: true, problem: null });
    const { data, error } = await (kind === 'query'
      ? client.query(document, variables, { requestPolicy: 'network-only' })
      : client.mutation(document, variables)
    ).toPromise();
    isUnderWay.current = false;
    const [first] = error?.graphQLErrors ?? [];
    const failed = error && !first ? unreachable(administrationMessages[locale].unreachable) : null;
    setState({ isBusy: false, problem: first ? toProblem(first, locale) : failed });
    return error ? null : (data ?? null);
  }

  return { ...state, run, forget: () => setState({ isBusy: false, problem: null }) };
}
