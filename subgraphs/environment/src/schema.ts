import { noPubSub } from '@city/kit/graphql/no-pub-sub';
import { federate } from '@city/kit/subgraph/federated-schema';
import { buildSchema } from 'type-graphql';
import {
  EnvironmentIndexResolver,
  ParameterIndexResolver,
  StationIndexResolver,
} from './environment-index/environment-index.resolver.ts';
import { MeasurementResolver } from './measurement/measurement.resolver.ts';
import { MeasurementEventResolver } from './measurement/measurement-event.resolver.ts';
import { ParameterResolver } from './parameter/parameter.resolver.ts';
import { SeriesResolver } from './series/series.resolver.ts';
import { stationReference } from './station/station.reference.ts';
import { StationResolver } from './station/station.resolver.ts';

export async function buildSubgraph() {
  const schema = await buildSchema({
    resolvers: [
      StationResolver,
      ParameterResolver,
      MeasurementResolver,
      MeasurementEventResolver,
      SeriesResolver,
      StationIndexResolver,
      EnvironmentIndexResolver,
      ParameterIndexResolver,
    ],
    orphanedTypes: [],
    pubSub: noPubSub,
    validate: false,
    // The schema takes on the federation's directives in the next step, which checks it.
    skipCheck: true,
  });
  return federate({ schema, resolvers: { Station: stationReference } });
}
