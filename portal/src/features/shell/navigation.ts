import { answeringKinds, breachScopes, isOfKind } from '#features/breach/answering-office.ts';
import { deskScopes } from '#features/desk/desk-scopes.ts';
import { mayAny, type Viewer } from '#features/session/viewer.ts';
import type { shellMessages } from './shell.messages.ts';

type Words = keyof (typeof shellMessages)['vi'];
type Destination = {
  path: string;
  words: Words;
  scopes?: readonly string[];
  workOf?: readonly string[];
  /** Only in organisations of these kinds. */
  kinds?: readonly string[];
};

/**
 * The pages of the portal in the order of the menu; with scopes, only for hats that hold one of them;
 * with `workOf`, for everyone and the first work of hats that hold one of them.
 */
const destinations: readonly Destination[] = [
  { path: '/declare', words: 'declare', scopes: ['accommodation:declare'] },
  { path: '/in-house', words: 'inHouse', scopes: ['accommodation:declare'] },
  { path: '/board', words: 'board', scopes: ['accommodation:inspect'] },
  { path: '/devices', words: 'devices', scopes: ['surveillance:view', 'operations:view'] },
  { path: '/administration', words: 'administration', scopes: ['identity:members', 'identity:clients'] },
  { path: '/desk', words: 'desk', scopes: deskScopes },
  { path: '/data-requests', words: 'dataRequests', scopes: ['identity:verify'] },
  { path: '/breach', words: 'breach', scopes: breachScopes, kinds: answeringKinds },
  { path: '/procedures', words: 'procedures' },
  { path: '/air', words: 'air', workOf: ['environment:manage'] },
];

export function destinationsFor(viewer: Viewer): readonly Destination[] {
  const work = workFor(viewer);
  return [...work, ...destinations.filter((page) => page.scopes === undefined && !work.includes(page))];
}

/** What the hat worn now is for, without what everyone has; what only it minds comes first. */
export function workFor(viewer: Viewer): readonly Destination[] {
  const holds = (scopes: readonly string[] | undefined) => scopes !== undefined && mayAny(viewer, scopes);
  return [
    ...destinations.filter(({ workOf }) => holds(workOf)),
    ...destinations.filter(({ scopes, kinds }) => holds(scopes) && isOfKind(viewer, kinds)),
  ];
}
