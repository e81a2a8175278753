// type-graphql asks for it as soon as a class is decorated.
import 'reflect-metadata';
import { Directive, Field, Float, ObjectType } from 'type-graphql';

@Directive('@shareable')
@Directive('@cacheControl(inheritMaxAge: true)')
@ObjectType()
export class GeoPoint {
  @Field(() => Float)
  latitude!: number;

  @Field(() => Float)
  longitude!: number;
}
