import { GraphQLDate } from '@city/kit/graphql/date';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationKind } from '../generated/prisma/enums.ts';

registerEnumType(OrganizationKind, { name: 'OrganizationKind' });

// Where others name it. An administrator who changes it asks for it here, and sees the change at once.
@Directive('@cacheControl(maxAge: 60)')
@ObjectType()
@Directive('@key(fields: "id")')
export class Organization {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  code!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => OrganizationKind)
  kind!: OrganizationKind;

  @Field(() => Organization, { nullable: true })
  parent?: Organization | null;

  @Field(() => GraphQLDate)
  validFrom!: string;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The last day. Null while the organisation exists; what it decided keeps naming it.',
  })
  validTo?: string | null;
}
