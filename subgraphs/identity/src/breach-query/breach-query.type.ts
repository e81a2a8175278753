import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { PageInfo } from '@city/kit/graphql/page-info.type';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Citizen } from '../citizen/citizen.type.ts';

@InputType({ description: 'Exactly one of them.' })
export class DataReaderInput {
  @Field(() => ID, { nullable: true })
  citizenId?: string | null;

  @Field(() => String, { nullable: true, description: 'The public id of a service client.' })
  clientId?: string | null;

  @Field(() => ID, { nullable: true })
  organizationId?: string | null;
}

@ObjectType({ description: 'A person whose data was read, and how often.' })
export class PersonRead {
  @Field(() => Citizen)
  citizen!: Citizen;

  @Field(() => Int)
  looks!: number;

  @Field(() => [String])
  fields!: string[];

  @Field(() => [String], {
    description:
      'What was given as the reason. Looks under a criminal inquiry keep theirs until the person may know.',
  })
  purposes!: string[];

  @Field(() => GraphQLDateTime)
  firstAt!: Date;

  @Field(() => GraphQLDateTime)
  lastAt!: Date;
}

@ObjectType()
export class PersonReadConnection {
  @Field(() => [PersonRead])
  nodes!: PersonRead[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;

  @Field(() => Int, { description: 'All looks at all of these people.' })
  totalLooks!: number;
}
