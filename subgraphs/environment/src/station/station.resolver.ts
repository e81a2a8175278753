import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { EnvironmentContext } from '../context.ts';
import { StationKind } from '../generated/prisma/enums.ts';
import { Measurement } from '../measurement/measurement.type.ts';
import { Parameter } from '../parameter/parameter.type.ts';
import { stationErrors } from './station.errors.ts';
import { findStations } from './station.store.ts';
import { Station } from './station.type.ts';
import { StationStatus, stationStatus } from './station-status.ts';

@Resolver(() => Station)
export class StationResolver {
  @Query(() => [Station])
  async stations(
    @Ctx() { database, loaders }: EnvironmentContext,
    @Arg('kind', () => StationKind, { nullable: true }) kind?: StationKind | null,
  ): Promise<Station[]> {
    const stations = await findStations(database, kind);
    for (const station of stations) loaders.station.prime(station.id, station);
    return stations;
  }

  @Query(() => Station, { nullable: true })
  async station(
    @Ctx() { loaders }: EnvironmentContext,
    @Arg('id', () => ID, { nullable: true }) id?: string | null,
    @Arg('code', () => String, { nullable: true }) code?: string | null,
  ): Promise<Station | null> {
    if (id != null && code == null) return loaders.station.load(id);
    if (code != null && id == null) return loaders.stationByCode.load(code);
    throw badUserInput([fieldProblem('id', stationErrors.STATION_KEY_NEEDED)]);
  }

  @Directive('@cacheControl(maxAge: 0)')
  @FieldResolver(() => StationStatus)
  async status(
    @Root() station: Station,
    @Ctx() { loaders, now }: EnvironmentContext,
  ): Promise<StationStatus> {
    const [parameterCodes, latest] = await Promise.all([
      loaders.stationParameters.load(station.id),
      loaders.latest.load(station.id),
    ]);
    return stationStatus({ ...station, parameterCodes, latest, now: now() });
  }

  @Directive('@cacheControl(maxAge: 0)')
  @FieldResolver(() => GraphQLDateTime, { nullable: true })
  async lastMeasuredAt(
    @Root() station: Station,
    @Ctx() { loaders }: EnvironmentContext,
  ): Promise<Date | null> {
    const latest = await loaders.latest.load(station.id);
    return latest.reduce<Date | null>((last, { observedAt }) => {
      return last === null || observedAt > last ? observedAt : last;
    }, null);
  }

  @FieldResolver(() => [Parameter])
  async parameters(@Root() station: Station, @Ctx() { loaders }: EnvironmentContext): Promise<Parameter[]> {
    const codes = await loaders.stationParameters.load(station.id);
    return Promise.all(codes.map((code) => loaders.catalogue.parameter(code)));
  }

  @FieldResolver(() => [Measurement], { description: 'Newest value of each parameter.' })
  latest(@Root() station: Station, @Ctx() { loaders }: EnvironmentContext): Promise<Measurement[]> {
    return loaders.latest.load(station.id);
  }
}
