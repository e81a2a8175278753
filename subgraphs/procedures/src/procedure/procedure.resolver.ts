import type { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { GovernmentLevel } from '../generated/prisma/enums.ts';
import type { Organization } from '../organization/organization.type.ts';
import { fieldOf } from '../procedure-field/procedure-field.resolver.ts';
import type { ProcedureField } from '../procedure-field/procedure-field.type.ts';
import type { ProcedureRow } from './procedure.store.ts';
import { Procedure, ProcedureConnection } from './procedure.type.ts';
import type { RequiredDocument } from './required-document.type.ts';
import { searchProcedures } from './search-procedures.ts';

@Resolver(() => Procedure)
export class ProcedureResolver {
  @Query(() => Procedure, { nullable: true })
  procedure(@Arg('code', () => String) code: string, @Ctx() context: Context): Promise<ProcedureRow | null> {
    return context.procedures.byCode.load(code);
  }

  @Query(() => ProcedureConnection, {
    description: 'Full-text search in Vietnamese, with or without diacritics.',
  })
  async procedures(
    @Ctx() { procedures, procedureStore }: Context,
    @Arg('search', () => String, { nullable: true }) search?: string,
    @Arg('field', () => String, { nullable: true }) field?: string,
    @Arg('level', () => GovernmentLevel, { nullable: true }) level?: GovernmentLevel,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<ProcedureConnection> {
    const page = await searchProcedures(procedureStore, { search, field, level, first, after });
    const rows = await Promise.all(page.nodes.map(({ id }) => procedures.byId.load(id)));
    return { ...page, nodes: rows.filter((row) => row !== null) };
  }

  @FieldResolver()
  name(@Root() { nameVi, nameEn }: ProcedureRow): LocalizedText {
    return { vi: nameVi, en: nameEn };
  }

  @FieldResolver()
  field(@Root() { fieldCode }: ProcedureRow, @Ctx() context: Context): Promise<ProcedureField> {
    return fieldOf(context, fieldCode);
  }

  @FieldResolver()
  agency(@Root() { agencyId }: ProcedureRow): Organization {
    return { id: agencyId };
  }

  @FieldResolver()
  async requiredDocuments(
    @Root() { id, version }: ProcedureRow,
    @Ctx() { procedures }: Context,
  ): Promise<RequiredDocument[]> {
    const rows = await procedures.documents.load({ procedureId: id, version });
    return rows.map(({ nameVi, nameEn, ...row }) => ({ ...row, name: { vi: nameVi, en: nameEn } }));
  }
}
