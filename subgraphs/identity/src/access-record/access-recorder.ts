import { type Inquiry, routine } from '@city/kit/access-facts/inquiry';
import type { Viewer } from '@city/kit/request-identity/viewer';
import DataLoader from 'dataloader';
import { visibleFrom } from './inquiry-seal.ts';
import type { NewAccessRecord } from './keep-access-records.ts';

type Look = { citizenId: string; field: string; purpose: string | null };
/** What looking at a person is for. */
type Reason = { purpose: string; inquiry: Inquiry };
type Keep = (records: NewAccessRecord[]) => Promise<void>;

/**
 * Notes who looks at whose personal data. A resolver waits for `record` before it gives the value out:
 * if the note can't be kept, the field fails and the data does not leave.
 */
export class AccessRecorder {
  readonly #looks: DataLoader<Look, true, string>;
  readonly #reasons = new Map<string, Reason>();

  constructor(options: { viewer: Viewer; requestId: string; inquirySealedDays: number; keep: Keep }) {
    this.#looks = new DataLoader(
      async (looks) => {
        await options.keep(toRecords(looks, { ...options, reasons: this.#reasons }));
        return looks.map(() => true);
      },
      { cacheKeyFn: ({ citizenId, field }) => `${citizenId} ${field}` },
    );
  }

  /** What the viewer said that looking at this person is for. */
  state(citizenId: string, reason: Reason): void {
    this.#reasons.set(citizenId, reason);
  }

  /**
   * `field` as `Type.field`. All looks of one moment are kept in one statement, one record per citizen. `purpose` is
   * what the field is there for, where the viewer stated none.
   */
  async record(citizenId: string, field: string, purpose: string | null = null): Promise<void> {
    await this.#looks.load({ citizenId, field, purpose });
  }
}

type Occasion = {
  viewer: Viewer;
  requestId: string;
  inquirySealedDays: number;
  reasons: ReadonlyMap<string, Reason>;
};

function toRecords(
  looks: readonly Look[],
  { viewer, requestId, inquirySealedDays, reasons }: Occasion,
): NewAccessRecord[] {
  const byCitizen = Map.groupBy(looks, ({ citizenId }) => citizenId);
  const inquiryOf = (citizenId: string) => reasons.get(citizenId)?.inquiry ?? routine;
  return [...byCitizen].map(([citizenId, looksAtOne]) => ({
    citizenId,
    accessedById: viewer.citizenId,
    accessedByClientId: viewer.kind === 'client' ? viewer.clientId : null,
    organizationId: organizationOf(viewer),
    fields: looksAtOne.map(({ field }) => `identity: ${field}`).sort(),
    purpose: reasons.get(citizenId)?.purpose ?? looksAtOne.find((look) => look.purpose)?.purpose ?? null,
    requestId,
    inquiry: inquiryOf(citizenId),
    visibleFrom: visibleFrom(inquiryOf(citizenId), new Date(), inquirySealedDays),
  }));
}

/** The organisation whose right was used; where no right was, the only one the person acts for. */
function organizationOf(viewer: Viewer): string | null {
  const [withRight] = ['identity:national-id', 'identity:members', 'identity:verify'].flatMap((scope) =>
    viewer.organizationIdsWith(scope),
  );
  const only = viewer.memberships.length === 1 ? viewer.memberships[0]?.organizationId : undefined;
  return withRight ?? only ?? null;
}
