import { notFound } from '@city/kit/errors/city-error';
import type { FeedEvent } from '@city/kit/feed/event-feed';
import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import type { EnvironmentContext } from '../context.ts';
import { Parameter } from '../parameter/parameter.type.ts';
import { ParameterLimit } from '../parameter/parameter-limit.type.ts';
import { type MeasurementsRecorded, measurementTopic } from './measurement.events.ts';
import { Measurement } from './measurement.type.ts';
import { MeasurementEvent } from './measurement-event.type.ts';
import { recordMeasurements } from './record-measurements.ts';
import { MeasurementInput, RecordMeasurementsPayload } from './record-measurements.type.ts';

type ListenArgs = { stationId?: string | null; after?: string | null };

@Resolver(() => Measurement)
export class MeasurementResolver {
  @Directive('@requiresScopes(scopes: [["environment:record"]])')
  @Mutation(() => RecordMeasurementsPayload, { description: 'At most 10,000 measurements a call.' })
  recordMeasurements(
    @Ctx() context: EnvironmentContext,
    @Arg('input', () => [MeasurementInput]) input: MeasurementInput[],
  ): Promise<RecordMeasurementsPayload> {
    context.viewer.require('environment:record');
    return recordMeasurements(context, input);
  }

  @Subscription(() => MeasurementEvent, {
    subscribe: ({ args, context }: { args: ListenArgs; context: EnvironmentContext }) =>
      listen(context, args),
  })
  measurementsRecorded(
    @Root() event: FeedEvent<MeasurementsRecorded>,
    // Read by `subscribe` above; here they make the signature.
    @Arg('stationId', () => ID, { nullable: true }) _stationId?: string | null,
    @Arg('after', () => String, { nullable: true }) _after?: string | null,
  ): MeasurementEvent {
    return { eventCursor: event.cursor, ...event.payload };
  }

  @FieldResolver(() => Parameter)
  parameter(@Root() measurement: Measurement, @Ctx() { loaders }: EnvironmentContext): Promise<Parameter> {
    return loaders.catalogue.parameter(measurement.parameterCode);
  }

  @FieldResolver(() => ParameterLimit, {
    nullable: true,
    description: 'The strictest limit that this value, averaged as the standard says, is over.',
  })
  exceeded(
    @Root() measurement: Measurement,
    @Ctx() { loaders }: EnvironmentContext,
  ): Promise<ParameterLimit | null> {
    return loaders.exceeded.load(measurement);
  }
}

async function listen({ feed, loaders }: EnvironmentContext, { stationId, after }: ListenArgs) {
  const station = stationId == null ? null : await loaders.station.load(stationId);
  if (stationId != null && !station) throw notFound({ vi: 'trạm này', en: 'this station' });
  return feed.subscribe<MeasurementsRecorded>({
    topics: [measurementTopic],
    after,
    accept: ({ payload }) => !station || payload.stationId === station.id,
  });
}
