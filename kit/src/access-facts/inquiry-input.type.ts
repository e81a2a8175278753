// type-graphql asks for it as soon as a class is decorated.
import 'reflect-metadata';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { badUserInput, cityError, fieldProblem } from '../errors/city-error.ts';
import { nfc } from '../text/fold.ts';
import { type Inquiry, inquiryErrors, legalGroundLengths, routine } from './inquiry.ts';

export const InquiryKind = { ROUTINE: 'ROUTINE', CRIMINAL: 'CRIMINAL' } as const;

registerEnumType(InquiryKind, {
  name: 'InquiryKind',
  description: 'What a look at personal data is part of: ordinary work, or a criminal inquiry of the police.',
});

@InputType({
  description:
    'A look under a criminal inquiry is recorded at once, with its legal ground, and shown to the person from the day that the law allows.',
})
export class InquiryInput {
  @Field(() => InquiryKind)
  kind!: keyof typeof InquiryKind;

  @Field(() => String, { nullable: true, description: 'Needed for a criminal inquiry: decision and date.' })
  legalGround?: string | null;
}

/** `actingFor` is the kind of the organisation whose right is used. */
export function readInquiry(input: InquiryInput | null | undefined, actingFor: readonly string[]): Inquiry {
  if (!input || input.kind === 'ROUTINE') return routine;
  if (!actingFor.includes('POLICE')) throw cityError(inquiryErrors.INQUIRY_NOT_ALLOWED);
  const legalGround = nfc(input.legalGround ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const { minimum, maximum } = legalGroundLengths;
  const isText = legalGround.isWellFormed() && !/\p{Cc}/u.test(legalGround);
  if (!isText || legalGround.length < minimum || legalGround.length > maximum)
    throw badUserInput([
      fieldProblem('inquiry.legalGround', inquiryErrors.LEGAL_GROUND_MISSING, legalGroundLengths),
    ]);
  return { kind: 'CRIMINAL', legalGround };
}
