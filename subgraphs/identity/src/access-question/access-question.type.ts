import { GraphQLDate } from '@city/kit/graphql/date';
import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { PageInfo } from '@city/kit/graphql/page-info.type';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Citizen } from '../citizen/citizen.type.ts';
import { Organization } from '../organization/organization.type.ts';

@ObjectType({ description: 'What a person asked about one look at the own data, and the answer.' })
export class AccessQuestion {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  accessRecordId!: string;

  @Field(() => String)
  message!: string;

  @Field(() => GraphQLDateTime)
  askedAt!: Date;

  @Field(() => GraphQLDate, { description: 'The day by which the law wants it answered.' })
  answerBy!: string;

  @Field(() => String, { nullable: true })
  answer?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  answeredAt?: Date | null;

  @Field(() => Organization, { nullable: true })
  organization?: Organization | null;

  @Field(() => Citizen, { description: 'Who asks.' })
  citizen!: Citizen;

  @Field(() => LocalizedText, { nullable: true, description: 'The look that is asked about, in a sentence.' })
  summary?: LocalizedText | null;

  @Field(() => Citizen, { nullable: true, description: 'Who looked.' })
  accessedBy?: Citizen | null;
}

@ObjectType()
export class AccessQuestionConnection {
  @Field(() => [AccessQuestion])
  nodes!: AccessQuestion[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;
}
