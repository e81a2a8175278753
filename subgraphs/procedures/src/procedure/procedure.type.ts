import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { PageInfo } from '@city/kit/graphql/page-info.type';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { GovernmentLevel, ServiceLevel } from '../generated/prisma/enums.ts';
import { Organization } from '../organization/organization.type.ts';
import { ProcedureField } from '../procedure-field/procedure-field.type.ts';
import { RequiredDocument } from './required-document.type.ts';

registerEnumType(GovernmentLevel, { name: 'GovernmentLevel' });
registerEnumType(ServiceLevel, {
  name: 'ServiceLevel',
  description:
    'Levels of online service in Vietnam: 3 is submitted online and paid at the counter, 4 is also paid online.',
});

// Changed by a deployment, and by nobody at a desk.
@Directive('@cacheControl(maxAge: 60)')
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType()
export class Procedure {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  code!: string;

  @Field(() => LocalizedText)
  name?: LocalizedText;

  @Field(() => ProcedureField)
  field?: ProcedureField;

  @Field(() => GovernmentLevel)
  level!: GovernmentLevel;

  @Field(() => ServiceLevel)
  serviceLevel!: ServiceLevel;

  @Directive('@cacheControl(inheritMaxAge: true)')
  @Field(() => Organization)
  agency?: Organization;

  @Field(() => Int)
  processingDays!: number;

  @Field(() => Int, { description: 'VND; 0 when free.' })
  fee!: number;

  @Field(() => [RequiredDocument])
  requiredDocuments?: RequiredDocument[];

  @Field(() => Int, {
    description:
      'Grows when fee, deadline, documents or form change. An application keeps the version it was submitted under.',
  })
  version!: number;
}

@Directive('@cacheControl(maxAge: 60)')
@ObjectType()
export class ProcedureConnection {
  @Field(() => [Procedure])
  nodes!: Procedure[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;
}
