import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { Directive, Field, ObjectType } from 'type-graphql';

@Directive('@cacheControl(maxAge: 60)')
@ObjectType()
export class Parameter {
  @Field(() => String, {
    description: 'SO2, CO, NO2, O3, PM10, PM2_5, TSP, TEMPERATURE, HUMIDITY, PRESSURE, PH, DO, TSS, NH4.',
  })
  code!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => String, { description: 'UCUM, for example `ug/m3`.' })
  unit!: string;

  /** What the instruments can show. */
  minimum!: number;
  maximum!: number;
}
