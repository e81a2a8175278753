import type { Inquiry } from '@city/kit/access-facts/inquiry';
import type { StayRecord } from './stay-record.ts';

/** A stay and why the viewer asked for it, which is recorded if the guest is looked at. */
export type SeenStay = StayRecord & { accessPurpose?: string; inquiry?: Inquiry };

export function seenFor(accessPurpose: string, inquiry?: Inquiry): (stay: StayRecord) => SeenStay {
  return (stay) => ({ ...stay, accessPurpose, inquiry });
}
