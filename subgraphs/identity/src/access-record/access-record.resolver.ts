import { forbidden } from '@city/kit/errors/city-error';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import type { Page } from '@city/kit/paging/keyset';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { AccessQuestion } from '../access-question/access-question.type.ts';
import { Citizen } from '../citizen/citizen.type.ts';
import type { IdentityContext } from '../context.ts';
import { Organization } from '../organization/organization.type.ts';
import { ServiceClient } from '../service-client/service-client.type.ts';
import type { AccessRecordRow } from './access-record.store.ts';
import { AccessRecord, AccessRecordConnection } from './access-record.type.ts';
import { listAccessRecords } from './list-access-records.ts';
import { sentenceOf, wordsOf } from './look-words.ts';

@Resolver(() => AccessRecord)
export class AccessRecordResolver {
  @Query(() => AccessRecordConnection, { description: 'Who looked at my data, newest first.' })
  @Directive('@authenticated')
  accessRecords(
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Arg('organizationId', () => ID, { nullable: true, description: 'Only looks of this organisation.' })
    organizationId: string | null | undefined,
    @Ctx() { viewer, stores }: IdentityContext,
  ): Promise<Page<AccessRecordRow>> {
    viewer.requireAuthenticated();
    if (viewer.citizenId === null) throw forbidden();
    const whose = { citizenId: viewer.citizenId, organizationId: organizationId ?? null };
    return listAccessRecords(stores.accessRecords, whose, { first, after: after ?? null });
  }

  @FieldResolver(() => Citizen)
  citizen(@Root() { citizenId }: AccessRecordRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.citizens.load(citizenId);
  }

  @FieldResolver(() => Citizen, { nullable: true })
  accessedBy(@Root() { accessedById }: AccessRecordRow, @Ctx() { loaders }: IdentityContext) {
    return accessedById === null ? null : loaders.citizens.load(accessedById);
  }

  @FieldResolver(() => ServiceClient, { nullable: true })
  accessedByClient(@Root() { accessedByClientId }: AccessRecordRow, @Ctx() { loaders }: IdentityContext) {
    return accessedByClientId === null ? null : loaders.clientsByClientId.load(accessedByClientId);
  }

  @FieldResolver(() => Organization, { nullable: true })
  organization(@Root() { organizationId }: AccessRecordRow, @Ctx() { loaders }: IdentityContext) {
    return organizationId === null ? null : loaders.organizations.load(organizationId);
  }

  @FieldResolver(() => LocalizedText)
  about(@Root() record: AccessRecordRow, @Ctx() { vault }: IdentityContext): LocalizedText {
    return wordsOf(record, vault);
  }

  @FieldResolver(() => LocalizedText)
  async summary(
    @Root() record: AccessRecordRow,
    @Ctx() { vault, loaders }: IdentityContext,
  ): Promise<LocalizedText> {
    const who = record.organizationId && (await loaders.organizations.load(record.organizationId));
    return sentenceOf({ ...record, who: who || null, about: wordsOf(record, vault) });
  }

  @FieldResolver(() => AccessQuestion, { nullable: true })
  question(@Root() { id }: AccessRecordRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.accessQuestions.load(id);
  }
}
