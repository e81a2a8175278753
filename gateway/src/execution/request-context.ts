import type { Language } from '@city/kit/errors/localized';
import type { Logger } from '@city/kit/log/log';
import type { Viewer } from '@city/kit/request-identity/viewer';

/** What accompanies an operation through all rooms, whichever transport it came by. */
export type RequestContext = {
  viewer: Viewer;
  /** Where it comes from; undefined for a trusted proxy that speaks for itself. */
  address?: string | undefined;
  language: Language;
  requestId: string;
  log: Logger;
  /** When the client stops waiting, in the milliseconds of `performance.now()`. */
  deadline: number;
};
