import { GraphQLDate } from '@city/kit/graphql/date';
import { pageSize } from '@city/kit/paging/keyset';
import { Arg, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { AccommodationContext } from '../context.ts';
import { filterText } from '../stay/list-stays.ts';
import { type StayEventPayload, stayTopic } from '../stay/stay.events.ts';
import { communesOfTotals, covers, inspectScope, operationsScope } from '../stay/stay.policy.ts';
import { guestsByDay } from './guests-by-day.ts';
import { type Summary, summarize } from './summarize.ts';
import { readSummary } from './summary.store.ts';
import {
  AccommodationSummary,
  AccommodationSummaryEvent,
  DailyGuests,
  NationalityCount,
} from './summary.type.ts';
import { type SummaryChange, SummaryChanges } from './summary-changes.ts';

const inspectorsOrOperations = '@requiresScopes(scopes: [["accommodation:inspect"], ["operations:view"]])';

@Resolver(() => AccommodationSummary)
export class SummaryResolver {
  @Directive(inspectorsOrOperations)
  @Query(() => AccommodationSummary)
  accommodationSummary(@Ctx() context: AccommodationContext): Promise<Summary> {
    return currentSummary(context);
  }

  @Directive(inspectorsOrOperations)
  @Query(() => [DailyGuests])
  guestsByDay(
    @Arg('from', () => GraphQLDate) from: string,
    @Arg('to', () => GraphQLDate) to: string,
    @Arg('commune', () => String, { nullable: true }) commune: string | null,
    @Ctx() { viewer, database, now }: AccommodationContext,
  ): Promise<DailyGuests[]> {
    viewer.require(inspectScope, operationsScope);
    const reach = communesOfTotals(viewer);
    const wanted = filterText('commune', commune);
    const communes = wanted === null ? reach : covers(reach, wanted) ? [wanted] : [];
    return guestsByDay({ database, now: now() }, { from, to }, communes);
  }

  @Directive(inspectorsOrOperations)
  @Subscription(() => AccommodationSummaryEvent, {
    subscribe: ({ args, context }: { args: { after?: string | null }; context: AccommodationContext }) => {
      context.viewer.require(inspectScope, operationsScope);
      const communes = communesOfTotals(context.viewer);
      const events = context.feed.subscribe<StayEventPayload>({
        topics: [stayTopic],
        after: args.after,
        accept: ({ payload }) => covers(communes, payload.commune),
      });
      return new SummaryChanges(events);
    },
  })
  async accommodationSummaryChanged(
    @Arg('after', () => String, { nullable: true }) _after: string | null,
    @Root() change: SummaryChange,
    @Ctx() context: AccommodationContext,
  ): Promise<{ eventCursor: string; summary: Summary }> {
    return { eventCursor: change.cursor, summary: await currentSummary(context) };
  }

  @FieldResolver(() => [NationalityCount])
  byNationality(
    @Root() { nationalities }: Summary,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
  ): NationalityCount[] {
    return nationalities.slice(0, pageSize(first, 20));
  }
}

async function currentSummary({ viewer, database, now }: AccommodationContext): Promise<Summary> {
  viewer.require(inspectScope, operationsScope);
  return summarize(await readSummary(database, communesOfTotals(viewer), now()));
}
