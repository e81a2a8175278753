import { GeoPoint } from '@city/kit/graphql/geo-point.type';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { StationKind, WaterBody } from '../generated/prisma/enums.ts';
import { StationStatus } from './station-status.ts';

registerEnumType(StationKind, { name: 'StationKind' });
registerEnumType(WaterBody, { name: 'WaterBody' });
registerEnumType(StationStatus, { name: 'StationStatus' });

// Where it stands and what it is. What it measures is followed live, and never older than it is.
@Directive('@cacheControl(maxAge: 60)')
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType()
export class Station {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  code!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => StationKind)
  kind!: StationKind;

  @Field(() => WaterBody, {
    nullable: true,
    description: 'Decides which water limits apply; null for air.',
  })
  waterBody!: WaterBody | null;

  @Field(() => GeoPoint)
  location!: GeoPoint;

  @Field(() => String)
  commune!: string;

  waterClass!: string | null;
  operatorId!: string;
  intervalMinutes!: number;
  isInMaintenance!: boolean;
}
