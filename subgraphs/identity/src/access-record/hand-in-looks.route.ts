import { accessFactBatchSchema, accessFactPath } from '@city/kit/access-facts/access-fact';
import type { Logger } from '@city/kit/log/log';
import { createInternalRoute } from '@city/kit/subgraph/internal-route';
import { handInLooks } from './hand-in-looks.ts';

type Options = Parameters<typeof handInLooks>[0] & { secret: string; log: Logger };

/** Where the jobs of the other subgraphs hand in the looks that they have kept. */
export function createLooksRoute({ secret, log, ...services }: Options) {
  return createInternalRoute({
    path: accessFactPath,
    secret,
    log,
    // A look at a page of 500 guests names each of them and where.
    maximumBytes: 8_000_000,
    schema: accessFactBatchSchema,
    handle: async (batch) => {
      await handInLooks(services, batch);
      return { status: 200, content: { kept: true } };
    },
  });
}
