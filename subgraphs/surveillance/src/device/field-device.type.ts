import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { GeoPoint } from '@city/kit/graphql/geo-point.type';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { Field, ID, InterfaceType, registerEnumType } from 'type-graphql';
import { DeviceKind, DeviceStatus } from '../generated/prisma/enums.ts';

registerEnumType(DeviceStatus, { name: 'DeviceStatus' });

@InterfaceType({
  description: 'Everything installed in the city that can be up or down.',
  resolveType: ({ kind }: { kind: DeviceKind }) =>
    kind === DeviceKind.CAMERA ? 'Camera' : 'WifiAccessPoint',
})
export abstract class FieldDevice {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  code!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => GeoPoint)
  location!: GeoPoint;

  @Field(() => String)
  commune!: string;

  @Field(() => DeviceStatus)
  status!: DeviceStatus;

  @Field(() => GraphQLDateTime, { nullable: true })
  lastSeenAt!: Date | null;

  kind!: DeviceKind;
  organizationId!: string;
}
