import { InquiryKind } from '@city/kit/access-facts/inquiry-input.type';
import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { PageInfo } from '@city/kit/graphql/page-info.type';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { AccessQuestion } from '../access-question/access-question.type.ts';
import { Citizen } from '../citizen/citizen.type.ts';
import { Organization } from '../organization/organization.type.ts';
import { ServiceClient } from '../service-client/service-client.type.ts';

@ObjectType({ description: "One look at a citizen's personal data by someone else." })
@Directive('@key(fields: "id")')
export class AccessRecord {
  @Field(() => ID)
  id!: string;

  @Field(() => Citizen)
  citizen!: Citizen;

  @Field(() => Citizen, { nullable: true, description: 'Person or machine that looked.' })
  accessedBy?: Citizen | null;

  @Field(() => ServiceClient, { nullable: true })
  accessedByClient?: ServiceClient | null;

  @Field(() => Organization, { nullable: true })
  organization?: Organization | null;

  @Field(() => [String], { description: 'Subgraph and fields, for example `accommodation: Stay.guest`.' })
  fields!: string[];

  @Field(() => String, { nullable: true })
  purpose?: string | null;

  @Field(() => GraphQLDateTime)
  accessedAt!: Date;

  @Field(() => LocalizedText, { description: 'What was looked at, in plain words.' })
  about!: LocalizedText;

  @Field(() => LocalizedText, { description: 'Who looked at what, when and why, as one sentence or two.' })
  summary!: LocalizedText;

  @Field(() => InquiryKind)
  inquiry!: keyof typeof InquiryKind;

  @Field(() => String, { nullable: true, description: 'Of a criminal inquiry.' })
  legalGround?: string | null;

  @Field(() => AccessQuestion, { nullable: true, description: 'What I asked about it.' })
  question?: AccessQuestion | null;
}

@ObjectType()
export class AccessRecordConnection {
  @Field(() => [AccessRecord])
  nodes!: AccessRecord[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;
}
