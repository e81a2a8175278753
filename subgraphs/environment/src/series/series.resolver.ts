import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { EnvironmentContext } from '../context.ts';
import { Station } from '../station/station.type.ts';
import { checkSeries, toPoint } from './read-series.ts';
import { SeriesPoint } from './series.type.ts';

@Resolver(() => Station)
export class SeriesResolver {
  @FieldResolver(() => [SeriesPoint], {
    description: 'Averaged by `step` (an ISO 8601 duration from PT1M to P1M); at most 2,000 points.',
  })
  async series(
    @Root() station: Station,
    @Ctx() { loaders }: EnvironmentContext,
    @Arg('parameter', () => String) parameter: string,
    @Arg('from', () => GraphQLDateTime) from: Date,
    @Arg('to', () => GraphQLDateTime) to: Date,
    @Arg('step', () => String, { defaultValue: 'PT1H' }) step: string,
  ): Promise<SeriesPoint[]> {
    const measured = await loaders.stationParameters.load(station.id);
    const range = checkSeries({ station, parameter, measured, from, to, step });
    const rows = await loaders.series.load({ stationId: station.id, parameterCode: parameter, ...range });
    return rows.map((row) => toPoint(row, range.step, station.intervalMinutes));
  }
}
