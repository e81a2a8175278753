import { DataRequestStore } from '../data-request/data-request.store.ts';
import { openOutcome, sealOutcome } from '../data-request/data-request-content.ts';
import { type Collector, collectElsewhere } from './collect-personal-data.ts';

const notErasedYet = {
  vi: 'Cơ quan giữ dữ liệu này sẽ xóa trong thời hạn luật định',
  en: 'The body that holds this erases it within the term of the law',
};

/** Adds to the outcome what the other subgraphs hold, and which law keeps it there. */
export async function completeErasure(o: Collector, requestId: string): Promise<void> {
  const request = await new DataRequestStore(o.database).find(requestId);
  const outcome = request && openOutcome(o.vault, request);
  if (!request || !outcome) return;
  const elsewhere = (await collectElsewhere(o, request.citizenId)).filter(({ total }) => total > 0);
  const known = new Set(outcome.parts.map(({ what }) => what.vi));
  const parts = elsewhere
    .filter(({ title }) => !known.has(title.vi))
    .map(({ title, keptBy }) => ({ what: title, isDone: false, reason: keptBy ?? notErasedYet }));
  await o.database.dataRequest.update({
    where: { id: requestId },
    data: {
      outcomeCipher: sealOutcome(o.vault, requestId, { ...outcome, parts: [...outcome.parts, ...parts] }),
    },
  });
}
