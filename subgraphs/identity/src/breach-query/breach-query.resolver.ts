import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Arg, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Citizen } from '../citizen/citizen.type.ts';
import type { IdentityContext } from '../context.ts';
import type { PersonRead as PersonReadRow } from './breach-query.store.ts';
import { DataReaderInput, PersonRead, PersonReadConnection } from './breach-query.type.ts';
import { dataReadBy, type PeopleRead } from './data-read-by.ts';

@Resolver(() => PersonRead)
export class BreachQueryResolver {
  @Query(() => PersonReadConnection, {
    description:
      'Whose data somebody read from one moment until another, for the administrators of the special zone and the province. The question itself is on record.',
  })
  @Directive('@requiresScopes(scopes: [["identity:members"]])')
  dataReadBy(
    @Arg('reader', () => DataReaderInput) reader: DataReaderInput,
    @Arg('from', () => GraphQLDateTime) from: Date,
    @Arg('to', () => GraphQLDateTime) to: Date,
    @Arg('purpose', () => String) purpose: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 100 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: IdentityContext,
  ): Promise<PeopleRead> {
    context.viewer.require('identity:members');
    return dataReadBy(context, { reader, span: { from, to }, purpose, first, after: after ?? null });
  }

  @FieldResolver(() => Citizen)
  citizen(@Root() { citizenId }: PersonReadRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.citizens.load(citizenId);
  }
}

@Resolver(() => PersonReadConnection)
export class PeopleReadResolver {
  @FieldResolver(() => Int)
  async totalCount(@Root() answer: PeopleRead): Promise<number> {
    return (await answer.totals()).people;
  }

  @FieldResolver(() => Int)
  async totalLooks(@Root() answer: PeopleRead): Promise<number> {
    return (await answer.totals()).looks;
  }
}
