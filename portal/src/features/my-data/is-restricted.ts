import type { MyRequestFragment } from '#generated/graphql/graphql.ts';

type Decided = Pick<MyRequestFragment, 'kind' | 'status' | 'isLifted'>;

/** Whether the use of the data is restricted now: by what was decided last. The requests come newest first. */
export function isRestricted(requests: readonly Decided[]): boolean {
  const last = requests.find(({ kind, status }) => kind === 'RESTRICTION' && status === 'FULFILLED');
  return last !== undefined && !last.isLifted;
}
