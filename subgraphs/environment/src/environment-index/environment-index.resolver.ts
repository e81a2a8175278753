import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { EnvironmentContext } from '../context.ts';
import { Parameter } from '../parameter/parameter.type.ts';
import { Station } from '../station/station.type.ts';
import { EnvironmentIndex, ParameterIndex } from './environment-index.type.ts';
import { indexOfStation } from './index-of-station.ts';

@Resolver(() => Station)
export class StationIndexResolver {
  @FieldResolver(() => EnvironmentIndex, { nullable: true })
  async index(
    @Root() station: Station,
    @Ctx() { loaders, now }: EnvironmentContext,
  ): Promise<EnvironmentIndex | null> {
    const [parameterCodes, hours] = await Promise.all([
      loaders.stationParameters.load(station.id),
      loaders.recentHours.load(station.id),
    ]);
    return indexOfStation({ kind: station.kind, parameterCodes }, hours, now());
  }
}

@Resolver(() => EnvironmentIndex)
export class EnvironmentIndexResolver {
  @FieldResolver(() => Parameter, {
    nullable: true,
    description: 'The parameter that decides the value.',
  })
  dominant(
    @Root() index: EnvironmentIndex,
    @Ctx() { loaders }: EnvironmentContext,
  ): Promise<Parameter> | null {
    return index.dominantCode === null ? null : loaders.catalogue.parameter(index.dominantCode);
  }
}

@Resolver(() => ParameterIndex)
export class ParameterIndexResolver {
  @FieldResolver(() => Parameter)
  parameter(@Root() part: ParameterIndex, @Ctx() { loaders }: EnvironmentContext): Promise<Parameter> {
    return loaders.catalogue.parameter(part.parameterCode);
  }
}
