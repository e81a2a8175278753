import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { GeoPoint } from '@city/kit/graphql/geo-point.type';
import { PageInfo } from '@city/kit/graphql/page-info.type';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { EstablishmentKind } from '../generated/prisma/enums.ts';

registerEnumType(EstablishmentKind, { name: 'EstablishmentKind' });

@ObjectType()
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class Establishment {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => EstablishmentKind)
  kind!: EstablishmentKind;

  @Field(() => String)
  address!: string;

  @Field(() => String)
  commune!: string;

  @Field(() => GeoPoint)
  location!: GeoPoint;

  @Field(() => Int)
  rooms!: number;

  @Field(() => Boolean)
  active!: boolean;
}

@ObjectType()
export class Occupancy {
  @Field(() => Int)
  guests!: number;

  @Field(() => Int)
  foreignGuests!: number;

  @Field(() => Int)
  rooms!: number;

  @Field(() => Int)
  occupiedRooms!: number;

  @Field(() => GraphQLDateTime)
  at!: Date;
}

@ObjectType()
export class EstablishmentConnection {
  @Field(() => [Establishment])
  nodes!: Establishment[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;
}
