import { z } from 'zod';
import { defineErrors } from '../errors/error-registry.ts';

export const inquiryKinds = ['ROUTINE', 'CRIMINAL'] as const;
export type InquiryKind = (typeof inquiryKinds)[number];

/** What a look at personal data is part of. */
export type Inquiry = { kind: InquiryKind; legalGround: string | null };

export const routine: Inquiry = { kind: 'ROUTINE', legalGround: null };

export const legalGroundLengths = { minimum: 5, maximum: 300 };

export const inquirySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ROUTINE'), legalGround: z.null() }),
  z.strictObject({ kind: z.literal('CRIMINAL'), legalGround: z.string().min(1).max(300) }),
]);

export const inquiryErrors = defineErrors('inquiry', {
  LEGAL_GROUND_MISSING: {
    description:
      'A look under a criminal inquiry names its legal ground, for example the decision and its date.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: ({ minimum, maximum }: { minimum: number; maximum: number }) => ({
      vi: `Nêu căn cứ pháp lý của việc điều tra (quyết định số, ngày), từ ${minimum} đến ${maximum} ký tự`,
      en: `State the legal ground of the inquiry (decision and date), ${minimum} to ${maximum} characters`,
    }),
  },
  INQUIRY_NOT_ALLOWED: {
    description: 'Only the police look at personal data under a criminal inquiry.',
    since: '0.2.0',
    category: 'FORBIDDEN',
    message: () => ({
      vi: 'Chỉ cơ quan công an được tra cứu theo vụ việc hình sự',
      en: 'Only the police may look under a criminal inquiry',
    }),
  },
});
