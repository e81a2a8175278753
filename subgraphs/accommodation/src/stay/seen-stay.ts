import type { StayRecord } from './stay-record.ts';

/** A stay and why the viewer asked for it, which is recorded if the guest is looked at. */
export type SeenStay = StayRecord & { accessPurpose?: string };

export function seenFor(accessPurpose: string): (stay: StayRecord) => SeenStay {
  return (stay) => ({ ...stay, accessPurpose });
}
