import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { FieldDevice } from '../device/field-device.type.ts';

@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType({ implements: FieldDevice })
export class WifiAccessPoint extends FieldDevice {
  @Field(() => Int, { nullable: true })
  connectedClients!: number | null;
}
