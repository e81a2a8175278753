import type { Localized } from '@city/kit/errors/localized';
import { z } from 'zod';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';

export const correctableFields = ['FULL_NAME', 'DATE_OF_BIRTH', 'GENDER', 'PERMANENT_ADDRESS'] as const;
export type CorrectableField = (typeof correctableFields)[number];

const detailSchema = z.object({
  reason: z.string(),
  correction: z.object({ field: z.enum(correctableFields), value: z.string() }).nullable(),
  /** Asks to lift a restriction rather than to set one. */
  isLifted: z.boolean(),
});

const localized = z.object({ vi: z.string(), en: z.string() });
const outcomeSchema = z.object({
  note: z.string().nullable(),
  parts: z.array(z.object({ what: localized, isDone: z.boolean(), reason: localized })),
});

export type DataRequestDetail = z.infer<typeof detailSchema>;
export type DataRequestOutcome = z.infer<typeof outcomeSchema>;
export type OutcomePart = { what: Localized; isDone: boolean; reason: Localized };

type Sealed = { id: string; detailCipher: Uint8Array | null; outcomeCipher: Uint8Array | null };

export function sealDetail(vault: PersonalDataVault, id: string, detail: DataRequestDetail) {
  return vault.seal(JSON.stringify(detail), `dataRequest.detail:${id}`);
}

export function sealOutcome(vault: PersonalDataVault, id: string, outcome: DataRequestOutcome) {
  return vault.seal(JSON.stringify(outcome), `dataRequest.outcome:${id}`);
}

export function openDetail(vault: PersonalDataVault, { id, detailCipher }: Sealed): DataRequestDetail | null {
  if (!detailCipher) return null;
  return detailSchema.parse(JSON.parse(vault.open(detailCipher, `dataRequest.detail:${id}`)));
}

export function openOutcome(
  vault: PersonalDataVault,
  { id, outcomeCipher }: Sealed,
): DataRequestOutcome | null {
  if (!outcomeCipher) return null;
  return outcomeSchema.parse(JSON.parse(vault.open(outcomeCipher, `dataRequest.outcome:${id}`)));
}
