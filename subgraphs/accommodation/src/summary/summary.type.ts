import { GraphQLDate } from '@city/kit/graphql/date';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType()
export class NationalityCount {
  @Field(() => String)
  nationality!: string;

  @Field(() => Int)
  guests!: number;
}

@ObjectType()
export class DailyGuests {
  @Field(() => GraphQLDate)
  day!: string;

  @Field(() => Int)
  arrivals!: number;

  @Field(() => Int)
  departures!: number;

  @Field(() => Int)
  inHouse!: number;

  @Field(() => Int)
  foreignInHouse!: number;
}

@ObjectType()
export class CommuneGuests {
  @Field(() => String)
  commune!: string;

  @Field(() => Int)
  establishments!: number;

  @Field(() => Int)
  guests!: number;

  @Field(() => Int)
  foreignGuests!: number;
}

@ObjectType()
export class AccommodationSummary {
  @Field(() => Int)
  establishments!: number;

  @Field(() => Int, {
    description: 'Establishments that declared nothing in the last 24 hours while guests are in house.',
  })
  silentEstablishments!: number;

  @Field(() => Int)
  guests!: number;

  @Field(() => Int)
  foreignGuests!: number;

  @Field(() => Int)
  arrivalsToday!: number;

  @Field(() => Int)
  departuresToday!: number;

  @Field(() => Int)
  lateToday!: number;

  @Field(() => [CommuneGuests])
  byCommune!: CommuneGuests[];
}

@ObjectType()
export class AccommodationSummaryEvent {
  @Field(() => String)
  eventCursor!: string;

  @Field(() => AccommodationSummary)
  summary!: AccommodationSummary;
}
