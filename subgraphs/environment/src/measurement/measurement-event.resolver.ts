import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { EnvironmentContext } from '../context.ts';
import { Station } from '../station/station.type.ts';
import { keysOf } from './measurement.events.ts';
import { findMeasurements } from './measurement.store.ts';
import { Measurement } from './measurement.type.ts';
import { MeasurementEvent } from './measurement-event.type.ts';

@Resolver(() => MeasurementEvent)
export class MeasurementEventResolver {
  @FieldResolver(() => Station)
  async station(@Root() event: MeasurementEvent, @Ctx() { loaders }: EnvironmentContext): Promise<Station> {
    const station = await loaders.station.load(event.stationId);
    if (!station) throw new Error(`The event names the station ${event.stationId}, which is not there`);
    return station;
  }

  @FieldResolver(() => [Measurement])
  measurements(
    @Root() event: MeasurementEvent,
    @Ctx() { database }: EnvironmentContext,
  ): Promise<Measurement[]> {
    return findMeasurements(database, keysOf(event));
  }
}
