import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../city/settings.ts';

/** A module of a room as it was built. Imported when it is needed: a fresh clone has built nothing before. */
export function builtModule(room: string, module: string) {
  return import(pathToFileURL(join(projectRoot, room, 'dist', module)).href);
}
