import { z } from 'zod';

/** Where each subgraph answers what it holds about a person, to identity's export job and nobody else. */
export const personalDataPath = '/internal/personal-data';

export const personalDataSubjectSchema = z.strictObject({
  citizenId: z.uuid(),
  nationalId: z.string().regex(/^\d{12}$/),
});

const localized = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

const sectionSchema = z.strictObject({
  title: localized,
  /** What the data is there for. */
  purpose: localized,
  /** The law that demands to keep it; null where the person may have it erased. */
  keptBy: localized.nullable(),
  /** More than this many are there where `total` is larger than the list is long. */
  total: z.int().nonnegative(),
  records: z.array(
    z.strictObject({
      entries: z.array(
        z.strictObject({
          label: localized,
          value: z.string(),
          /** The words for a value that is a code. */
          words: localized.optional(),
        }),
      ),
    }),
  ),
});

export const personalDataAnswerSchema = z.strictObject({ sections: z.array(sectionSchema) });

export type PersonalDataSubject = z.infer<typeof personalDataSubjectSchema>;
export type PersonalDataSection = z.infer<typeof sectionSchema>;
export type PersonalDataRecord = PersonalDataSection['records'][number];
