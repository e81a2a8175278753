import { forbidden } from '@city/kit/errors/city-error';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import type { Page } from '@city/kit/paging/keyset';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { sentenceOf, wordsOf } from '../access-record/look-words.ts';
import { Citizen } from '../citizen/citizen.type.ts';
import type { IdentityContext } from '../context.ts';
import { Organization } from '../organization/organization.type.ts';
import type { AccessQuestionRow } from './access-question.store.ts';
import { AccessQuestion, AccessQuestionConnection } from './access-question.type.ts';
import { answerAccessQuestion } from './answer-access-question.ts';
import { answerPlace, askAboutAccess, questionPlace } from './ask-about-access.ts';
import { listAccessQuestions } from './list-access-questions.ts';

@Resolver(() => AccessQuestion)
export class AccessQuestionResolver {
  @Query(() => AccessQuestionConnection, {
    description:
      'What people ask about looks of the organisations that I administer, the longest waiting first.',
  })
  @Directive('@requiresScopes(scopes: [["identity:members"]])')
  accessQuestions(
    @Arg('isAnswered', () => Boolean, { defaultValue: false }) isAnswered: boolean,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: IdentityContext,
  ): Promise<Page<AccessQuestionRow>> {
    context.viewer.require('identity:members');
    return listAccessQuestions(context, { isAnswered, first, after: after ?? null });
  }

  @Mutation(() => AccessQuestion, {
    description:
      'One question for each look of mine (ALREADY_ASKED), of 5 to 2,000 characters (QUESTION_NOT_ACCEPTED); the organisation answers by `answerBy`.',
  })
  @Directive('@authenticated')
  askAboutAccess(
    @Arg('accessRecordId', () => ID) accessRecordId: string,
    @Arg('message', () => String) message: string,
    @Ctx() context: IdentityContext,
  ): Promise<AccessQuestionRow> {
    context.viewer.requireAuthenticated();
    if (context.viewer.citizenId === null) throw forbidden();
    return askAboutAccess(context, context.viewer.citizenId, { accessRecordId, message });
  }

  @Mutation(() => AccessQuestion, {
    description:
      'Once (ALREADY_ANSWERED), in 5 to 2,000 characters (QUESTION_NOT_ACCEPTED). The person is notified.',
  })
  @Directive('@requiresScopes(scopes: [["identity:members"]])')
  answerAccessQuestion(
    @Arg('id', () => ID) id: string,
    @Arg('answer', () => String) answer: string,
    @Ctx() context: IdentityContext,
  ): Promise<AccessQuestionRow> {
    context.viewer.require('identity:members');
    return answerAccessQuestion(context, { id, answer });
  }

  @FieldResolver(() => String)
  message(@Root() { id, messageCipher }: AccessQuestionRow, @Ctx() { vault }: IdentityContext): string {
    return vault.open(messageCipher, questionPlace(id));
  }

  @FieldResolver(() => String, { nullable: true })
  answer(@Root() { id, answerCipher }: AccessQuestionRow, @Ctx() { vault }: IdentityContext) {
    return answerCipher && vault.open(answerCipher, answerPlace(id));
  }

  @FieldResolver()
  answerBy(@Root() { answerBy }: AccessQuestionRow): string {
    return answerBy.toISOString().slice(0, 10);
  }

  @FieldResolver(() => Organization, { nullable: true })
  organization(@Root() { organizationId }: AccessQuestionRow, @Ctx() { loaders }: IdentityContext) {
    return organizationId === null ? null : loaders.organizations.load(organizationId);
  }

  @FieldResolver(() => Citizen)
  citizen(@Root() { citizenId }: AccessQuestionRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.citizens.load(citizenId);
  }

  /** The person asked about it: that shows the look to who has to answer. */
  @FieldResolver(() => LocalizedText, { nullable: true })
  async summary(
    @Root() { accessRecordId }: AccessQuestionRow,
    @Ctx() { loaders, vault }: IdentityContext,
  ): Promise<LocalizedText | null> {
    const record = await loaders.accessRecords.load(accessRecordId);
    if (!record) return null;
    const who = record.organizationId && (await loaders.organizations.load(record.organizationId));
    return sentenceOf({ ...record, who: who || null, about: wordsOf(record, vault) });
  }

  @FieldResolver(() => Citizen, { nullable: true })
  async accessedBy(@Root() { accessRecordId }: AccessQuestionRow, @Ctx() { loaders }: IdentityContext) {
    const record = await loaders.accessRecords.load(accessRecordId);
    return record?.accessedById ? loaders.citizens.load(record.accessedById) : null;
  }
}
