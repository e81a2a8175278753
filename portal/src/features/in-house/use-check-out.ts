'use client';

import { useState } from 'react';
import { useClient } from 'urql';
import { islandInstant } from '#features/stays/island-time.ts';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { CheckOutStaysDocument, HouseStayFragmentDoc } from '#generated/graphql/graphql.ts';
import { type Problem, toProblem } from '#graphql/problem.ts';
import { useLocale } from '#language/language-provider.tsx';
import type { HouseStay } from './house-view.ts';

export type CheckOutState =
  | { kind: 'idle' | 'sending' }
  | { kind: 'done'; count: number }
  | { kind: 'refused'; problem: Problem }
  /** It may have been done: asking again with the same time changes nothing then. */
  | { kind: 'unknown'; departedAt: string };

const uncertain = new Set(['INTERNAL', 'UPSTREAM_UNAVAILABLE']);

export function useCheckOut(onLeft: (stays: readonly HouseStay[]) => void) {
  const client = useClient();
  const locale = useLocale();
  const [state, setState] = useState<CheckOutState>({ kind: 'idle' });

  async function checkOut(ids: readonly string[], today: string, clock: string): Promise<void> {
    const departedAt = state.kind === 'unknown' ? state.departedAt : islandInstant(today, clock);
    setState({ kind: 'sending' });
    const { data, error } = await client
      .mutation(CheckOutStaysDocument, { ids: [...ids], departedAt })
      .toPromise();
    if (data) {
      onLeft(readFragment(HouseStayFragmentDoc, data.checkOutStays));
      setState({ kind: 'done', count: data.checkOutStays.length });
      return;
    }
    const problem = error?.graphQLErrors[0] && toProblem(error.graphQLErrors[0], locale);
    setState(
      problem && !uncertain.has(problem.code)
        ? { kind: 'refused', problem }
        : { kind: 'unknown', departedAt },
    );
  }

  return { state, checkOut, forget: () => setState({ kind: 'idle' }) };
}
