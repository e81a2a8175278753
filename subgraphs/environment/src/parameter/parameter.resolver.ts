import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { EnvironmentContext } from '../context.ts';
import { findParameters } from './parameter.store.ts';
import { Parameter } from './parameter.type.ts';
import { ParameterLimit } from './parameter-limit.type.ts';

@Resolver(() => Parameter)
export class ParameterResolver {
  @Query(() => [Parameter])
  parameters(@Ctx() { database }: EnvironmentContext): Promise<Parameter[]> {
    return findParameters(database);
  }

  @FieldResolver(() => [ParameterLimit])
  limits(@Root() parameter: Parameter, @Ctx() { loaders }: EnvironmentContext): Promise<ParameterLimit[]> {
    return loaders.catalogue.limits(parameter.code);
  }
}
