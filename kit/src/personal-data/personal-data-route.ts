import type { Logger } from '../log/log.ts';
import { createInternalRoute } from '../subgraph/internal-route.ts';
import {
  type PersonalDataSection,
  type PersonalDataSubject,
  personalDataPath,
  personalDataSubjectSchema,
} from './personal-data.ts';

/** For `handleRequest` of a subgraph that holds data of people: all of it, in sections, with why and how long. */
export function createPersonalDataRoute(o: {
  secret: string;
  log: Logger;
  personalData(subject: PersonalDataSubject): Promise<PersonalDataSection[]>;
}) {
  return createInternalRoute({
    path: personalDataPath,
    secret: o.secret,
    log: o.log,
    maximumBytes: 2_000,
    schema: personalDataSubjectSchema,
    handle: async (subject) => ({ status: 200, content: { sections: await o.personalData(subject) } }),
  });
}
