import { z } from 'zod';
import { inquirySchema } from './inquiry.ts';

/** Where identity takes in the looks that other subgraphs have kept. */
export const accessFactPath = '/internal/access-records';

export const largestAccessFactBatch = 200;

const text = (maximum: number) =>
  z
    .string()
    .min(1)
    .max(maximum)
    .regex(/^[^\0]*$/);

const subjectSchema = z.strictObject({
  /** Tells apart the things of one person that were looked at together. */
  reference: text(100),
  /** Identity finds out whether this is somebody with an account, and does not say. */
  nationalId: z.string().regex(/^\d{12}$/),
  /** What was looked at, in words for that person: "nơi lưu trú của bạn tại …". */
  about: z.strictObject({ vi: text(300), en: text(300) }),
});

/** One look at personal data that a subgraph kept before it gave the data out. */
export const accessFactSchema = z.strictObject({
  id: z.uuid(),
  accessedAt: z.iso.datetime(),
  accessedBy: z.union([z.strictObject({ citizenId: z.uuid() }), z.strictObject({ clientId: text(200) })]),
  organizationId: z.uuid().nullable(),
  fields: z.array(text(100)).min(1).max(50),
  purpose: text(500),
  requestId: text(100),
  inquiry: inquirySchema,
  subjects: z.array(subjectSchema).max(20_000),
});

export const accessFactBatchSchema = z.strictObject({
  source: text(60),
  facts: z.array(accessFactSchema).min(1).max(largestAccessFactBatch),
});

export type AccessFact = z.infer<typeof accessFactSchema>;
export type AccessFactBatch = z.infer<typeof accessFactBatchSchema>;
