'use client';

import { useState } from 'react';
import { useClient } from 'urql';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import {
  type FoundStayFragment,
  FoundStayFragmentDoc,
  SearchStaysDocument,
  type SearchStaysQueryVariables,
} from '#generated/graphql/graphql.ts';
import { type Problem, toProblem, unreachable } from '#graphql/problem.ts';
import { useLocale } from '#language/language-provider.tsx';

export type FoundStay = Omit<FoundStayFragment, ' $fragmentName'>;
export type Wanted = Omit<SearchStaysQueryVariables, 'after'>;

export type SearchState = {
  isSearching: boolean;
  wanted: Wanted | null;
  stays: readonly FoundStay[];
  totalCount: number | null;
  next: string | null;
  problem: Problem | null;
};

const nothing: SearchState = {
  isSearching: false,
  wanted: null,
  stays: [],
  totalCount: null,
  next: null,
  problem: null,
};

/** Asked by POST, so that neither names nor reasons stand in an address. */
export function useStaySearch(unreachableMessage: string) {
  const client = useClient();
  const locale = useLocale();
  const [state, setState] = useState<SearchState>(nothing);

  async function search(wanted: Wanted, after: string | null): Promise<void> {
    setState((before) => ({
      ...(after === null ? nothing : before),
      wanted,
      isSearching: true,
      problem: null,
    }));
    const { data, error } = await client
      .query(SearchStaysDocument, { ...wanted, after }, { requestPolicy: 'network-only' })
      .toPromise();
    const first = error?.graphQLErrors[0];
    if (!data) {
      const problem = first ? toProblem(first, locale) : unreachable(unreachableMessage);
      setState((before) => ({ ...before, isSearching: false, problem }));
      return;
    }
    const { nodes, totalCount, pageInfo } = data.stays;
    const found = readFragment(FoundStayFragmentDoc, nodes);
    setState((before) => ({
      ...before,
      isSearching: false,
      stays: after === null ? found : [...before.stays, ...found],
      totalCount,
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    }));
  }

  return {
    ...state,
    search: (wanted: Wanted) => search(wanted, null),
    more: () => (state.wanted && state.next ? search(state.wanted, state.next) : Promise.resolve()),
  };
}
