import { GraphQLDate } from '@city/kit/graphql/date';
import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { PageInfo } from '@city/kit/graphql/page-info.type';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Citizen } from '../citizen/citizen.type.ts';
import { DataRequestKind, DataRequestStatus } from '../generated/prisma/enums.ts';
import { correctableFields } from './data-request-content.ts';

export const CorrectableField = Object.fromEntries(correctableFields.map((field) => [field, field])) as {
  [Field in (typeof correctableFields)[number]]: Field;
};

registerEnumType(DataRequestKind, { name: 'DataRequestKind' });
registerEnumType(DataRequestStatus, { name: 'DataRequestStatus' });
registerEnumType(CorrectableField, { name: 'CorrectableField' });

@ObjectType({ description: 'One part of the data: what became of it and why.' })
export class DataRequestPart {
  @Field(() => LocalizedText)
  what!: LocalizedText;

  @Field(() => Boolean)
  isDone!: boolean;

  @Field(() => LocalizedText)
  reason!: LocalizedText;
}

@ObjectType({ description: 'An address that is good for a few minutes.' })
export class DataDownload {
  @Field(() => String, { description: '`pdf` or `json`.' })
  format!: string;

  @Field(() => String)
  url!: string;

  @Field(() => Int)
  sizeBytes!: number;
}

@ObjectType({ description: 'What a person asked for under the data law.' })
export class DataRequest {
  @Field(() => ID)
  id!: string;

  @Field(() => DataRequestKind)
  kind!: DataRequestKind;

  @Field(() => DataRequestStatus)
  status!: DataRequestStatus;

  @Field(() => GraphQLDateTime)
  requestedAt!: Date;

  @Field(() => GraphQLDate, {
    description: 'The day by which it has to be answered, counted in working days.',
  })
  answerBy!: string;

  @Field(() => GraphQLDate, { description: 'The day by which it has to be done.' })
  completeBy!: string;

  @Field(() => GraphQLDateTime, { nullable: true })
  decidedAt?: Date | null;

  @Field(() => String, { nullable: true })
  reason?: string | null;

  @Field(() => CorrectableField, { nullable: true })
  correctedField?: keyof typeof CorrectableField | null;

  @Field(() => String, { nullable: true })
  correctedValue?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What is held now in the field that is to be corrected, until an officer has decided. An officer’s look at it is on record.',
  })
  heldValue?: string | null;

  @Field(() => Boolean, { description: 'Of a restriction: it is to be lifted.' })
  isLifted!: boolean;

  @Field(() => String, { nullable: true, description: 'What the officer says to it.' })
  note?: string | null;

  @Field(() => [DataRequestPart])
  parts!: DataRequestPart[];

  @Field(() => [DataDownload], { description: 'For the person alone, while the copy is kept.' })
  downloads!: DataDownload[];

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Until when the copy is kept.' })
  filesUntil?: Date | null;

  @Field(() => Citizen)
  citizen!: Citizen;
}

@ObjectType()
export class DataRequestConnection {
  @Field(() => [DataRequest])
  nodes!: DataRequest[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;
}
