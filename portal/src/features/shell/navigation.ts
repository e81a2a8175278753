import { mayAny, type Viewer } from '#features/session/viewer.ts';
import type { shellMessages } from './shell.messages.ts';

type Words = keyof (typeof shellMessages)['vi'];
type Destination = { path: string; words: Words; scopes?: readonly string[] };

/** The pages of the portal in the order of the menu; with scopes, only for hats that hold one of them. */
const destinations: readonly Destination[] = [
  { path: '/declare', words: 'declare', scopes: ['accommodation:declare'] },
  { path: '/in-house', words: 'inHouse', scopes: ['accommodation:declare'] },
  { path: '/board', words: 'board', scopes: ['accommodation:inspect'] },
  { path: '/devices', words: 'devices', scopes: ['surveillance:view', 'operations:view'] },
  { path: '/procedures', words: 'procedures' },
  { path: '/air', words: 'air' },
];

export function destinationsFor(viewer: Viewer): readonly Destination[] {
  return destinations.filter(({ scopes }) => scopes === undefined || mayAny(viewer, scopes));
}

/** Pages of work, without what everyone has. */
export function workFor(viewer: Viewer): readonly Destination[] {
  return destinationsFor(viewer).filter(({ scopes }) => scopes !== undefined);
}
