'use client';

import { useCallback } from 'react';
import { useClient } from 'urql';
import { type DeclareStayInput, DeclareStaysDocument } from '#generated/graphql/graphql.ts';
import { toProblem } from '#graphql/problem.ts';
import { useLocale } from '#language/language-provider.tsx';
import type { DeclareResult } from './draft.ts';

export type DeclareOutcome =
  | { kind: 'answered'; results: readonly DeclareResult[] }
  /** The graph said no to the whole of it: nothing was kept. */
  | { kind: 'refused'; message: string }
  /** The line broke: it may have been kept or not, and only asking again with the same references tells. */
  | { kind: 'unknown' };

const certainRefusals = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'RATE_LIMITED',
]);

export function useDeclareMutation() {
  const client = useClient();
  const locale = useLocale();
  return useCallback(
    async (input: readonly DeclareStayInput[], isDryRun: boolean): Promise<DeclareOutcome> => {
      const { data, error } = await client
        .mutation(DeclareStaysDocument, { input: [...input], isDryRun })
        .toPromise();
      if (data) return { kind: 'answered', results: data.declareStays };
      const problem = error?.graphQLErrors[0] && toProblem(error.graphQLErrors[0], locale);
      if (problem && certainRefusals.has(problem.code)) {
        return { kind: 'refused', message: problem.fields[0]?.message ?? problem.message };
      }
      return { kind: 'unknown' };
    },
    [client, locale],
  );
}
