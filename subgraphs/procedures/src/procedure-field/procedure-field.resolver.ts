import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import type { FieldRow } from './procedure-field.store.ts';
import { ProcedureField } from './procedure-field.type.ts';

@Resolver(() => ProcedureField)
export class ProcedureFieldResolver {
  @Query(() => [ProcedureField])
  async procedureFields(@Ctx() { procedureFieldStore }: Context): Promise<ProcedureField[]> {
    return (await procedureFieldStore.findAll()).map(toField);
  }
}

export async function fieldOf({ procedureFields }: Context, code: string): Promise<ProcedureField> {
  const row = await procedureFields.load(code);
  // The foreign key promises it.
  if (row === null) throw new Error(`The procedure field ${code} is not there.`);
  return toField(row);
}

function toField({ code, nameVi, nameEn, procedureCount }: FieldRow): ProcedureField {
  return { code, name: { vi: nameVi, en: nameEn }, procedureCount };
}
