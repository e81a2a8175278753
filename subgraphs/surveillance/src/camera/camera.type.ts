import { Directive, Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { FieldDevice } from '../device/field-device.type.ts';
import { CameraOrigin, CameraPurpose } from '../generated/prisma/enums.ts';

registerEnumType(CameraPurpose, { name: 'CameraPurpose' });
registerEnumType(CameraOrigin, {
  name: 'CameraOrigin',
  valuesConfig: {
    PROJECT: { description: 'Installed by the smart-city project: 19 in phase 1.' },
    INTEGRATED: { description: 'Existed before and was integrated: 31 in phase 1.' },
  },
});

@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType({ implements: FieldDevice })
export class Camera extends FieldDevice {
  @Field(() => CameraPurpose)
  purpose!: CameraPurpose;

  @Field(() => CameraOrigin)
  origin!: CameraOrigin;

  @Field(() => Float, { nullable: true, description: 'Degrees from north, where it looks.' })
  heading!: number | null;
}
