import { InquiryInput, readInquiry } from '@city/kit/access-facts/inquiry-input.type';
import { purposeLengths, readPurpose } from '@city/kit/access-facts/purpose';
import { badUserInput, fieldProblem, notFound } from '@city/kit/errors/city-error';
import type { FeedEvent } from '@city/kit/feed/event-feed';
import { GraphQLDate } from '@city/kit/graphql/date';
import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import type { Page } from '@city/kit/paging/keyset';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { localDay } from '@city/kit/time/vietnam-time';
import {
  Arg,
  Ctx,
  Directive,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { accessPurposes } from '../access-record/guest-disclosure.ts';
import type { AccommodationContext } from '../context.ts';
import { Establishment } from '../establishment/establishment.type.ts';
import type { EstablishmentRecord } from '../establishment/establishment-record.ts';
import { Guest } from '../guest/guest.type.ts';
import { checkOutStays } from './check-out-stays.ts';
import { type DeclareAnswer, declareStays } from './declare-stays.ts';
import { DeclareStayInput, DeclareStayResult } from './declare-stays.type.ts';
import { defaultPageSize, filterText } from './list-stays.ts';
import { searchedStays } from './searched-stays.ts';
import { type SeenStay, seenFor } from './seen-stay.ts';
import { stayQueryErrors as errors } from './stay.errors.ts';
import type { StayEventPayload } from './stay.events.ts';
import { declareScope, inspectorReachOf, inspectScope } from './stay.policy.ts';
import { findStayIdByReceipt } from './stay.store.ts';
import { Stay, StayConnection, StayEvent } from './stay.type.ts';
import { type StayChangedArguments, subscribeToStays } from './stay-changes.ts';
import type { StayRecord } from './stay-record.ts';

const staffOrInspectors = '@requiresScopes(scopes: [["accommodation:declare"], ["accommodation:inspect"]])';
const staff = '@requiresScopes(scopes: [["accommodation:declare"]])';
const inspectors = '@requiresScopes(scopes: [["accommodation:inspect"]])';

@Resolver(() => Stay)
export class StayResolver {
  @Directive(staffOrInspectors)
  @Query(() => Stay, { nullable: true })
  async stay(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('receiptNumber', () => String, { nullable: true }) receiptNumber: string | null,
    @Arg('purpose', () => String, {
      nullable: true,
      description: 'Why an inspector looks; recorded, and shown to the guest.',
    })
    purpose: string | null,
    @Arg('inquiry', () => InquiryInput, { nullable: true }) inquiry: InquiryInput | null,
    @Ctx() { database, viewer, loaders }: AccommodationContext,
  ): Promise<SeenStay | null> {
    viewer.require(declareScope, inspectScope);
    if ((id == null) === (receiptNumber == null)) {
      throw badUserInput([fieldProblem('id', errors.KEY_NEEDED, { keys: ['id', 'receiptNumber'] })]);
    }
    const reason = purpose == null ? accessPurposes.singleStay : purposeOf(purpose);
    const seen = seenFor(reason, inquiryOf(viewer, inquiry));
    const receipt = filterText('receiptNumber', receiptNumber);
    const wanted = id ?? (receipt && (await findStayIdByReceipt(database, receipt)));
    const stay = wanted ? await loaders.stays.load(wanted) : null;
    return stay && seen(stay);
  }

  @Directive(inspectors)
  @Query(() => StayConnection)
  async stays(
    @Arg('search', () => String, {
      nullable: true,
      description:
        'A name or part of one, or a whole document number. Who is found is on record as looked at.',
    })
    search: string | null,
    @Arg('nationality', () => String, { nullable: true }) nationality: string | null,
    @Arg('commune', () => String, { nullable: true }) commune: string | null,
    @Arg('from', () => GraphQLDate, { nullable: true }) from: string | null,
    @Arg('to', () => GraphQLDate, { nullable: true }) to: string | null,
    @Arg('purpose', () => String) purpose: string,
    @Arg('inquiry', () => InquiryInput, { nullable: true }) inquiry: InquiryInput | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: defaultPageSize }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: AccommodationContext,
  ): Promise<Page<SeenStay>> {
    const { viewer, now } = context;
    viewer.require(inspectScope);
    const reason = purposeOf(purpose);
    const filter = {
      reach: inspectorReachOf(viewer),
      today: localDay(now()),
      search,
      nationality: filterText('nationality', nationality)?.toUpperCase(),
      commune: filterText('commune', commune),
      from,
      to,
    };
    const why = { purpose: reason, inquiry: inquiryOf(viewer, inquiry) };
    return searchedStays(context, filter, { first, after }, why);
  }

  @Directive(staff)
  @Mutation(() => [DeclareStayResult], {
    description: 'At most 500 rows a call. `dryRun` answers the same and keeps nothing.',
  })
  declareStays(
    @Arg('input', () => [DeclareStayInput]) input: DeclareStayInput[],
    @Arg('dryRun', () => Boolean, { defaultValue: false }) isDryRun: boolean,
    @Ctx() context: AccommodationContext,
  ): Promise<DeclareAnswer[]> {
    context.viewer.require(declareScope);
    return declareStays(context, input, isDryRun);
  }

  @Directive(staff)
  @Mutation(() => [Stay])
  checkOutStays(
    @Arg('ids', () => [ID]) ids: string[],
    @Arg('departedAt', () => GraphQLDateTime) departedAt: Date,
    @Ctx() context: AccommodationContext,
  ): Promise<StayRecord[]> {
    context.viewer.require(declareScope);
    return checkOutStays(context, ids, departedAt);
  }

  @Directive(staffOrInspectors)
  @Subscription(() => StayEvent, {
    subscribe: ({ args, context }: { args: StayChangedArguments; context: AccommodationContext }) =>
      subscribeToStays(context, args),
  })
  async stayChanged(
    @Arg('establishmentId', () => ID, { nullable: true }) _establishmentId: string | null,
    @Arg('commune', () => String, { nullable: true }) _commune: string | null,
    @Arg('after', () => String, { nullable: true }) _after: string | null,
    @Root() event: FeedEvent<StayEventPayload>,
    @Ctx() { loaders }: AccommodationContext,
  ) {
    const { kind, stayId, at } = event.payload;
    const stay = await loaders.stays.load(stayId);
    if (!stay) throw notFound();
    return {
      eventCursor: event.cursor,
      kind,
      at: new Date(at),
      stay: seenFor(accessPurposes.liveBoard)(stay),
    };
  }

  @FieldResolver(() => Establishment)
  establishment(
    @Root() { establishmentId }: SeenStay,
    @Ctx() { loaders }: AccommodationContext,
  ): Promise<EstablishmentRecord | null> {
    return loaders.establishments.load(establishmentId);
  }

  @Directive(staffOrInspectors)
  @FieldResolver(() => Guest, {
    description: 'Staff of the establishment and inspectors only; every read by an inspector is recorded.',
  })
  async guest(
    @Root() stay: SeenStay,
    @Ctx() { viewer, discloseGuest }: AccommodationContext,
  ): Promise<Guest> {
    viewer.require(declareScope, inspectScope);
    await discloseGuest(stay, stay.accessPurpose, stay.inquiry);
    return stay;
  }
}

function purposeOf(given: string): string {
  const purpose = readPurpose(given);
  if (purpose !== null) return purpose;
  throw badUserInput([fieldProblem('purpose', errors.PURPOSE_OF_ACCESS_MISSING, purposeLengths)]);
}

function inquiryOf(viewer: Viewer, input: InquiryInput | null) {
  return readInquiry(
    input,
    viewer.membershipsWith(inspectScope).map(({ kind }) => kind),
  );
}
